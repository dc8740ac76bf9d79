public import Foundation
import Readings
import Yams

/// A configuration that cannot be used, in words for operators.
public struct ConfigurationError: Error, CustomStringConvertible, Sendable {
  public var file: String
  public var line: Int?
  public var japanese: String
  public var english: String

  public var description: String {
    "\(file)\(line.map { ":\($0)" } ?? ""): \(japanese)\n\(english)"
  }
}

extension DaemonConfiguration {
  /// Reads `uketsuke.yaml`; what it does not name keeps its place in an installed service.
  /// Paths that do not start with `/` are relative to the file.
  ///
  /// - Throws: `ConfigurationError` for a file that cannot be read, an unknown key or a wrong
  ///   value.
  public static func load(_ file: URL) throws -> DaemonConfiguration {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw ConfigurationError(
        file: file.path, line: nil, japanese: "設定ファイルを読めません。場所と権限を確認してください。",
        english: "The configuration cannot be read; check its place and permissions.")
    }
    return try parse(text, file: file)
  }

  static func parse(_ text: String, file: URL) throws -> DaemonConfiguration {
    let reader = ConfigurationReader(file: file)
    var configuration = DaemonConfiguration.system
    let root: Node?
    do {
      root = try compose(yaml: text)
    } catch let error as YamlError {
      throw reader.error(nil, "YAMLの書き方に誤りがあります：\(error)", "This is not valid YAML: \(error)")
    }
    guard let root else { return configuration }
    try reader.mapping(root) { key, value in
      switch key {
      case "drop": configuration.drop = try reader.path(value)
      case "state": configuration.state = try reader.path(value)
      case "delivery": configuration.delivery = try reader.path(value)
      case "workflows": configuration.workflows = try reader.path(value)
      case "checkpoints": configuration.checkpoints = try reader.path(value)
      case "control_socket": configuration.controlSocket = try reader.path(value)
      case "keys":
        try reader.mapping(value) { key, value in
          switch key {
          case "master": configuration.keys.master = try reader.path(value)
          case "audit": configuration.keys.audit = try reader.path(value)
          case "recovery": configuration.keys.recovery = try reader.path(value)
          default: return false
          }
          return true
        }
      case "readers":
        try reader.mapping(value) { key, value in
          switch key {
          case "count": configuration.readers.count = try reader.whole(value, in: 1...64)
          case "recycle_after_pages":
            configuration.readers.recycleAfterPages = try reader.whole(value, in: 1...1_000_000)
          case "page_deadline":
            configuration.readers.pageDeadline = try reader.number(value, in: 1...3600)
          case "program": configuration.readers.program = try reader.path(value)
          default: return false
          }
          return true
        }
      case "intake":
        try reader.mapping(value) { key, value in
          switch key {
          case "poll": configuration.intake.poll = try reader.number(value, in: 0.1...60)
          case "quiet": configuration.intake.quiet = try reader.number(value, in: 0.1...600)
          case "odd": configuration.intake.odd = try reader.number(value, in: 1...86_400)
          case "unassigned_department":
            configuration.intake.unassignedDepartment = try reader.text(value)
          default: return false
          }
          return true
        }
      case "limits":
        try reader.mapping(value) { key, value in
          switch key {
          case "pages": configuration.limits.maxPages = try reader.whole(value, in: 1...10_000)
          case "pixels":
            configuration.limits.maxPixels = try reader.whole(value, in: 1_000_000...200_000_000)
          case "declared_pixels":
            configuration.limits.maxDeclaredPixels =
              try reader.whole(value, in: 1_000_000...4_000_000_000)
          default: return false
          }
          return true
        }
      default: return false
      }
      return true
    }
    return configuration
  }
}

/// Takes values out of YAML nodes, with the line in every complaint.
private struct ConfigurationReader {
  var file: URL

  func error(_ node: Node?, _ japanese: String, _ english: String) -> ConfigurationError {
    ConfigurationError(
      file: file.path, line: node?.mark?.line, japanese: japanese, english: english)
  }

  /// Calls `use` for every key; it returns false for one that it does not know.
  func mapping(_ node: Node, _ use: (String, Node) throws -> Bool) throws {
    guard let mapping = node.mapping else {
      throw error(node, "「キー: 値」の形で書いてください。", "A mapping of keys to values is expected here.")
    }
    for (key, value) in mapping {
      let name = key.string ?? ""
      if try !use(name, value) {
        throw error(key, "使えないキーです：\(name)", "Unknown key: \(name)")
      }
    }
  }

  func text(_ node: Node) throws -> String {
    guard let text = node.scalar?.string, !text.isEmpty else {
      throw error(node, "文字列を書いてください。", "A text is expected here.")
    }
    return text
  }

  func path(_ node: Node) throws -> URL {
    URL(filePath: try text(node), relativeTo: file.deletingLastPathComponent()).absoluteURL
  }

  func number(_ node: Node, in range: ClosedRange<Double>) throws -> Double {
    guard let value = Double(try text(node)), range.contains(value) else {
      throw error(
        node, "\(range.lowerBound)から\(range.upperBound)までの数を書いてください。",
        "A number from \(range.lowerBound) to \(range.upperBound) is expected here.")
    }
    return value
  }

  func whole(_ node: Node, in range: ClosedRange<Int>) throws -> Int {
    guard let value = Int(try text(node)), range.contains(value) else {
      throw error(
        node, "\(range.lowerBound)から\(range.upperBound)までの整数を書いてください。",
        "A whole number from \(range.lowerBound) to \(range.upperBound) is expected here.")
    }
    return value
  }
}
