import AuditLog
public import Foundation
import Readings

/// Audit records in words for people.
public enum AuditWords {
  /// Japan's time, what happened, to what, by whom, and the details; nil for bytes that are no
  /// record.
  public static func line(_ bytes: Data) -> String? {
    guard let record = try? AuditRecord(bytes: bytes) else { return nil }
    var parts = [
      JapanTime.seconds(record.date), "\(name(record.type.rawValue))（\(record.type.rawValue)）",
      actor(record.actor),
    ]
    if let document = record.document { parts.append("文書 \(document)") }
    if let id = record.caseID { parts.append("案件 \(id)") }
    parts += record.details.sorted { $0.key < $1.key }.map { "\($0.key)=\(text($0.value))" }
    if case .string(let code) = record.details["code"], let reason = Refusal.Code(rawValue: code) {
      parts += [reason.japanese, reason.english]
    }
    return parts.joined(separator: "  ")
  }

  static func actor(_ actor: AuditActor) -> String {
    switch actor {
    case .system(let version): "システム \(version)"
    case .person(let id): "職員 \(id)"
    }
  }

  private static func text(_ value: AuditValue) -> String {
    switch value {
    case .string(let text): text
    case .int(let number): String(number)
    case .bool(let truth): String(truth)
    }
  }

  /// What staff call an event; the raw type itself where it is a new one.
  public static func name(_ type: String) -> String { names[type] ?? type }

  private static let names = [
    "document.received": "文書の受付",
    "document.sourceRemoved": "投入ファイルの削除",
    "document.duplicate": "重複の検出",
    "document.refused": "受付の拒否",
    "document.readingStarted": "読取の開始",
    "document.readingFailed": "読取の失敗",
    "document.released": "読取の中断",
    "document.read": "読取の完了",
    "document.quarantined": "隔離",
    "document.retried": "再読取の指示",
    "document.viewed": "文書の閲覧",
    "document.erased": "文書の消去",
    "case.created": "案件の作成",
    "case.identified": "仕分け",
    "case.unidentified": "仕分け不可",
    "case.assigned": "帳票の指定",
    "case.taken": "候補の取り込み",
    "case.rereadingFailed": "再読取の失敗",
    "case.pageMoved": "ページの移動",
    "case.viewed": "案件の閲覧",
    "case.reviewStarted": "確認の開始",
    "case.reviewed": "確認",
    "case.valueCorrected": "値の訂正",
    "case.approvalRequested": "決裁の依頼",
    "case.approved": "決裁",
    "case.sentBack": "差戻し",
    "case.correctionRequested": "補正の依頼",
    "case.correctionReceived": "補正の受領",
    "case.withdrawn": "取下げ",
    "case.ready": "連携待ち",
    "case.delivering": "連携の開始",
    "case.delivered": "連携の完了",
    "case.exported": "案件の書き出し",
    "case.held": "保留",
    "case.released": "保留の解除",
    "case.erased": "案件の消去",
    "delivery.planned": "連携ファイルの準備",
    "delivery.staged": "連携ファイルの書き込み",
    "delivery.delivered": "連携ファイルの引き渡し",
    "delivery.failed": "連携の失敗",
    "delivery.retried": "連携の再試行",
    "delivery.abandoned": "連携の中止",
    "workflow.loaded": "ワークフローの読み込み",
    "workflow.rejected": "ワークフローの不受理",
    "workflow.proposed": "ワークフローの承認待ち",
    "workflow.proposalWithdrawn": "ワークフローの承認待ちの取り下げ",
    "workflow.approved": "ワークフローの承認",
    "workflow.activated": "ワークフローの有効化",
    "workflow.removed": "ワークフローの廃止",
    "site.counted": "抜取り確認の集計",
    "judge.learned": "判定の学習",
    "judge.reverted": "判定の学習の取消し",
    "key.created": "鍵の作成",
    "key.destroyed": "鍵の破棄",
    "key.rewrapped": "鍵の包み直し",
    "user.created": "利用者の登録",
    "user.changed": "利用者の変更",
    "user.disabled": "利用者の停止",
    "user.signedIn": "サインイン",
    "user.signInFailed": "サインインの失敗",
    "user.signedOut": "サインアウト",
    "service.started": "サービスの開始",
    "service.stopped": "サービスの停止",
    "service.configured": "設定の変更",
    "service.backedUp": "バックアップ",
    "service.restored": "復元",
    "reader.died": "読取プロセスの異常終了",
    "log.epoch": "証跡の新しい期",
  ]
}

extension AuditReport {
  /// How far the log is covered, for people.
  ///
  /// - Parameter wasCompared: that a checkpoint kept elsewhere was given.
  public func coverage(wasCompared: Bool) -> String {
    let kept = wasCompared ? "\(protected) 件まで" : "なし（--checkpoint で指定）"
    return "記録 \(records) 件。うち署名済み \(signed) 件。別に保管したチェックポイントとの照合：\(kept)"
      + "\nルートハッシュ \(root)"
  }
}
