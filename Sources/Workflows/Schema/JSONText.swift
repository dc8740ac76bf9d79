/// A JSON value that is written the same on every machine: keys sorted by code point, two spaces.
indirect enum JSONText: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case array([JSONText])
  case object([String: JSONText])

  static func strings(_ list: [String]) -> JSONText { .array(list.map { .string($0) }) }

  func written(indent: Int = 0) -> String {
    let inner = String(repeating: "  ", count: indent + 1)
    let outer = String(repeating: "  ", count: indent)
    switch self {
    case .string(let text): return Self.quoted(text)
    case .integer(let value): return String(value)
    case .number(let value): return Plain.number(value)
    case .boolean(let value): return value ? "true" : "false"
    case .array(let items):
      if items.isEmpty { return "[]" }
      let lines = items.map { inner + $0.written(indent: indent + 1) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let keys = members.keys.sorted {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
      let lines = keys.map { key in
        "\(inner)\(Self.quoted(key)): \(members[key]?.written(indent: indent + 1) ?? "null")"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
