/// The keys that say where a form's case ends in a stack of paper, and what else may be on its pages.
extension Shape {
  static let attachments = KeyShape(
    "attachments",
    .word([
      Word("case", "帳票の案件に添付する（人が確認する）", "they go with the form's case; a person looks at them"),
      Word("apart", "別の案件にする", "they are a case of their own"),
    ]), "帳票の後に続く、帳票でないページ（本人確認書類の写しなど）",
    "pages that follow the form and fit none, such as a copied card",
    synonyms: ["添付", "添付書類", "attachment"])

  static let blankPages = KeyShape(
    "blank_pages",
    .word([
      Word("ignored", "区切りとしない（裏面など）", "nothing: a back side"),
      Word("separator", "帳票がそろった後の白紙は案件の区切り", "one behind a complete form ends its case"),
    ]), "白紙のページの扱い", "what a blank page means",
    synonyms: ["白紙", "白紙ページ", "blank"])

  static let addedText = KeyShape(
    "added_text",
    .word([
      Word("waits", "人が確認するまで進めない", "the case waits for a person"),
      Word("noted", "記録するだけ", "it is noted, no more"),
    ]), "様式にない文字（欄の外の書き込み、新しい版の印字など）の扱い",
    "what text means that the form neither prints nor asks for",
    synonyms: ["欄外", "書き込み", "margin"])
}
