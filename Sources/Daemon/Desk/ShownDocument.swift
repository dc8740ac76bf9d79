public import Foundation
import Readings

/// A document that became no case, as `uketsuke queue show` gives it. Personal: it names the file.
public struct ShownDocument: Codable, Hashable, Sendable {
  public var receptionNumber: String
  public var document: String
  public var department: String
  public var receivedAt: Date
  /// Below the department's drop folder; nil once erased.
  public var folder: String?
  /// As dropped; nil once erased.
  public var fileName: String?
  public var state: String
  /// Why it could not be read.
  public var code: String?
  public var japanese: String?
  public var english: String?

  /// For people on a terminal.
  public var text: String {
    var lines = [
      "受付番号　　　　\(receptionNumber)", "部署　　　　　　\(department)",
      "受付日時　　　　\(JapanTime.minutes(receivedAt))",
      "元のファイル名　\(fileName ?? "（消去済み）")",
      "状態　　　　　　\(StateWords.document(state))",
    ]
    if let japanese, let english {
      lines.append("理由　　　　　　\(japanese) [\(code ?? "")]\n                \(english)")
    }
    lines.append("対処　　　　　　\(remedy)")
    return lines.joined(separator: "\n")
  }

  /// Reasons that lie in the file itself, so that reading it again comes to the same. What is too large
  /// is not among them: limits can be raised.
  private static let ofTheFile: Set<Refusal.Code> = [
    .empty, .unknownFormat, .truncated, .corruptImage, .encrypted, .noPages,
  ]

  private var remedy: String {
    switch state {
    case "quarantined" where code.flatMap(Refusal.Code.init).map(Self.ofTheFile.contains) == true:
      "ファイルを直すか原本をスキャンし直して、新しく投入してください。この文書を再読取しても結果は同じです。"
    case "quarantined":
      "原本をスキャンし直して投入するか、原因を除いてから"
        + " uketsuke queue retry \(receptionNumber) で再読取します。"
    case "received", "reading": "読取が終わるまでお待ちください。"
    default: "必要ありません。"
    }
  }
}
