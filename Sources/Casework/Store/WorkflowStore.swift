/// Workflow versions by digest, and which of them counts. Every call is one transaction; it
/// throws `StoreError` and then has changed nothing.
public protocol WorkflowStore: Sendable {
  /// Keeps a version for ever. Idempotent; a compiled form given later replaces the older one.
  func storeWorkflow(_ version: WorkflowVersion) async throws(StoreError)

  /// Makes a stored version the one that counts. Idempotent; where it counts already, an open
  /// proposal of another is withdrawn, for the file is as it was. Where it, or the version that
  /// counts or counted last, says `activation: approved`, it must have been proposed and `by`
  /// must name someone other than who proposed it; otherwise it is refused with
  /// `StoreError.Code.fourEyes`. The first version ever needs no second person. Cases in
  /// approval follow its line: those whose line is empty now become ready.
  func activateWorkflow(_ digest: String, by person: PersonID?) async throws(StoreError)

  /// Puts a stored version before a second administrator. Replaces an earlier proposal of
  /// another version; of the same one it keeps the first proposer. The version that counts already
  /// only withdraws the proposal.
  func proposeWorkflow(_ digest: String, by person: PersonID?) async throws(StoreError)

  /// The workflow's file was removed on purpose: new documents no longer fit it. Cases in approval
  /// follow the line of the version that they were read with; where that is empty they become
  /// ready.
  func deactivateWorkflow(_ workflow: String, by person: PersonID?) async throws(StoreError)

  /// Last good versions that count, by workflow id.
  func activeWorkflows() async throws(StoreError) -> [ActiveWorkflow]

  /// Digests of the versions that count, by workflow id; light, for those who look often.
  func activeDigests() async throws(StoreError) -> [String: String]

  func proposedWorkflows() async throws(StoreError) -> [ProposedWorkflow]

  /// Nil where none has this digest.
  func workflow(_ digest: String) async throws(StoreError) -> WorkflowVersion?
}
