import Readings

extension StoreError {
  /// What happened, to what, and what to do.
  public var japanese: String {
    let words = finding?.japanese ?? fourEyesWords ?? code.japanese
    return words + (subject.isEmpty ? "" : "（対象：\(subject)）") + japaneseDetail
  }

  /// Which of the rules on different persons it was.
  private var fourEyesWords: String? {
    guard code == .fourEyes else { return nil }
    return switch detail {
    case "reviewer": "確認を行った職員は決裁できません。他の職員に依頼してください。"
    case "approver": "すでに決裁した職員は、次の決裁を行えません。他の職員に依頼してください。"
    default: nil
    }
  }

  private var japaneseDetail: String {
    guard !detail.isEmpty, fourEyesWords == nil else { return "" }
    return switch code {
    case .wrongState where state != nil: "（現在の状態：\(state ?? "")）"
    case .wrongRole: "（次の決裁者：\(detail)）"
    default: "（詳細：\(detail)）"
    }
  }

  private var state: String? {
    CaseLife.State(rawValue: detail)?.japanese ?? DocumentLife.State(rawValue: detail)?.japanese
      ?? DeliveryRecord.State(rawValue: detail)?.japanese
  }
}

extension StoreError.Code {
  /// What happened and what to do, for staff and operators.
  public var japanese: String {
    switch self {
    case .noSuchDocument: "該当する文書がありません。番号を確認してください。"
    case .noSuchCase: "該当する案件がありません。受付番号を確認してください。"
    case .noSuchWorkflow: "該当するワークフローがありません。IDを確認してください。"
    case .noSuchDelivery: "該当する連携がありません。"
    case .noSuchField: "案件にこの項目はありません。項目名を確認してください。"
    case .noSuchPage: "文書にこのページはありません。ページ番号を確認してください。"
    case .noSuchFinding: "案件にこの指摘はありません。"
    case .noSuchCandidate: "この番号の候補はありません。queue show で番号を確認してください。"
    case .wrongState: "現在の状態ではこの操作はできません。案件の状態を確認してください。"
    case .outdated: "表示した後に他の人が案件を変更しました。もう一度開いて確認してください。"
    case .workflowChanged:
      "表示した後にワークフローが変更されました。取り込み案をもう一度表示して確認してください。"
    case .beingReread: "この案件は再読取中です。再読取が終わってからもう一度行ってください。"
    case .pageElsewhere:
      "ほかの文書から移されたページからは取り込めません。文字を入力するか、元の文書の案件で取り込んでください。"
    case .toBeTyped:
      "個人番号など、伏せた番号は候補から取り込めません。必要な事務であれば、原本を見て入力してください。"
    case .invalidValue: "入力した値が正しくありません。原本を確認して入力し直してください。"
    case .reasonMissing: "理由を入力してください。"
    case .wrongRole: "この役職の決裁の順番ではありません。決裁の順番を確認してください。"
    case .fourEyes: "この操作には別の職員が必要です。他の職員に依頼してください。"
    case .duplicateDecision: "同じ項目に複数の判断があります。項目ごとに一つにしてください。"
    case .nothingDecided: "確認結果がありません。項目の判断（decisions）か指摘の確認（acknowledge）を渡してください。"
    case .alreadyBegun: "この案件の連携はすでに始まっています。"
    case .differentDepartment: "部署の異なる案件へは移せません。"
    case .held: "保留中の案件は消去できません。保留を解除してから行ってください。"
    case .erased: "この案件は消去済みです。"
    case .inUse:
      "データベースは別のプロセスが使用中です。そのプロセスを停止してから起動してください。"
    case .diskFull:
      "ディスクの空き容量がありません。空き容量を確保してください。確保され次第、処理を続けます。"
    case .readOnly:
      "データベースに書き込めません（読み取り専用）。マウントとアクセス権を確認してください。"
    case .permission:
      "データベースを開けません（アクセス権）。フォルダの所有者と権限を確認してください。"
    case .damaged:
      "データベースが壊れています。サービスを停止し、バックアップから復元してください。"
    case .newerSchema:
      "データベースは新しい版のプログラムで作られています。プログラムを更新してください。"
    case .notDurable:
      "データベースを確実な書き込み（synchronous=FULL、WAL）で開けません。起動を中止しました。"
    case .keys: "鍵を使えません。マスター鍵と鍵データベースを確認してください。"
    case .audit: "監査証跡に記録できません。サービスを停止し、audit verify で確認してください。"
    case .io: "データベースの読み書きに失敗しました。ディスクとシステムの記録を確認してください。"
    }
  }

  public var english: String {
    switch self {
    case .noSuchDocument: "There is no such document. Check the number."
    case .noSuchCase: "There is no such case. Check the reception number."
    case .noSuchWorkflow: "There is no such workflow. Check its id."
    case .noSuchDelivery: "There is no such delivery."
    case .noSuchField: "The case has no such field. Check its name."
    case .noSuchPage: "The document has no such page. Check the page number."
    case .noSuchFinding: "The case has no such finding."
    case .noSuchCandidate: "There is no candidate of this number. Check it with queue show."
    case .wrongState: "This cannot be done in the present state. Check the state."
    case .outdated: "Somebody changed the case since it was shown. Open it again."
    case .workflowChanged:
      "The workflow was changed since it was shown. Look at the proposal again."
    case .beingReread: "The case is being read again. Wait until that is done."
    case .pageElsewhere:
      "Nothing is taken from a page that was moved here from another document. Type the text, or"
        + " take it in that document's case."
    case .toBeTyped:
      "A masked number, such as 個人番号, is never taken from a candidate. Where your office needs it,"
        + " type it from the original."
    case .invalidValue: "The value is not valid. Check the original and enter it again."
    case .reasonMissing: "Give a reason."
    case .wrongRole: "It is not this role's turn to sign. Check the approval line."
    case .fourEyes: "This needs another person. Ask a colleague."
    case .duplicateDecision: "A field was decided more than once. Decide each field once."
    case .nothingDecided:
      "The review says nothing. Give decisions on fields, or findings to acknowledge."
    case .alreadyBegun: "The delivery of this case has already begun."
    case .differentDepartment: "A page cannot move to a case of another department."
    case .held: "The case is held and cannot be erased. Take the hold back first."
    case .erased: "The case is erased."
    case .inUse: "The database is in use by another process. Stop that process first."
    case .diskFull: "The disk is full. Free some space; work goes on as soon as there is some."
    case .readOnly: "The database cannot be written (read-only). Check the mount and permissions."
    case .permission: "The database cannot be opened. Check owner and permissions of the folder."
    case .damaged: "The database is damaged. Stop the service and restore a backup."
    case .newerSchema: "The database was made by a newer version. Update the program."
    case .notDurable:
      "The database cannot be opened with durable writes (synchronous=FULL, WAL). Not started."
    case .keys: "The keys cannot be used. Check the master key and the key database."
    case .audit: "The audit log cannot be written. Stop the service and run audit verify."
    case .io: "Reading or writing the database failed. Check the disk and the system's log."
    }
  }
}
