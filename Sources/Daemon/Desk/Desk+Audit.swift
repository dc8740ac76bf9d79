import AuditLog
import Casework
import Foundation

extension Desk {
  /// Recomputes the whole log from the bytes as stored.
  ///
  /// - Parameter keptElsewhere: text of a checkpoint that was kept where nobody who can change the
  ///   database can change it.
  func verifyAudit(keptElsewhere: String?) async throws -> AuditReport {
    // Read first: what is written meanwhile would be newer than what is compared with it.
    let beside = try? String(contentsOf: checkpointFile, encoding: .utf8)
    return AuditReport(
      try await store.verify(
        key: verifierKey, beside: beside.map { [$0] } ?? [],
        keptElsewhere: keptElsewhere.map { [$0] } ?? []))
  }
}

extension AuditReport {
  init(_ verification: AuditVerification) {
    self.init(
      records: verification.records, root: "\(verification.root)",
      signed: verification.signedUpTo, protected: verification.protectedUpTo,
      isSound: verification.isSound,
      problems: verification.problems.map { problem in
        Problem(
          index: problem.index, code: problem.code.rawValue,
          isError: problem.severity == .error, japanese: problem.japanese,
          english: problem.english)
      })
  }
}
