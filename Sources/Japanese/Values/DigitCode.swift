/// A code of digits whose leading zeros count, such as 被保険者番号.
///
/// Canonical are the ASCII digits. On paper, spaces and hyphens between digits mean nothing.
public struct DigitCode: TextValue {
  public let canonical: String

  /// Throws `digits.empty` or `digits.characters`.
  public init(parsing text: String) throws(ValueIssue) {
    try self.init(parsing: text, length: nil)
  }

  /// As `init(parsing:)`; throws `digits.length` where there are not so many digits.
  public init(parsing text: String, length: Int?) throws(ValueIssue) {
    guard let digits = DigitText.digits(text, dropping: Self.hyphens) else {
      throw .characters("digits", "番号", "The code")
    }
    if digits.isEmpty { throw .empty("digits", "番号", "The code") }
    if let length, digits.count != length {
      throw ValueIssue(
        code: "digits.length", japanese: "番号が\(length)桁ではありません。",
        english: "The code does not have \(length) digits.")
    }
    canonical = digits.asText
  }

  public static let repertoire: String? = "0123456789-"

  /// 一 is a digit in kanji here, not a hyphen.
  private static let hyphens = DigitText.hyphens.subtracting(["一"])
}
