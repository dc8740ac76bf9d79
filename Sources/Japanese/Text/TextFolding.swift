/// Brings text that means the same to the same characters.
///
/// Width and kana folding change how a text is written, not what it says, and serve canonical
/// forms. `foldedForMatching` loses differences that matter to people (髙 and 高): it serves
/// search, lexicons and comparison, never a value that is posted.
public enum TextFolding {
  /// Full-width ASCII (！ to ～) to ASCII, the full-width space to a space.
  public static func halfwidthASCII(_ text: String) -> String {
    mapScalars(text, halfwidthASCII)
  }

  /// ASCII (! to ~) to full-width, the space to the full-width space.
  public static func fullwidthASCII(_ text: String) -> String {
    mapScalars(text) { scalar in
      switch scalar.value {
      case 0x21...0x7E: Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
      case 0x20: "\u{3000}"
      default: scalar
      }
    }
  }

  static func halfwidthASCII(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }

  static func mapScalars(
    _ text: String, _ transform: (Unicode.Scalar) -> Unicode.Scalar
  ) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(transform(scalar)) }
    return String(result)
  }
}

extension String {
  /// Without spaces (also full-width), line ends and invisible marks at both ends.
  func trimmingSpaces() -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Trimmed, with each run of spaces inside as one full-width space, kana composed, and control
  /// and invisible characters dropped; no other glyph is touched. `keepingASCII` makes it an ASCII
  /// space where it stands between ASCII characters.
  func normalisingSpaces(keepingASCII: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    var pending = false
    for scalar in unicodeScalars {
      if scalar.isSpace {
        pending = !result.isEmpty
      } else if !scalar.isBlank {
        if pending, let last = result.last {
          result.append(keepingASCII && last.isASCII && scalar.isASCII ? " " : "\u{3000}")
        }
        pending = false
        result.append(scalar)
      }
    }
    // Last, since a mark may have stood behind an invisible character.
    return TextFolding.composedKana(String(result))
  }

  /// Without any space, control or invisible character.
  func droppingSpaces() -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.isBlank { result.append(scalar) }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Letters, kana and kanji, for which Unicode's properties need not be asked.
  var isPlainlyVisible: Bool {
    (0x21...0x7E).contains(value) || (0x3041...0x9FFF).contains(value)
  }

  var isSpace: Bool { !isPlainlyVisible && properties.isWhitespace }

  /// A space, a control character or a mark without width (BOM, joiners, directions).
  /// Variation selectors are not meant: they choose a glyph.
  var isBlank: Bool {
    if isPlainlyVisible { return false }
    if isSpace { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  /// A kanji, 々 and 〆 included.
  var isIdeograph: Bool { properties.isIdeographic || self == "々" || self == "〆" }

  var isASCIIDigit: Bool { (0x30...0x39).contains(value) }

  /// Full-width katakana, voiced marks, iteration and long mark included.
  var isKatakana: Bool { (0x30A1...0x30FA).contains(value) || (0x30FC...0x30FE).contains(value) }

  var isHiragana: Bool { (0x3041...0x3096).contains(value) || (0x309D...0x309E).contains(value) }
}
