internal import Casework
internal import Vault

/// Something in a drop folder, or around it, that needs a person.
public struct IntakeProblem: Error, Hashable, Sendable {
  public enum Code: String, Codable, Hashable, Sendable, CaseIterable {
    case rootMissing
    case ownFolder
    case symbolicLink
    case specialFile
    case tooDeep
    case unreadable
    case unwritable
    case diskFull
    case cannotSeal
    case storeUnavailable
    /// A file was written to after it was taken: what came later is read as another document.
    case changedAfterClaim
    /// The sealed copy of a scan that no record names; kept.
    case orphanedCopy
    /// A file that does not belong there was put back from `.claimed`.
    case strayClaim
    /// A claimed file could neither be finished nor put back; it waits in `.claimed`.
    case unsettledClaim
  }

  public var code: Code
  /// Empty where no department is concerned.
  public var department: String
  /// For operators; never a name of a dropped file.
  public var detail: String
  /// The file it speaks of. Personal: to be shown to the department's staff, never logged.
  public var origin: DroppedFile?

  public init(
    _ code: Code, department: String = "", detail: String = "", origin: DroppedFile? = nil
  ) {
    self.code = code
    self.department = department
    self.detail = detail
    self.origin = origin
  }

  /// What happened and what to do, for staff. Without the file's name.
  public var japanese: String { Self.place(department, "部署: ") + code.japanese + cause("（", "）") }

  public var english: String {
    Self.place(department, "Department: ") + code.english + cause(" (", ")")
  }

  private static func place(_ department: String, _ label: String) -> String {
    department.isEmpty ? "" : "[\(label)\(department)] "
  }

  private func cause(_ open: String, _ close: String) -> String {
    detail.isEmpty ? "" : open + detail + close
  }
}

extension IntakeProblem {
  /// An error in words for operators.
  static func words(_ error: any Error) -> String {
    switch error {
    case let error as SystemFailure: error.description
    case let error as StoreError: error.description
    case let error as VaultError: error.english
    default: "\(type(of: error))"
    }
  }
}

extension IntakeProblem.Code {
  public var japanese: String {
    switch self {
    case .rootMissing:
      "投入フォルダがありません。設定を確認し、フォルダを作成するか共有を接続してください。"
    case .ownFolder:
      "投入フォルダと本システムの作業フォルダが重なっています。別の場所に設定してください。"
    case .symbolicLink:
      "シンボリックリンクは受け付けません。ファイルそのものを投入してください。"
    case .specialFile: "通常のファイルではないため受け付けません。取り除いてください。"
    case .tooDeep: "フォルダの階層が深すぎます。浅い場所に投入してください。"
    case .unreadable:
      "ファイルまたはフォルダを読めません。アクセス権を確認してください。自動的に再試行します。"
    case .unwritable:
      "投入フォルダに書き込めないため受け付けられません。アクセス権を確認してください。自動的に再試行します。"
    case .diskFull:
      "ディスクの空き容量がありません。ファイルは投入フォルダに残っています。空き容量を確保してください。"
    case .cannotSeal:
      "暗号化した写しを保存できません。ファイルは投入フォルダに残っています。システム管理者に連絡してください。"
    case .storeUnavailable:
      "データベースに記録できません。ファイルは失われていません。自動的に再試行します。"
    case .changedAfterClaim:
      "受付後にファイルが書き換えられました。書き換え後の内容は別の文書として受け付けます。両方を確認してください。"
    case .orphanedCopy:
      "記録のない暗号化済みの写しがあります。消さずに残しています。システム管理者に連絡してください。"
    case .strayClaim: "作業用フォルダ .claimed に置かれたファイルを投入フォルダに戻しました。"
    case .unsettledClaim:
      "作業用フォルダ .claimed に処理できないものがあります。ファイルは失われていません。アクセス権を確認してください。自動的に再試行します。"
    }
  }

  public var english: String {
    switch self {
    case .rootMissing: "The drop folder is missing. Check the setting; create or mount it."
    case .ownFolder:
      "The drop folder and a folder of the program overlap. Move one of them elsewhere."
    case .symbolicLink: "Symbolic links are not taken in. Drop the file itself."
    case .specialFile: "This is no regular file and is not taken in. Remove it."
    case .tooDeep: "The folders are nested too deep. Drop the file further up."
    case .unreadable:
      "A file or folder cannot be read. Check its permissions. It is tried again by itself."
    case .unwritable:
      "The drop folder cannot be written, so nothing can be taken in. Check its permissions. "
        + "It is tried again by itself."
    case .diskFull: "The disk is full. The file stays in the drop folder. Free some space."
    case .cannotSeal:
      "The sealed copy cannot be kept. The file stays in the drop folder. Tell the operator."
    case .storeUnavailable:
      "The database cannot record the file. It is not lost and is tried again by itself."
    case .changedAfterClaim:
      "A file was changed after it was taken in. What it holds now is taken in as another "
        + "document. Check both."
    case .orphanedCopy:
      "There is a sealed copy without a record. It is kept. Tell the operator."
    case .strayClaim: "A file found in the working folder .claimed was put back for intake."
    case .unsettledClaim:
      "Something in the working folder .claimed can neither be finished nor put back. It is not "
        + "lost. Check the permissions. It is tried again by itself."
    }
  }
}
