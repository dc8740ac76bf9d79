import AuditLog
import Casework
import Foundation

extension Desk {
  /// Recomputes the whole log from the bytes as stored.
  ///
  /// - Parameter keptElsewhere: text of a checkpoint that was kept where nobody who can change the
  ///   database can change it.
  func verifyAudit(keptElsewhere: String?) async throws -> AuditReport {
    var stored = try await store.latestCheckpoint().map { [$0] } ?? []
    if let beside = try? String(contentsOf: checkpointFile, encoding: .utf8) {
      stored.append(beside)
    }
    var verifier = AuditVerifier(
      key: verifierKey, stored: stored, keptElsewhere: keptElsewhere.map { [$0] } ?? [])
    var index = 0
    while true {
      let records = try await store.auditRecords(from: index, limit: 1000)
      for record in records { verifier.add(Array(record)) }
      index += records.count
      if records.isEmpty { break }
    }
    return AuditReport(verifier.finish())
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
