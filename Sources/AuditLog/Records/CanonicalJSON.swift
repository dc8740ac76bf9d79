/// The part of JSON that records use, written in one way only: RFC 8785 (JSON Canonicalization
/// Scheme) without fractions, arrays and null.
enum CanonicalJSON: Equatable {
  case string(String)
  case int(Int)
  case bool(Bool)
  case object([String: CanonicalJSON])

  /// Integers beyond this are not kept exactly by every JSON reader (RFC 7493, 2.2).
  static let integers = -9_007_199_254_740_991...9_007_199_254_740_991

  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text): Self.write(text, to: &bytes)
    case .int(let number): bytes += Array(String(number).utf8)
    case .bool(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      // RFC 8785, 3.2.3: by UTF-16 code units.
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      for (position, member) in sorted.enumerated() {
        if position > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += Array("\\b".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0C: bytes += Array("\\f".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
