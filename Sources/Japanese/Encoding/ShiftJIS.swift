/// Shift_JIS as municipal systems mean it: Windows code page 932.
///
/// The table is our own, since common converters accept what the code page has not (〜 U+301C,
/// − U+2212, ¥ U+00A5) and post something else for it. Encoding is one-to-one: what is encoded
/// decodes to the same scalars, and nothing is replaced, composed or dropped. Where the code page
/// has a character more than once, JIS X 0208 comes before NEC's row 13 and that before IBM's
/// extensions, as Windows does it. User-defined characters (外字, U+E000 to U+E757) count as
/// unencodable: what they mean is agreed between no two systems.
public enum ShiftJIS {
  /// A character that the code page lacks.
  public struct Unencodable: Hashable, Sendable {
    /// The scalar that cannot be encoded.
    public var scalar: Unicode.Scalar
    /// Its place in the text: characters before the one that it belongs to.
    public var position: Int

    public init(scalar: Unicode.Scalar, position: Int) {
      self.scalar = scalar
      self.position = position
    }

    /// `U+301C`.
    public var codePoint: String {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// The character that the code page has for the same sign, for a person to choose; nil where
    /// none is the same.
    public var substitute: Unicode.Scalar? { ShiftJIS.substitutes[scalar] }

    /// `𠮷（U+20BB7）→吉`.
    public var described: String {
      "\(Character(scalar))（\(codePoint)）" + (substitute.map { "→\(Character($0))" } ?? "")
    }
  }

  /// All characters of a text that cannot be encoded; never empty.
  public struct EncodingFailure: Error, Hashable, Sendable {
    public var characters: [Unencodable]

    public init(characters: [Unencodable]) { self.characters = characters }
  }

  /// The bytes of a text, or every character that has none.
  public static func encode(_ text: String) -> Result<[UInt8], EncodingFailure> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var missing: [Unencodable] = []
    for (position, character) in text.enumerated() {
      for scalar in character.unicodeScalars {
        if let code = code(of: scalar) {
          if code > 0xFF { bytes.append(UInt8(code >> 8)) }
          bytes.append(UInt8(code & 0xFF))
        } else {
          missing.append(Unencodable(scalar: scalar, position: position))
        }
      }
    }
    return missing.isEmpty ? .success(bytes) : .failure(EncodingFailure(characters: missing))
  }

  /// The characters of a text that cannot be encoded, in order; empty where all can.
  public static func unencodable(in text: String) -> [Unencodable] {
    switch encode(text) {
    case .success: []
    case .failure(let failure): failure.characters
    }
  }

  /// The text of some bytes; nil where they are not of the code page or user-defined.
  public static func decode(_ bytes: some Sequence<UInt8>) -> String? {
    var result = String.UnicodeScalarView()
    var iterator = bytes.makeIterator()
    while let first = iterator.next() {
      switch first {
      case 0x00...0x7F: result.append(Unicode.Scalar(first))
      case 0xA1...0xDF:
        guard let scalar = Unicode.Scalar(0xFF61 + UInt32(first) - 0xA1) else { return nil }
        result.append(scalar)
      default:
        guard let second = iterator.next(),
          let scalar = scalars[UInt16(first) << 8 | UInt16(second)]
        else { return nil }
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Every character that can be encoded beyond ASCII and half-width kana: the repertoire of
  /// Japanese systems (JIS X 0208, NEC's row 13, IBM's extensions), in order of code.
  public static let doubleByteCharacters: [Unicode.Scalar] = codes.sorted { $0.value < $1.value }
    .map(\.key)

  private static func code(of scalar: Unicode.Scalar) -> UInt16? {
    switch scalar.value {
    case 0x00...0x7F: UInt16(scalar.value)
    case 0xFF61...0xFF9F: UInt16(scalar.value - 0xFF61 + 0xA1)
    default: codes[scalar]
    }
  }

  /// What looks the same under another code: the pairs over which converters disagree.
  private static let substitutes: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{301C}": "\u{FF5E}", "\u{2212}": "\u{FF0D}", "\u{2014}": "\u{2015}", "\u{2016}": "\u{2225}",
    "\u{00A5}": "\u{FFE5}", "\u{00A2}": "\u{FFE0}", "\u{00A3}": "\u{FFE1}", "\u{00AC}": "\u{FFE2}",
    "\u{00A6}": "\u{FFE4}", "\u{203E}": "\u{FFE3}", "\u{2022}": "\u{30FB}", "\u{00B7}": "\u{30FB}",
    "\u{2011}": "\u{2010}", "\u{2013}": "\u{FF0D}", "\u{00A0}": "\u{0020}",
  ]
}

extension ShiftJIS {
  private static let scalars: [UInt16: Unicode.Scalar] = {
    var map: [UInt16: Unicode.Scalar] = [:]
    for row in table.split(separator: "\n") {
      guard let first = UInt16(row.prefix(2), radix: 16) else { continue }
      for (index, scalar) in row.unicodeScalars.dropFirst(3).enumerated() where scalar != "·" {
        // The second byte 7F is skipped.
        map[first << 8 | UInt16(0x40 + index + (index >= 63 ? 1 : 0))] = scalar
      }
    }
    return map
  }()

  private static let codes: [Unicode.Scalar: UInt16] = {
    var map: [Unicode.Scalar: UInt16] = [:]
    // Ascending, so that JIS X 0208 and NEC's row 13 come first; of IBM's extensions the copies
    // that NEC selected (ED, EE) are never written.
    for code in scalars.keys.sorted() where !(0xED00...0xEEFF).contains(code) {
      if let scalar = scalars[code], map[scalar] == nil { map[scalar] = code }
    }
    return map
  }()
}
