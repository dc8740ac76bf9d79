/// A corporate number (法人番号): a check digit and twelve digits.
///
/// Canonical are the thirteen digits, shown as `7 0000 1205 0002`. The check digit follows
/// 法人番号の指定等に関する省令 (平成26年財務省令第70号) 第2条. Modulo 9, a 0 read as 9 and a 9 read
/// as 0 go unnoticed; every other single wrong digit is found.
public struct CorporateNumber: TextValue {
  public let canonical: String

  /// Throws `corporateNumber.empty`, `corporateNumber.characters`, `corporateNumber.length` or
  /// `corporateNumber.checkDigit`.
  public init(parsing text: String) throws(ValueIssue) {
    guard let digits = DigitText.digits(text, dropping: DigitText.hyphens) else {
      throw .characters("corporateNumber", "法人番号", "The corporate number")
    }
    if digits.isEmpty { throw .empty("corporateNumber", "法人番号", "The corporate number") }
    guard digits.count == 13 else {
      throw ValueIssue(
        code: "corporateNumber.length", japanese: "法人番号が13桁ではありません。",
        english: "The corporate number does not have thirteen digits.")
    }
    guard Self.checkDigit(for: Array(digits.dropFirst())) == digits.first else {
      throw ValueIssue(
        code: "corporateNumber.checkDigit",
        japanese: "法人番号の検査用数字が合いません。番号を確かめてください。",
        english: "The check digit of the corporate number does not fit. Check the number.")
    }
    canonical = digits.asText
  }

  public var display: String {
    let rest = canonical.dropFirst()
    return "\(canonical.prefix(1)) \(rest.prefix(4)) \(rest.dropFirst(4).prefix(4)) "
      + "\(rest.suffix(4))"
  }

  public static let repertoire: String? = "0123456789"

  /// 9 − (Σ Pₙ × Qₙ mod 9); Pₙ is the n-th digit from the lowest, Qₙ is 1 for odd n and 2 for
  /// even n. nil unless given twelve digits of 0 to 9.
  public static func checkDigit(for digits: [Int]) -> Int? {
    guard digits.count == 12, digits.allSatisfy((0...9).contains) else { return nil }
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      sum + digit.element * (digit.offset.isMultiple(of: 2) ? 1 : 2)
    }
    return 9 - sum % 9
  }
}
