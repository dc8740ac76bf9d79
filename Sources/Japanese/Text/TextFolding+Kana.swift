extension TextFolding {
  /// Half-width katakana and its punctuation to full width, ﾞ and ﾟ joined to their kana.
  public static func fullwidthKana(_ text: String) -> String {
    composedKana(mapScalars(text, fullwidthKana))
  }

  /// Kana followed by a voiced mark (combining, spacing or half-width) as one character:
  /// か + ゛ → が, ハ + ゜ → パ. Other characters stay as they are; in particular this is not NFC,
  /// which would replace compatibility ideographs such as 神 in names.
  public static func composedKana(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: isVoicedMark) else { return text }
    composeKana(&scalars)
    return String(String.UnicodeScalarView(scalars))
  }

  /// Hiragana and half-width katakana to full-width katakana.
  public static func katakana(_ text: String) -> String {
    mapScalars(fullwidthKana(text), katakana)
  }

  /// Katakana of either width to hiragana; ヷヸヹヺ have none and stay.
  public static func hiragana(_ text: String) -> String {
    mapScalars(fullwidthKana(text)) { scalar in
      switch scalar.value {
      case 0x30A1...0x30F6, 0x30FD...0x30FE: Unicode.Scalar(scalar.value - 0x60) ?? scalar
      default: scalar
      }
    }
  }

  /// Full-width katakana to half-width, voiced marks apart (ガ → ｶﾞ); ヮ, ヰ, ヱ, ヵ and ヶ have no
  /// half-width form and stay.
  public static func halfwidthKana(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in katakana(text).unicodeScalars {
      if let half = fullToHalf[scalar] {
        result.append(half)
      } else if let (base, mark) = parts[scalar], let half = fullToHalf[base] {
        result.append(half)
        result.append(mark)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  static func fullwidthKana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF61...0xFF9F).contains(scalar.value) else { return scalar }
    return halfwidthForms[Int(scalar.value - 0xFF61)]
  }

  static func katakana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.isHiragana ? Unicode.Scalar(scalar.value + 0x60) ?? scalar : scalar
  }

  static func composeKana(_ scalars: inout [Unicode.Scalar]) {
    var end = 0
    for scalar in scalars {
      if end > 0, isVoicedMark(scalar), let joined = joining(scalars[end - 1], scalar) {
        scalars[end - 1] = joined
      } else {
        scalars[end] = scalar
        end += 1
      }
    }
    scalars.removeSubrange(end...)
  }

  private static func isVoicedMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3099...0x309C, 0xFF9E...0xFF9F: true
    default: false
    }
  }

  /// Small kana at their full size: ァ → ア, っ → つ, ヶ → ケ.
  static func largeKana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE,
      0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E:
      Unicode.Scalar(scalar.value + 1) ?? scalar
    case 0x30F5: "カ"
    case 0x30F6: "ケ"
    case 0x3095: "か"
    case 0x3096: "け"
    default: scalar
    }
  }

  /// The composed kana of a base and a voiced mark, or nil where there is none.
  static func joining(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    let voiced =
      switch mark.value {
      case 0x3099, 0x309B, 0xFF9E: true
      case 0x309A, 0x309C, 0xFF9F: false
      default: Bool?.none
      }
    guard let voiced else { return nil }
    let offset: UInt32
    switch base.value {
    case 0x3046 where voiced: return "ゔ"
    case 0x30A6 where voiced: return "ヴ"
    case 0x30EF where voiced: return "ヷ"
    case 0x30F0 where voiced: return "ヸ"
    case 0x30F1 where voiced: return "ヹ"
    case 0x30F2 where voiced: return "ヺ"
    case 0x309D, 0x30FD: offset = 0
    case 0x304B...0x3062: offset = (base.value - 0x304B) % 2
    case 0x3064...0x3069: offset = (base.value - 0x3064) % 2
    case 0x30AB...0x30C2: offset = (base.value - 0x30AB) % 2
    case 0x30C4...0x30C9: offset = (base.value - 0x30C4) % 2
    case 0x306F...0x307D where (base.value - 0x306F) % 3 == 0,
      0x30CF...0x30DD where (base.value - 0x30CF) % 3 == 0:
      return Unicode.Scalar(base.value + (voiced ? 1 : 2))
    default: return nil
    }
    guard voiced, offset == 0 else { return nil }
    return Unicode.Scalar(base.value + 1)
  }

  private static let halfwidthForms = Array(
    ("。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテト"
      + "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜").unicodeScalars)

  private static let fullToHalf: [Unicode.Scalar: Unicode.Scalar] = {
    var map: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (index, full) in halfwidthForms.enumerated() {
      map[full] = Unicode.Scalar(UInt32(0xFF61 + index))
    }
    return map
  }()

  /// Voiced katakana by base and half-width mark.
  private static let parts: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = {
    var map: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [:]
    for base in halfwidthForms {
      for mark: Unicode.Scalar in ["\u{FF9E}", "\u{FF9F}"] {
        if let joined = joining(base, mark) { map[joined] = (base, mark) }
      }
    }
    return map
  }()
}
