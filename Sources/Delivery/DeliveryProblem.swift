/// Why a case or a file cannot be handed over. Holds no value of a case.
public struct DeliveryProblem: Error, Hashable, Sendable {
  public enum Code: String, Codable, Hashable, Sendable, CaseIterable {
    /// A column holds characters that the target's encoding lacks.
    case unencodable
    /// A column names nothing that the case has.
    case unknownColumn
    /// A value has no code in the workflow.
    case noCode
    /// A column with a date format holds no date, or one that the format cannot write.
    case badDate
    /// The content of the case is gone or cannot be opened.
    case contentMissing
    /// The PDF of its pages cannot be made of this case.
    case notPrinted
    /// No reader is there to make a PDF now.
    case printerBusy
    /// What was to be delivered has changed since the intent was recorded; it is rendered anew.
    case contentChanged
    /// The target's folder leads out of the delivery root or cannot be made.
    case badFolder
    /// The target's folder went away while a file waited in it for its name.
    case folderGone
    case unwritable
    case diskFull
    /// Another program took the name; nothing is overwritten.
    case nameTaken
    case storeUnavailable
  }

  public var code: Code
  /// 受付番号 of the case, or id of the delivery.
  public var subject: String
  /// Heading of the column.
  public var column: String
  /// Code points, a path below the delivery root, or the system's words; never a value.
  public var detail: String

  public init(_ code: Code, subject: String = "", column: String = "", detail: String = "") {
    self.code = code
    self.subject = subject
    self.column = column
    self.detail = detail
  }

  /// What happened, to which thing, and what to do.
  public var japanese: String {
    code.japanese + list([("対象", subject), ("列", column), ("詳細", detail)], "（", "、", "）")
  }

  public var english: String {
    code.english + list([("on", subject), ("column", column), ("detail", detail)], " (", ", ", ")")
  }

  private func list(
    _ items: [(String, String)], _ open: String, _ between: String, _ close: String
  ) -> String {
    let given = items.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
    return given.isEmpty ? "" : open + given.joined(separator: between) + close
  }
}

extension DeliveryProblem.Code {
  public var japanese: String {
    switch self {
    case .unencodable:
      "連携先の文字コードで表せない文字があるため連携できません。案件を差し戻して値を直すか、連携先の文字コードを変更してください。"
    case .unknownColumn: "連携の列に該当する項目がありません。ワークフローの deliver を確認してください。"
    case .noCode: "値に対応するコードがありません。ワークフローの codes を確認してください。"
    case .badDate: "日付を指定の書式で出力できません。値とワークフローの format を確認してください。"
    case .contentMissing: "案件の内容を開けません。鍵の状態を確認してください。"
    case .notPrinted:
      "案件の検索できるPDFを作れません。原本のページを確認してください。案件またはワークフローが変わると再試行します。"
    case .printerBusy: "読取プロセスが使えないため、検索できるPDFをまだ作れません。自動的に再試行します。"
    case .contentChanged: "連携の記録後に内容が変わったため、作り直します。"
    case .badFolder: "連携先フォルダを使えません。ワークフローの folder と連携ルートを確認してください。"
    case .folderGone:
      "連携の途中で連携先フォルダがなくなりました。共有の接続を確認し、フォルダを中身ごと元に戻してください。自動的に再試行します。"
    case .unwritable: "連携先フォルダに書き込めません。アクセス権を確認してください。自動的に再試行します。"
    case .diskFull: "連携先のディスクに空き容量がありません。空き容量を確保してください。自動的に再試行します。"
    case .nameTaken:
      "連携先に同じ名前のファイルがあります。上書きはしません。そのファイルを別の場所へ移してください。"
    case .storeUnavailable: "データベースに記録できません。自動的に再試行します。"
    }
  }

  public var english: String {
    switch self {
    case .unencodable:
      "The target's encoding lacks characters, so the case is not delivered. Send the case back "
        + "and correct the value, or change the target's encoding."
    case .unknownColumn: "A delivery column names nothing. Check deliver in the workflow."
    case .noCode: "A value has no code. Check codes in the workflow."
    case .badDate: "A date cannot be written in the format. Check the value and the format."
    case .contentMissing: "The case's content cannot be opened. Check the keys."
    case .notPrinted:
      "The searchable PDF of the case cannot be made. Check its pages. It is retried once the case "
        + "or the workflow changes."
    case .printerBusy: "No reader can make the searchable PDF now. It is retried."
    case .contentChanged: "The content changed after the delivery was recorded; it is made anew."
    case .badFolder: "The target folder cannot be used. Check folder in the workflow."
    case .folderGone:
      "The target folder went away in the middle of a delivery. Check that the share is connected "
        + "and bring the folder back with what was in it. It is retried."
    case .unwritable: "The target folder cannot be written. Check permissions. It is retried."
    case .diskFull: "The target's disk is full. Free some space. It is retried."
    case .nameTaken:
      "A file of that name is in the target folder. It is not overwritten. Move it elsewhere."
    case .storeUnavailable: "The database cannot record the delivery. It is retried."
    }
  }
}
