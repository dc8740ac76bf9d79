public import Japanese

/// From a text, read or typed, to the canonical value of a field. Readers and people go through
/// the same door, so that a value means the same whoever gave it.
public enum FieldNormalizer {
  /// Value of a seal or signature that is there; absence is an empty value.
  public static let present = "有"
  /// Stands between the labels of a field of several marks.
  public static let separator: Character = ";"

  /// Canonical form of a text as a value of this field; nil where nothing is written.
  ///
  /// Throws what is wrong, in words that never quote the text.
  public static func canonical(_ text: String, of field: Field) throws(ValueIssue) -> String? {
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    let value: String
    do throws(ValueIssue) {
      value = try parsed(text, field)
    } catch {
      if error.code.hasSuffix(".empty") { return nil }
      throw error
    }
    if value.isEmpty { return nil }
    return try listed(value, field)
  }

  private static func parsed(_ text: String, _ field: Field) throws(ValueIssue) -> String {
    switch field.type {
    case .text: try FreeText(parsing: text).canonical
    case .kana: try KanaText(parsing: text).canonical
    case .name: try PersonName(parsing: text).canonical
    case .address: try Address(parsing: text).canonical
    case .postalCode: try PostalCode(parsing: text).canonical
    case .phone: try PhoneNumber(parsing: text).canonical
    case .date: try DateText.parse(text).description
    case .number: try Amount(parsing: text).canonical
    case .digits: try DigitCode(parsing: text, length: field.length).canonical
    case .myNumber: try MyNumber(parsing: text).canonical
    case .corporateNumber: try CorporateNumber(parsing: text).canonical
    case .choice: try label(text, field)
    case .choices: try labels(text, field)
    case .seal, .signature: try presence(text)
    case .table: throw .isTable
    }
  }

  /// For a field whose values are listed: the listed text that matches.
  private static func listed(_ value: String, _ field: Field) throws(ValueIssue) -> String {
    guard !field.oneOf.isEmpty else { return value }
    if field.oneOf.contains(value) { return value }
    guard let known = field.oneOf.first(where: { TextFolding.matches($0, value) }) else {
      throw .notListed
    }
    return known
  }

  private static func label(_ text: String, _ field: Field) throws(ValueIssue) -> String {
    let labels = field.labels
    let trimmed = text.filter { !$0.isWhitespace }
    if let exact = labels.first(where: { $0 == trimmed }) { return exact }
    if let matching = labels.first(where: { TextFolding.matches($0, trimmed) }) {
      return matching
    }
    let folded = TextFolding.halfwidthASCII(trimmed)
    if let coded = labels.first(where: { field.codes[$0] == folded }) { return coded }
    throw .notListed
  }

  /// In the order of the form, each once.
  private static func labels(_ text: String, _ field: Field) throws(ValueIssue) -> String {
    var given: Set<String> = []
    for part in text.split(whereSeparator: { ";；、,，\n".contains($0) }) {
      guard part.contains(where: { !$0.isWhitespace }) else { continue }
      given.insert(try label(String(part), field))
    }
    return field.labels.filter(given.contains).joined(separator: String(separator))
  }

  private static func presence(_ text: String) throws(ValueIssue) -> String {
    switch TextFolding.halfwidthASCII(text.filter { !$0.isWhitespace }).lowercased() {
    case present, "あり", "有り", "済", "true", "yes", "1": return present
    case "無", "なし", "無し", "false", "no", "0": return ""
    default: throw .notPresence
    }
  }
}

extension ValueIssue {
  static let notListed = ValueIssue(
    code: "choice.notListed", japanese: "選べる値ではありません。一覧から選んでください。",
    english: "Not one of the possible values. Choose one of the list.")

  static let notPresence = ValueIssue(
    code: "presence.form", japanese: "「有」か「無」を入力してください。",
    english: "Enter 有 (present) or 無 (absent).")

  static let isTable = ValueIssue(
    code: "table.value", japanese: "表そのものには値を入力できません。行の項目に入力してください。",
    english: "A table has no value of its own. Enter the values of its rows.")
}
