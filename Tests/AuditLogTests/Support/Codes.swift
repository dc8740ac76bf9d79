import AuditLog

/// The code of the `AuditError` that the work throws; nil where it throws none.
func code(_ work: () throws -> Void) -> AuditError.Code? {
  do {
    try work()
    return nil
  } catch {
    return (error as? AuditError)?.code
  }
}
