/// Reads canonical bytes and refuses all others: what it accepts, written again, is the same bytes.
struct CanonicalJSONParser {
  private var bytes: ArraySlice<UInt8>

  /// nil where the bytes are not canonical JSON of the records' kind.
  static func parse(_ bytes: [UInt8]) -> CanonicalJSON? {
    var parser = CanonicalJSONParser(bytes: bytes[...])
    guard let value = parser.value(depth: 0), parser.bytes.isEmpty, value.encoded == bytes else {
      return nil
    }
    return value
  }

  private mutating func value(depth: Int) -> CanonicalJSON? {
    guard depth < 8 else { return nil }
    switch bytes.first {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    default: return integer().map { .int($0) }
    }
  }

  private mutating func object(depth: Int) -> CanonicalJSON? {
    guard take("{") else { return nil }
    var members: [String: CanonicalJSON] = [:]
    if take("}") { return .object(members) }
    repeat {
      guard let name = string(), take(":"), let member = value(depth: depth + 1) else { return nil }
      members[name] = member
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(validating: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        text.append(escaped)
      default: text.append(byte)
      }
    }
    return nil
  }

  /// Only control characters, the quote and the backslash are ever escaped.
  private mutating func escape() -> UInt8? {
    switch bytes.popFirst() {
    case UInt8(ascii: "\""): return UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): return UInt8(ascii: "\\")
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes.prefix(4), as: UTF8.self)
      bytes = bytes.dropFirst(4)
      return UInt8(digits, radix: 16)
    default: return nil
    }
  }

  private mutating func integer() -> Int? {
    let digits = bytes.prefix { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }
    bytes = bytes[digits.endIndex...]
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    return CanonicalJSON.integers.contains(number) ? number : nil
  }

  private mutating func take(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { expected in
      guard bytes.starts(with: expected) else { return false }
      bytes = bytes.dropFirst(expected.count)
      return true
    }
  }
}
