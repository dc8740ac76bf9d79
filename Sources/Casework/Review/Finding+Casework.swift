package import Readings

/// Doubts that casework itself raises.
extension Finding {
  static func nothingToConfirm(_ field: String) -> Finding {
    Finding(
      code: "review.nothingToConfirm", fields: [field],
      japanese: "読み取った文字から値を決められませんでした。値を入力してください（空欄なら空にしてください）。",
      english: "No value could be made of what was read. Enter it, or empty the field.")
  }

  package static func duplicate(of number: ReceptionNumber) -> Finding {
    Finding(
      code: "document.duplicate",
      japanese: "同じ内容のファイルが受付番号\(number)で受付済みです。二重の受付でないか確認してください。",
      english: "The same file was received before as \(number). Check that it is not a repetition.")
  }

  /// The form is another department's than the folder that it was dropped in.
  static func otherDepartment(_ form: String, dropped: String) -> Finding {
    Finding(
      code: "case.otherDepartment",
      japanese: "この帳票は\(form)のものですが、\(dropped)の投入フォルダに届きました。",
      english: "The form belongs to \(form) but was dropped in the folder of \(dropped).")
  }

  static func sentBack(role: String, reason: String) -> Finding {
    Finding(
      code: "approval.sentBack", japanese: "\(role)が差し戻しました: \(reason)",
      english: "Sent back by \(role): \(reason)")
  }

  static func fromCitizen(_ note: String?) -> Finding {
    let words = note.map { ": \($0)" } ?? ""
    return Finding(
      code: "citizen.corrected", japanese: "補正されました。もう一度確認してください\(words)",
      english: "Corrected by the citizen. Look at it again\(words)")
  }

  static func pageMovedIn(_ page: Int, from number: ReceptionNumber) -> Finding {
    Finding(
      code: "page.movedIn",
      japanese: "文書\(number)の\(page)ページ目がこの案件に移されました。内容を確認してください。",
      english: "Page \(page) of \(number) was moved to this case. Check what it says.")
  }

  static func pageMovedOut(_ page: Int, to number: ReceptionNumber) -> Finding {
    Finding(
      code: "page.movedOut",
      japanese: "\(page)ページ目が案件\(number)に移されました。残りの内容を確認してください。",
      english: "Page \(page) was moved to case \(number). Check what remains.")
  }

  static func rereadingFailed(_ workflow: String, why japanese: String, _ english: String)
    -> Finding
  {
    Finding(
      code: "reread.failed",
      japanese: "ワークフロー\(workflow)としての再読取ができませんでした。\(japanese)",
      english: "It could not be read as \(workflow). \(english)")
  }

  static func notFitting(_ workflow: String) -> Finding {
    rereadingFailed(workflow, why: "帳票が合いません。", "The form does not fit.")
  }

  static func failed(_ workflow: String, _ refusal: Refusal) -> Finding {
    rereadingFailed(workflow, why: refusal.japanese, refusal.english)
  }
}
