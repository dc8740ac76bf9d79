public import AuditLog

extension AuditStore {
  /// Recomputes the whole log from its stored bytes and holds it against the stored checkpoints,
  /// the stored state, and checkpoints from elsewhere. Records that come while it runs are for the
  /// next verification.
  ///
  /// - Parameters:
  ///   - beside: texts of checkpoints that lie beside the database; protected no better than it.
  ///   - keptElsewhere: texts that were kept where nobody who can change the database can change
  ///     them.
  public func verify(
    key: AuditVerifierKey, beside: [String] = [], keptElsewhere: [String] = []
  ) async throws(StoreError) -> AuditVerification {
    let stored = try await checkpoints(most: 4096)
    // After the checkpoints, for it must not be shorter than they are.
    let state = try await auditState()
    var verifier = AuditVerifier(
      key: key, stored: stored + beside, keptElsewhere: keptElsewhere, expected: state)
    for index in stride(from: 0, to: state.size, by: 1000) {
      let records = try await auditRecords(from: index, limit: min(1000, state.size - index))
      for record in records { verifier.add(Array(record)) }
    }
    // A record beyond the state was added by somebody, or is new, and then the state is too.
    if let more = try await auditRecords(from: state.size, limit: 1).first,
      try await auditState().size == state.size
    {
      verifier.add(Array(more))
    }
    return verifier.finish()
  }
}
