/// What went wrong with the audit log, to which thing, and what to do. Holds no personal data.
public struct AuditError: Error, Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case badEvent
    case malformedRecord
    case malformedCheckpoint
    case unknownSigner
    case badSignature
    case badKey
    case badFrontier
    case outOfRange
    case fileMissing
    case fileExists
    case fileUnreadable
    case fileUnwritable
    case notRegularFile
    case filePermissions
    case fileOwner
  }

  public var code: Code
  /// The path, event type or name that it concerns; empty where the caller knows it.
  public var subject: String
  /// Detail for operators.
  public var detail: String

  public init(_ code: Code, subject: String = "", detail: String = "") {
    self.code = code
    self.subject = subject
    self.detail = detail
  }
}

extension AuditError: CustomStringConvertible {
  /// What happened, to what, and what to do.
  public var japanese: String {
    let place = subject.isEmpty ? "" : "（対象: \(subject)）"
    let cause = detail.isEmpty ? "" : "（詳細: \(detail)）"
    return code.japanese + place + cause
  }

  public var english: String {
    let place = subject.isEmpty ? "" : " (on: \(subject))"
    let cause = detail.isEmpty ? "" : " (detail: \(detail))"
    return code.english + place + cause
  }

  public var description: String { english }
}

extension AuditError.Code {
  public var japanese: String {
    switch self {
    case .badEvent: "監査証跡に記録できない形のイベントです。プログラムの誤りです。開発元に連絡してください。"
    case .malformedRecord: "監査証跡の記録の形式が正しくありません。書き換えられたおそれがあります。"
    case .malformedCheckpoint: "チェックポイントの形式が正しくありません。ファイルの全文を指定してください。"
    case .unknownSigner: "この公開鍵による署名がありません。公開鍵とチェックポイントの組合せを確認してください。"
    case .badSignature: "署名が正しくありません。内容が書き換えられたか、別の鍵で署名されています。"
    case .badKey: "署名鍵または公開鍵の形式が正しくありません。鍵ファイルを確認してください。"
    case .badFrontier: "保存された監査証跡の状態が壊れています。サービスを停止し、システム管理者に連絡してください。"
    case .outOfRange: "監査証跡にない番号です。番号を確認してください。"
    case .fileMissing: "ファイルがありません。設定のパスを確認してください。"
    case .fileExists: "ファイルがすでにあります。上書きせずに中止しました。別のパスを指定してください。"
    case .fileUnreadable: "ファイルを読めません。パスと読み取り権限を確認してください。"
    case .fileUnwritable: "ファイルに書けません。空き容量とフォルダの書き込み権限を確認してください。"
    case .notRegularFile: "通常のファイルではありません（リンクやフォルダなど）。ファイルそのもののパスを指定してください。"
    case .filePermissions: "署名鍵のファイルを他の利用者が読めます。chmod 400 を実行してください。"
    case .fileOwner:
      "署名鍵のファイルは別の利用者のものです。その利用者で実行してください（サービスの鍵なら sudo -u uketsuke uketsuke …）。"
    }
  }

  public var english: String {
    switch self {
    case .badEvent:
      "The event cannot be recorded as it is. This is an error of the program: report it."
    case .malformedRecord: "The record is not well formed. It may have been changed."
    case .malformedCheckpoint: "Not a checkpoint. Give the whole text of the file."
    case .unknownSigner:
      "There is no signature by this public key. Check that key and checkpoint belong together."
    case .badSignature: "The signature is wrong: the text was changed or another key signed it."
    case .badKey: "Not a signing key or public key. Check the key file."
    case .badFrontier:
      "The stored state of the log is damaged. Stop the service and ask the administrator."
    case .outOfRange: "The log has no such index. Check the number."
    case .fileMissing: "The file does not exist. Check the configured path."
    case .fileExists: "The file exists already. Nothing was overwritten; give another path."
    case .fileUnreadable: "The file cannot be read. Check the path and the permissions."
    case .fileUnwritable:
      "The file cannot be written. Check the free space and the permissions of the folder."
    case .notRegularFile:
      "Not a regular file (a link or a folder). Give the path of the file itself."
    case .filePermissions: "Others can read the signing key. Run chmod 400 on it."
    case .fileOwner:
      "The signing key belongs to another user. Run the command as that user (for the service's key: sudo -u uketsuke uketsuke …)."
    }
  }
}
