import AuditLog
import TestKit

/// The code of the `AuditError` that the work throws; nil where it throws none.
func code(_ work: () throws -> Void) -> AuditError.Code? {
  thrown(AuditError.self, by: work)?.code
}
