import AuditLog
import Casework
import Foundation
import Readings
import Vault

/// Why a service or command cannot begin its work: what is wrong, where, and what to do.
public struct StartFailure: Error, CustomStringConvertible, Sendable {
  public var japanese: String
  public var english: String
  /// After `sysexits.h`.
  public var exitCode: Int32

  public var description: String { "\(japanese)\n\(english)" }

  static func reader(_ program: String, _ refusal: Refusal) -> StartFailure {
    StartFailure(
      japanese: "読取プロセスを起動できません（\(program)）：\(refusal.detail)。uketsuke doctor で確認してください。",
      english: "The reader cannot be started (\(program)): \(refusal.detail). See uketsuke doctor.",
      exitCode: 69)
  }

  static func noWorkflows(_ folder: String, _ complaints: [String]) -> StartFailure {
    let details = complaints.isEmpty ? "" : "\n" + complaints.joined(separator: "\n")
    return StartFailure(
      japanese: "使えるワークフローがありません（\(folder)）。uketsuke check で確認してください。",
      english: "There is no usable workflow in \(folder). See uketsuke check." + details,
      exitCode: 78)
  }

  static func unreadable(_ path: String) -> StartFailure {
    StartFailure(
      japanese: "ファイルを読めません：\(path)", english: "The file cannot be read: \(path)", exitCode: 66)
  }

  static func folder(_ path: String, _ cause: any Error) -> StartFailure {
    let words =
      (cause as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? "\(cause)"
    return StartFailure(
      japanese: "フォルダを使えません（\(path)）：\(words)。作成して、サービスの利用者に権限を与えてください。",
      english:
        "The folder cannot be used (\(path)): \(words). Create it and let the service's user write there.",
      exitCode: 73)
  }

  static func store(_ error: StoreError) -> StartFailure {
    StartFailure(
      japanese: error.japanese, english: error.english, exitCode: error.code == .inUse ? 75 : 74)
  }

  static func key(_ path: String, _ cause: any Error) -> StartFailure {
    let (japanese, english) =
      switch cause {
      case let error as VaultError: (error.japanese, error.english)
      case let error as AuditError: (error.japanese, error.english)
      default: ("\(cause)", "\(cause)")
      }
    return StartFailure(
      japanese: "鍵ファイルを使えません（\(path)）：\(japanese)",
      english: "The key file cannot be used (\(path)): \(english)", exitCode: 77)
  }
}
