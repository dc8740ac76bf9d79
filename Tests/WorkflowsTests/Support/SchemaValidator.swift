import Foundation

@testable import Workflows

/// Checks a YAML text against a JSON Schema, as an editor does; knows the keywords that our schema
/// uses, and refuses a schema with any other.
struct SchemaValidator {
  enum Value {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case list([Value])
    case object([String: Value])
  }

  struct UnknownKeyword: Error { let name: String }

  private let root: [String: Any]

  init(_ json: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
  }

  func problems(in yaml: String) -> [String] {
    var bag = DiagnosticBag(file: "w.yaml")
    guard let node = YAMLReader.read(SourceText(yaml), into: &bag) else { return ["no YAML"] }
    do {
      return try check(Self.value(node), root, at: "$")
    } catch {
      return ["\(error)"]
    }
  }

  private static func value(_ node: YAMLNode) -> Value {
    if let entries = node.entries {
      return .object(
        Dictionary(entries.map { ($0.key, value($0.value)) }, uniquingKeysWith: { a, _ in a }))
    }
    if let items = node.items { return .list(items.map(value)) }
    guard let scalar = node.scalar else { return .text("") }
    if scalar.style == .plain {
      if let number = Double(scalar.text) { return .number(number) }
      if let boolean = node.boolean { return .boolean(boolean) }
    }
    return .text(scalar.text)
  }

  private static let known: Set<String> = [
    "$schema", "$defs", "$ref", "title", "description", "type", "const", "oneOf", "anyOf", "allOf",
    "if", "then", "properties", "additionalProperties", "propertyNames", "required", "pattern",
    "minimum", "maximum", "exclusiveMinimum", "items", "prefixItems", "minItems", "maxItems",
    "minProperties",
  ]

  private func check(_ value: Value, _ schema: Any, at path: String) throws -> [String] {
    if let allowed = schema as? Bool { return allowed ? [] : ["\(path): not allowed"] }
    guard let schema = schema as? [String: Any] else { return ["\(path): no schema"] }
    if let other = schema.keys.first(where: { !Self.known.contains($0) }) {
      throw UnknownKeyword(name: other)
    }
    var problems: [String] = []
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      let target = (root["$defs"] as? [String: Any])?[name] ?? false
      problems += try check(value, target, at: path)
    }
    problems += types(value, schema, path)
    problems += try combinations(value, schema, path)
    switch value {
    case .text(let text):
      if let pattern = schema["pattern"] as? String, !matches(text, pattern) {
        problems.append("\(path): \(text) is not \(pattern)")
      }
    case .number(let number): problems += limits(number, schema, path)
    case .boolean: break
    case .list(let items): problems += try list(items, schema, path)
    case .object(let members): problems += try object(members, schema, path)
    }
    return problems
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    guard let regex = try? NSRegularExpression(pattern: pattern) else { return false }
    return regex.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  private func types(_ value: Value, _ schema: [String: Any], _ path: String) -> [String] {
    let wanted = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] }
    var found: Set<String>
    switch value {
    case .text: found = ["string"]
    case .number(let number):
      found = number == number.rounded() ? ["number", "integer"] : ["number"]
    case .boolean: found = ["boolean"]
    case .list: found = ["array"]
    case .object: found = ["object"]
    }
    if let constant = schema["const"] as? String {
      guard case .text(constant) = value else { return ["\(path): not \(constant)"] }
    }
    guard let wanted, found.isDisjoint(with: wanted) else { return [] }
    found = []
    return ["\(path): not \(wanted)"]
  }

  private func combinations(
    _ value: Value, _ schema: [String: Any], _ path: String
  ) throws -> [String] {
    func passing(_ list: Any?) throws -> Int? {
      try (list as? [Any])?.filter { try check(value, $0, at: path).isEmpty }.count
    }
    var problems: [String] = []
    if let count = try passing(schema["oneOf"]), count != 1 {
      problems.append("\(path): oneOf \(count)")
    }
    if let count = try passing(schema["anyOf"]), count == 0 { problems.append("\(path): anyOf") }
    for part in schema["allOf"] as? [Any] ?? [] { problems += try check(value, part, at: path) }
    if let condition = schema["if"], let then = schema["then"],
      try check(value, condition, at: path).isEmpty
    {
      problems += try check(value, then, at: path)
    }
    return problems
  }

  private func limits(_ number: Double, _ schema: [String: Any], _ path: String) -> [String] {
    let low = schema["minimum"] as? Double ?? -.infinity
    let high = schema["maximum"] as? Double ?? .infinity
    let above = schema["exclusiveMinimum"] as? Double ?? -.infinity
    return number >= low && number <= high && number > above
      ? [] : ["\(path): \(number) out of range"]
  }

  private func list(_ items: [Value], _ schema: [String: Any], _ path: String) throws -> [String] {
    var problems: [String] = []
    if items.count < schema["minItems"] as? Int ?? 0
      || items.count > schema["maxItems"] as? Int ?? .max
    {
      problems.append("\(path): \(items.count) items")
    }
    let prefix = schema["prefixItems"] as? [Any] ?? []
    for (index, item) in items.enumerated() {
      let rule = index < prefix.count ? prefix[index] : schema["items"] ?? true
      problems += try check(item, rule, at: "\(path)[\(index)]")
    }
    return problems
  }

  private func object(
    _ members: [String: Value], _ schema: [String: Any], _ path: String
  ) throws -> [String] {
    var problems: [String] = []
    for name in schema["required"] as? [String] ?? [] where members[name] == nil {
      problems.append("\(path): lacks \(name)")
    }
    if members.count < schema["minProperties"] as? Int ?? 0 { problems.append("\(path): too few") }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for (name, member) in members {
      if let names = schema["propertyNames"] {
        problems += try check(.text(name), names, at: "\(path).\(name)")
      }
      let rule = properties[name] ?? schema["additionalProperties"] ?? true
      problems += try check(member, rule, at: "\(path).\(name)")
    }
    return problems
  }
}
