public import Casework
public import Readings

/// A case's fields and findings in words for staff.
public enum CaseWords {
  /// A field's value, or why there is none.
  ///
  /// - Parameter isSettled: that nothing waits here: a missing value is then an empty field.
  public static func value(_ value: String?, raw: String, isSettled: Bool) -> String {
    if let value { return value }
    return isSettled || raw.allSatisfy(\.isWhitespace) ? "（空欄）" : "（読取不可）"
  }

  public static func value(of field: FieldState) -> String {
    if field.isUnread { return "（未入力）" }
    return value(field.value, raw: field.reading.raw, isSettled: field.isSettled)
  }

  /// Why a field waits for a person; empty where it does not. A value that was drawn by chance is
  /// called what one in doubt is called: who knows a sample, looks at it with other eyes.
  public static func reasons(_ field: FieldState) -> String {
    guard !field.isSettled else { return "" }
    var words: [String] = []
    if !field.reasons.isDisjoint(with: [.doubt, .sample, .all]) { words.append("読取の確認") }
    if field.reasons.contains(.finding) { words.append("指摘あり") }
    if field.reasons.contains(.double) { words.append("二人確認") }
    if field.reasons.contains(.again) { words.append("差戻し・補正") }
    return words.joined(separator: "、")
  }

  /// Each finding once, by its own sentence, which names the fields it speaks of.
  public static func lines(_ findings: [Finding]) -> [String] {
    var seen: Set<String> = []
    return findings.map { "指摘 \($0.japanese) [\($0.code)]" }.filter { seen.insert($0).inserted }
  }

  /// What to do with doubts on a case as a whole, which no field can settle; nil where there are none.
  public static func howToAcknowledge(_ open: [Finding]) -> String? {
    var seen: Set<String> = []
    let codes = open.map(\.code).filter { seen.insert($0).inserted }
    guard !codes.isEmpty else { return nil }
    let list = codes.map { "\"\($0)\"" }.joined(separator: ", ")
    return "案件全体への指摘が確認を待っています。確かめたら uketsuke queue review に"
      + " \"acknowledge\": [\(list)] を渡します（uketsuke queue review --help）。"
  }
}
