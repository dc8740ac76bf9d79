import AuditLog
package import Casework
import Foundation
package import GRDB
import Vault

#if canImport(Glibc)
  import Glibc
#endif

extension StoreError {
  /// An errno of the system.
  init(systemError number: Int32, _ subject: String) {
    let code: Code =
      switch number {
      case ENOSPC, EDQUOT: .diskFull
      case EROFS: .readOnly
      case EACCES, EPERM, ENOENT, ENOTDIR, ELOOP, EISDIR: .permission
      default: .io
      }
    self.init(code, subject, detail: String(cString: strerror(number)))
  }

  /// An error of the engine. Its message names tables and columns, never values.
  package init(_ error: DatabaseError, _ subject: String) {
    let code: Code =
      switch error.resultCode {
      case .SQLITE_FULL: .diskFull
      case .SQLITE_READONLY: .readOnly
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .permission
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
      case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse
      default: .io
      }
    self.init(
      code, subject,
      detail: "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")")
  }

  /// Whatever a transaction threw.
  package init(any error: any Error, _ subject: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error, subject)
    case let error as VaultError: self.init(.keys, error.subject, detail: error.description)
    case let error as AuditError: self.init(.audit, error.subject, detail: error.description)
    case is CancellationError: self.init(.io, subject, detail: "cancelled")
    default: self.init(.damaged, subject, detail: "\(type(of: error))")
    }
  }
}
