extension TextFolding {
  /// A key under which texts that a person would call the same are equal. For search, lexicons and
  /// comparison only, never for a value that is posted. Folding a folded text changes nothing.
  ///
  /// Width and case of letters, kana (half and full width, hiragana as katakana, small as large),
  /// long marks and hyphens by their neighbours, compatibility ideographs, variant characters of
  /// names (髙 高, 﨑 崎, 邉邊辺, 𠮷 吉, 澤 沢), 々 as the character that it repeats, square and
  /// circled signs; variation selectors and spaces are dropped.
  public static func foldedForMatching(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars where !scalar.isBlank && !scalar.isVariationSelector {
      if mayBeSign(scalar), let spelled = signs[scalar] {
        scalars.append(contentsOf: spelled.unicodeScalars)
      } else {
        scalars.append(fullwidthKana(halfwidthASCII(scalar)))
      }
    }
    composeKana(&scalars)
    for index in scalars.indices {
      scalars[index] = NameVariants.representative(
        of: largeKana(katakana(asciiUppercased(scalars[index]))))
    }
    // Again, before the dashes are settled: ヵ゛ is a kana only from here on.
    composeKana(&scalars)
    repeatIteration(&scalars)
    settleDashes(&scalars)
    return String(String.UnicodeScalarView(scalars))
  }

  /// Whether two texts are the same for search.
  public static func matches(_ a: String, _ b: String) -> Bool {
    foldedForMatching(a) == foldedForMatching(b)
  }

  private static func asciiUppercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x61...0x7A).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0x20) ?? scalar
  }

  /// 佐々木 → 佐佐木; only after a kanji, and never at the start.
  private static func repeatIteration(_ scalars: inout [Unicode.Scalar]) {
    for index in scalars.indices.dropFirst() where scalars[index] == "々" {
      let before = scalars[index - 1]
      if before != "々", before.isIdeograph { scalars[index] = before }
    }
  }

  /// Strokes that are a long mark after kana and a hyphen elsewhere. 一 counts as a long mark only
  /// between katakana or at their end (コ一ポ), which is how readers misread it.
  private static func settleDashes(_ scalars: inout [Unicode.Scalar]) {
    for index in scalars.indices {
      let before = index > 0 ? scalars[index - 1] : nil
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      if scalars[index] == "一" {
        let kanaBefore = before?.isKatakana ?? false
        if kanaBefore, after?.isKatakana ?? true { scalars[index] = "ー" }
      } else if isDash(scalars[index]) {
        let kanaBefore = before?.isKatakana ?? false
        let codeAfter = after.map { $0.isASCII && !isDash($0) } ?? false
        let long = kanaBefore && (scalars[index] == "ー" || !codeAfter)
        scalars[index] = long ? "ー" : "-"
      }
    }
  }

  /// ー, hyphens, dashes, minus signs and rules drawn as text.
  static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x30FC, 0xFF0D, 0xFF70, 0x00AD, 0x02D7, 0x2010...0x2015, 0x2043, 0x2212, 0x2500,
      0x2501, 0xFE58, 0xFE63:
      true
    default: false
    }
  }

  /// Kana and kanji need not be looked up.
  private static func mayBeSign(_ scalar: Unicode.Scalar) -> Bool {
    (0x2000..<0x3041).contains(scalar.value) || (0x3200..<0x3400).contains(scalar.value)
      || scalar.value >= 0xFF00
  }

  /// Signs that stand for several characters, and others that Unicode calls compatible.
  private static let signs: [Unicode.Scalar: String] = {
    var map: [Unicode.Scalar: String] = [
      "㈱": "(株)", "㈲": "(有)", "㈹": "(代)", "㍿": "株式会社", "№": "NO", "℡": "TEL",
      "㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和", "〜": "~", "￥": "¥",
      "○": "〇", "◯": "〇", "’": "'", "‘": "'", "”": "\"", "“": "\"", "〒": "",
    ]
    for number in 1...20 {
      map[Unicode.Scalar(UInt32(0x2460 + number - 1)) ?? "①"] = String(number)
    }
    let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    for (index, text) in roman.enumerated() {
      map[Unicode.Scalar(UInt32(0x2160 + index)) ?? "Ⅰ"] = text
      map[Unicode.Scalar(UInt32(0x2170 + index)) ?? "ⅰ"] = text
    }
    return map
  }()
}

extension Unicode.Scalar {
  /// Chooses a glyph of the character before it, as registers of names do (葛 + VS17).
  var isVariationSelector: Bool {
    (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value)
  }
}
