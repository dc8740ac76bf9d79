/// A reading in kana, such as フリガナ.
///
/// Canonical is full-width katakana with ー, one full-width space between names, and ・ as written.
/// On paper hiragana, half-width kana and, after kana, any dash or 一 for ー may stand.
public struct KanaText: TextValue {
  public let canonical: String

  /// Throws `kana.empty` or `kana.characters`.
  public init(parsing text: String) throws(ValueIssue) {
    var result = String.UnicodeScalarView()
    let wide = TextFolding.katakana(TextFolding.halfwidthASCII(text)).normalisingSpaces()
    for scalar in wide.unicodeScalars {
      if scalar.isKatakana && scalar != "ー" || scalar == "\u{3000}" || scalar == "・" {
        result.append(scalar)
      } else if scalar == "ー" || TextFolding.isDash(scalar) || scalar == "一" {
        guard let last = result.last, last.isKatakana else {
          throw .characters("kana", "フリガナ", "The reading")
        }
        result.append("ー")
      } else {
        throw .characters("kana", "フリガナ", "The reading")
      }
    }
    guard result.contains(where: \.isKatakana) else {
      throw .empty("kana", "フリガナ", "The reading")
    }
    canonical = String(result)
  }

  /// See `TextFolding.foldedForMatching`.
  public var foldedForMatching: String { TextFolding.foldedForMatching(canonical) }

  public static let repertoire: String? =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    + "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴァィゥェォッャュョヮヵヶヰヱー・ "
}
