import Yams

/// Turns a YAML text into nodes with places, and every fault of the YAML itself into a diagnostic.
struct YAMLReader {
  /// More than this is no workflow file.
  static let maximumScalars = 1_000_000
  static let maximumNodes = 100_000
  static let maximumDepth = 40
  static let maximumDuplicates = 100

  private var source: SourceText
  /// Keys that were renamed because Yams refuses duplicates, by place, with their first letter.
  private var renamed: [SourcePosition: Unicode.Scalar] = [:]
  private var nodeCount = 0

  private init(_ source: SourceText) { self.source = source }

  /// The file's root; nil where no tree can be made at all, which is then in `bag`.
  static func read(_ source: SourceText, into bag: inout DiagnosticBag) -> YAMLNode? {
    guard source.scalars.count <= maximumScalars else {
      bag.error(
        "yaml.too-large", at: .start, "ファイルが大きすぎます（上限 \(maximumScalars) 文字）",
        "the file is too large (limit \(maximumScalars) characters)")
      return nil
    }
    var reader = YAMLReader(source)
    return reader.read(into: &bag)
  }

  private mutating func read(into bag: inout DiagnosticBag) -> YAMLNode? {
    while true {
      do {
        let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else {
          bag.error(
            "yaml.empty", at: .start, "ファイルに何も書かれていません", "the file is empty")
          return nil
        }
        return convert(root, depth: 0, into: &bag)
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        // Yams stops at the first mapping with a key twice. To find the other problems too, the
        // first of the two gets another name of the same length, and reading starts again.
        let position = SourcePosition(context.mark)
        if !rename(at: position) {
          bag.error(
            "yaml.duplicate-key", at: position,
            "同じキーが二度書かれています: \(names.joined(separator: "、"))",
            "the same key is written twice: \(names.joined(separator: ", "))")
          return nil
        }
      } catch let error as YamlError {
        YAMLFault(error).report(into: &bag)
        return nil
      } catch {
        bag.error("yaml.syntax", at: .start, "YAML として読めません", "not readable as YAML")
        return nil
      }
    }
  }

  private mutating func rename(at position: SourcePosition) -> Bool {
    guard renamed.count < Self.maximumDuplicates, renamed[position] == nil,
      var index = source.index(of: position)
    else { return false }
    if source.scalars[index] == "\"" || source.scalars[index] == "'" { index += 1 }
    guard index < source.scalars.count else { return false }
    let old = source.scalars[index]
    let special: [Unicode.Scalar] = ["!", "&", "*", "|", ">", "\\", "\"", "'", "{", "[", "?", ":"]
    guard !special.contains(old), !SourceText.isBreak(old),
      let new = Unicode.Scalar(0xE000 + UInt32(renamed.count))
    else { return false }
    renamed[position] = old
    source.replace(at: index, with: new)
    return true
  }

  private mutating func convert(
    _ node: Node, depth: Int, into bag: inout DiagnosticBag
  ) -> YAMLNode? {
    let position = node.mark.map { SourcePosition($0) } ?? .start
    nodeCount += 1
    guard depth <= Self.maximumDepth, nodeCount <= Self.maximumNodes else {
      // One message is enough: aliases of aliases would bring millions.
      if nodeCount <= Self.maximumNodes || nodeCount == Self.maximumNodes + 1 {
        bag.error(
          "yaml.too-deep", at: position, "入れ子が深すぎるか、項目が多すぎます",
          "nested too deeply, or too many items")
      }
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(
        content: .scalar(YAMLScalar(text: scalar.string, style: .init(scalar.style))),
        position: position)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      for item in sequence {
        guard nodeCount <= Self.maximumNodes else { break }
        if let item = convert(item, depth: depth + 1, into: &bag) { items.append(item) }
      }
      return YAMLNode(content: .sequence(items), position: position)
    case .mapping(let mapping):
      return YAMLNode(
        content: .mapping(entries(of: mapping, depth: depth, into: &bag)), position: position)
    case .alias:
      return nil
    }
  }

  private mutating func entries(
    of mapping: Node.Mapping, depth: Int, into bag: inout DiagnosticBag
  ) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var places: [String: SourcePosition] = [:]
    for (keyNode, valueNode) in mapping {
      guard nodeCount <= Self.maximumNodes else { break }
      let position = keyNode.mark.map { SourcePosition($0) } ?? .start
      guard case .scalar(let scalar) = keyNode else {
        bag.error(
          "yaml.key", at: position, "キーは文字列でなければなりません", "a key must be plain text")
        continue
      }
      let key = original(scalar.string, at: position)
      guard let value = convert(valueNode, depth: depth + 1, into: &bag) else { continue }
      if let first = places[key] {
        bag.error(
          "yaml.duplicate-key", at: position,
          "キー「\(key)」は \(first.line) 行目にもあります。一つにしてください",
          "key '\(key)' is already on line \(first.line); keep one of them")
        continue
      }
      places[key] = position
      entries.append(YAMLEntry(key: key, keyPosition: position, value: value))
    }
    return entries
  }

  private func original(_ key: String, at position: SourcePosition) -> String {
    guard let first = renamed[position] else { return key }
    var view = String.UnicodeScalarView([first])
    view.append(contentsOf: key.unicodeScalars.dropFirst())
    return String(view)
  }
}

extension SourcePosition {
  init(_ mark: Yams.Mark) { self.init(line: max(1, mark.line), column: max(1, mark.column)) }
}

extension YAMLScalar.Style {
  init(_ style: Node.Scalar.Style) {
    switch style {
    case .any, .plain: self = .plain
    case .singleQuoted: self = .singleQuoted
    case .doubleQuoted: self = .doubleQuoted
    case .literal, .folded: self = .block
    }
  }
}
