/// A postal code (郵便番号): seven digits.
///
/// Canonical `1234567`, shown as `123-4567`. On paper a 〒 before and a hyphen of any kind after
/// the third digit may stand.
public struct PostalCode: TextValue {
  public let canonical: String

  /// Throws `postal.empty`, `postal.characters` or `postal.length`.
  public init(parsing text: String) throws(ValueIssue) {
    let bare = text.unicodeScalars.filter { !"〒〠〶".unicodeScalars.contains($0) }
    guard
      let digits = DigitText.digits(
        String(String.UnicodeScalarView(bare)), dropping: DigitText.hyphens)
    else { throw .characters("postal", "郵便番号", "The postal code") }
    if digits.isEmpty { throw .empty("postal", "郵便番号", "The postal code") }
    guard digits.count == 7 else {
      throw ValueIssue(
        code: "postal.length", japanese: "郵便番号が7桁ではありません。",
        english: "The postal code does not have seven digits.")
    }
    canonical = digits.asText
  }

  public var display: String { "\(canonical.prefix(3))-\(canonical.suffix(4))" }

  public static let repertoire: String? = "0123456789-〒"
}
