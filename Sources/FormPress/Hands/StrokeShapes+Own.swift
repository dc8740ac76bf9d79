extension StrokeShapes {
  /// Signs that KanjiVG does not have, drawn by ourselves in its square.
  static let own: [String: [String]] = [
    "-": ["M36,54 L73,54"],
    "/": ["M74,14 L35,95"],
    "(": ["M66,12 C40,36 40,74 66,97"],
    ")": ["M43,12 C69,36 69,74 43,97"],
    "〒": ["M20,22 L89,22", "M16,46 L93,46", "M54,46 L54,96"],
    "〜": ["M16,60 C30,38 44,44 54,54 C64,64 78,68 92,48"],
    "「": ["M58,16 L84,16", "M58,16 L58,62"],
    "」": ["M52,44 L52,92 L26,92"],
  ]

  /// The character with the same shape: half-width for full-width letters, digits and signs, and
  /// the plain hyphen for the other short lines.
  static func twin(of character: Character) -> Character? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    switch scalar.value {
    case 0xFF01...0xFF5D: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
    case 0x2010...0x2013, 0x2212: return "-"
    case 0xFF5E: return "〜"
    default: return nil
    }
  }
}
