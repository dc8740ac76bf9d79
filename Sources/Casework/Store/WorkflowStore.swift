/// Workflow versions by digest, and which of them counts. Every call is one transaction; it
/// throws `StoreError` and then has changed nothing.
public protocol WorkflowStore: Sendable {
  /// Keeps a version for ever. Idempotent; a compiled form given later replaces the older one.
  func storeWorkflow(_ version: WorkflowVersion) async throws(StoreError)

  /// Makes a stored version the one that counts. Idempotent. Where its workflow says
  /// `activation: approved` and another version counts already, `by` must name someone other
  /// than who proposed it; otherwise it is refused with `StoreError.Code.fourEyes`.
  func activateWorkflow(_ digest: String, by person: PersonID?) async throws(StoreError)

  /// Puts a stored version before a second administrator. Replaces an earlier proposal.
  func proposeWorkflow(_ digest: String, by person: PersonID?) async throws(StoreError)

  /// The workflow's file was removed on purpose: new documents no longer fit it.
  func deactivateWorkflow(_ workflow: String, by person: PersonID?) async throws(StoreError)

  /// Last good versions that count, by workflow id.
  func activeWorkflows() async throws(StoreError) -> [ActiveWorkflow]

  func proposedWorkflows() async throws(StoreError) -> [ProposedWorkflow]

  /// Nil where none has this digest.
  func workflow(_ digest: String) async throws(StoreError) -> WorkflowVersion?
}
