/// Something that does not fit in the log.
public struct AuditProblem: Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case recordMalformed = "record.malformed"
    case indexUnexpected = "index.unexpected"
    case epochUnexpected = "epoch.unexpected"
    case timeBackwards = "time.backwards"
    case checkpointMalformed = "checkpoint.malformed"
    case checkpointOtherLog = "checkpoint.otherLog"
    case checkpointSignature = "checkpoint.signature"
    case checkpointRoot = "checkpoint.root"
    case recordsMissing = "records.missing"
    case recordsLostInRestore = "records.lostInRestore"
    case stateMismatch = "state.mismatch"
    case unsigned = "log.unsigned"
  }

  public enum Severity: String, Hashable, Sendable {
    /// The log was changed or is damaged.
    case error
    /// Explainable, but a person should know.
    case warning
  }

  public let code: Code
  /// The record, 0 for the first, or the size of the checkpoint; nil where it is the whole log.
  public let index: Int?
  /// Detail for operators.
  public let detail: String

  init(_ code: Code, index: Int? = nil, detail: String = "") {
    self.code = code
    self.index = index
    self.detail = detail
  }

  public var severity: Severity {
    switch code {
    case .timeBackwards, .recordsLostInRestore, .unsigned: .warning
    default: .error
    }
  }

  public var japanese: String {
    let place = index.map { "［\($0)］" } ?? ""
    return place + code.japanese + (detail.isEmpty ? "" : "（\(detail)）")
  }

  public var english: String {
    let place = index.map { "[\($0)] " } ?? ""
    return place + code.english + (detail.isEmpty ? "" : " (\(detail))")
  }
}

extension AuditProblem.Code {
  /// What it means and what to do.
  public var japanese: String {
    switch self {
    case .recordMalformed: "記録の形式が正しくありません。書き換えられたか、壊れています。"
    case .indexUnexpected: "記録の番号が連続していません。記録が削除、追加、または並べ替えられています。"
    case .epochUnexpected: "記録の期（エポック）が正しくありません。復元の記録がないまま期が変わっています。"
    case .timeBackwards: "時刻が前の記録より戻っています。サーバーの時計を確認してください。"
    case .checkpointMalformed: "チェックポイントの形式が正しくありません。全文が保存されているか確認してください。"
    case .checkpointOtherLog: "別の監査証跡のチェックポイントです。どの環境のものか確認してください。"
    case .checkpointSignature: "チェックポイントの署名が正しくありません。書き換えられたか、別の鍵で署名されています。"
    case .checkpointRoot: "記録がチェックポイントと一致しません。示された範囲の記録のどれかが書き換えられています。"
    case .recordsMissing: "チェックポイントにある記録が足りません。末尾の記録が削除されています。"
    case .recordsLostInRestore: "バックアップからの復元で失われた記録があります。復元の記録と一致しています。"
    case .stateMismatch: "保存された監査証跡の状態と記録が一致しません。最後のチェックポイントより後の記録が変わったおそれがあります。"
    case .unsigned: "署名されたチェックポイントがありません。記録が書き換えられても検出できません。"
    }
  }

  public var english: String {
    switch self {
    case .recordMalformed: "The record is not well formed: it was changed or is damaged."
    case .indexUnexpected:
      "The indexes are not contiguous: records were removed, added or reordered."
    case .epochUnexpected: "The epoch is wrong: it changed without the record of a restore."
    case .timeBackwards: "The time is before that of the record before. Check the server's clock."
    case .checkpointMalformed: "Not a checkpoint. Check that its whole text was kept."
    case .checkpointOtherLog:
      "The checkpoint belongs to another log. Check which installation it came from."
    case .checkpointSignature:
      "The checkpoint's signature is wrong: it was changed, or another key signed it."
    case .checkpointRoot:
      "The records differ from the checkpoint: one of those named was changed."
    case .recordsMissing: "Records of the checkpoint are missing: the end of the log was cut off."
    case .recordsLostInRestore:
      "Records were lost by a restore from a backup, as the restore's own record says."
    case .stateMismatch:
      "The stored state of the log does not fit the records: one after the last checkpoint may have changed."
    case .unsigned: "There is no signed checkpoint: changes to the records could not be seen."
    }
  }
}
