import Readings

/// Doubts and notes on cases made of candidates.
extension Finding {
  static let taken = Finding(
    code: "case.taken", severity: .note,
    japanese: "帳票に合わないページから、職員が候補を選んで作った案件です。値は帳票として読み取ったものではありません。",
    english:
      "A person made this case of candidates from pages that fit no form. Its values were not read"
      + " as those of a form.")

  /// For all cells of a table in the same words, which name the table.
  static func notRead(_ field: String) -> Finding {
    let name = FieldReading.cell(of: field)?.table ?? field
    return Finding(
      code: "field.notRead", fields: [field],
      japanese: "「\(name)」は読み取っていません。画像を見て入力してください。記入がなければ空欄のまま確認してください。",
      english: "'\(name)' was not read. Type it from the image, or confirm that it is empty.")
  }

  static func otherKind(_ field: String, _ kind: String) -> Finding {
    Finding(
      code: "candidate.otherKind", fields: [field],
      japanese: "「\(field)」に取り込んだ候補は「\(kind)」です。番号の取り違えでないか確認してください。",
      english:
        "What was taken into '\(field)' is a candidate for '\(kind)'. Check that the number was not"
        + " mistaken.")
  }

  static func nothingNamed(_ field: String) -> Finding {
    Finding(
      code: "taking.nothingNamed", fields: [field],
      japanese: "「\(field)」に取り込む候補の番号か、入力する文字を指定してください。",
      english: "Give the number of a candidate for '\(field)', or the text to enter.")
  }
}
