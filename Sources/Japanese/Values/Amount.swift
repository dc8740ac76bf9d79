/// A whole number or an amount of yen.
///
/// Canonical are ASCII digits without leading zeros, `-` before a negative one; shown with a comma
/// after each three. On paper: digits of either width, kanji numerals, 金 ¥ before, 円 也 or a
/// closing dash behind, commas every three digits, △ ▲ or a minus before a negative one.
public struct Amount: TextValue, Comparable {
  public let value: Int

  /// Sixteen digits at most can be parsed again.
  public init(_ value: Int) { self.value = value }

  /// Throws `amount.empty`, `amount.characters` (no whole number), `amount.grouping` (commas not
  /// every three digits) or `amount.range` (more than sixteen digits).
  public init(parsing text: String) throws(ValueIssue) {
    var scalars = Array(TextFolding.halfwidthASCII(text).droppingSpaces().unicodeScalars)
    if scalars.isEmpty { throw .empty("amount", "金額・数", "The number") }
    var isNegative = false
    func takeSign() {
      guard !isNegative, let first = scalars.first, Self.minus.contains(first) else { return }
      isNegative = true
      scalars.removeFirst()
    }
    takeSign()
    if scalars.first == "金" { scalars.removeFirst() }
    if let first = scalars.first, Self.yen.contains(first) { scalars.removeFirst() }
    takeSign()
    if scalars.last == "也" { scalars.removeLast() }
    if let last = scalars.last, Self.closing.contains(last) { scalars.removeLast() }
    if let last = scalars.last, last == "円" || last == "圓" { scalars.removeLast() }
    let magnitude = try Self.magnitude(scalars)
    value = isNegative ? -magnitude : magnitude
  }

  public var canonical: String { String(value) }

  public var display: String {
    let digits = Array(String(value.magnitude))
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return (value < 0 ? "-" : "") + grouped
  }

  public static let repertoire: String? = "0123456789,円¥-"

  public static func < (a: Amount, b: Amount) -> Bool { a.value < b.value }

  private static func magnitude(_ scalars: [Unicode.Scalar]) throws(ValueIssue) -> Int {
    let commas: Set<Unicode.Scalar> = [",", "、", "，"]
    let pieces = scalars.split(omittingEmptySubsequences: false) { commas.contains($0) }
    if pieces.count > 1 {
      guard pieces.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else {
        throw .characters("amount", "金額・数", "The number")
      }
      guard let first = pieces.first, (1...3).contains(first.count),
        pieces.dropFirst().allSatisfy({ $0.count == 3 })
      else {
        throw ValueIssue(
          code: "amount.grouping", japanese: "金額・数の桁区切りが3桁ごとではありません。",
          english: "The commas of the number do not stand every three digits.")
      }
    }
    let bare = scalars.filter { !commas.contains($0) }
    guard bare.contains(where: { $0.isASCIIDigit || KanjiNumeral.isNumeral($0) }),
      bare.allSatisfy({ $0.isASCIIDigit || KanjiNumeral.isNumeral($0) })
    else { throw .characters("amount", "金額・数", "The number") }
    if bare.allSatisfy(\.isASCIIDigit), bare.drop(while: { $0 == "0" }).count > 16 {
      throw ValueIssue(
        code: "amount.range", japanese: "金額・数が大きすぎます。", english: "The number is too large.")
    }
    let text = String(String.UnicodeScalarView(trimmingZeros(bare)))
    guard let value = KanjiNumeral.parse(text) else {
      throw .characters("amount", "金額・数", "The number")
    }
    return value
  }

  /// Leading zeros mean nothing and could make a run too long to parse.
  private static func trimmingZeros(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.allSatisfy(\.isASCIIDigit) else { return scalars }
    let trimmed = Array(scalars.drop { $0 == "0" })
    return trimmed.isEmpty ? ["0"] : trimmed
  }

  private static let minus: Set<Unicode.Scalar> = ["-", "−", "－", "△", "▲", "‐", "–"]
  private static let closing: Set<Unicode.Scalar> = ["-", "−", "－", "ー", "‐", "–", "―", "—"]
  private static let yen: Set<Unicode.Scalar> = ["¥", "￥", "\\"]
}
