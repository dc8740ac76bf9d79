internal import DurableFiles

extension AuditError {
  init(_ error: FileError) {
    let code: Code =
      switch error.code {
      case .fileMissing: .fileMissing
      case .fileExists: .fileExists
      case .fileUnreadable: .fileUnreadable
      case .fileUnwritable: .fileUnwritable
      case .notRegularFile: .notRegularFile
      case .filePermissions: .filePermissions
      case .fileOwner: .fileOwner
      // Only files of keys are bounded.
      case .fileTooLong: .badKey
      }
    self.init(code, subject: error.path, detail: error.detail)
  }
}

/// Work on a file, its errors as the audit log's.
func withFile<Value>(_ work: () throws -> Value) throws -> Value {
  do { return try work() } catch let error as FileError { throw AuditError(error) }
}
