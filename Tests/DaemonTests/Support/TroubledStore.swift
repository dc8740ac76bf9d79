import AuditLog
import Casework
import Foundation
import Synchronization

/// A store whose changes fail on order.
final class TroubledStore: WorkflowStore, AuditStore {
  private let store: any CaseworkStore
  /// Thrown by the next changes, one each.
  let faults = Mutex<[StoreError]>([])
  /// How often whole versions, blank pages and all, were asked for.
  let loads = Mutex(0)

  init(_ store: any CaseworkStore) { self.store = store }

  private func check() throws(StoreError) {
    let fault = faults.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    if let fault { throw fault }
  }

  func storeWorkflow(_ version: WorkflowVersion) async throws(StoreError) {
    try check()
    try await store.storeWorkflow(version)
  }

  func activateWorkflow(_ digest: String, by person: PersonID?) async throws(StoreError) {
    try check()
    try await store.activateWorkflow(digest, by: person)
  }

  func proposeWorkflow(_ digest: String, by person: PersonID?) async throws(StoreError) {
    try check()
    try await store.proposeWorkflow(digest, by: person)
  }

  func deactivateWorkflow(_ workflow: String, by person: PersonID?) async throws(StoreError) {
    try check()
    try await store.deactivateWorkflow(workflow, by: person)
  }

  func activeWorkflows() async throws(StoreError) -> [ActiveWorkflow] {
    loads.withLock { $0 += 1 }
    return try await store.activeWorkflows()
  }

  func activeDigests() async throws(StoreError) -> [String: String] {
    try await store.activeDigests()
  }

  func proposedWorkflows() async throws(StoreError) -> [ProposedWorkflow] {
    try await store.proposedWorkflows()
  }

  func workflow(_ digest: String) async throws(StoreError) -> WorkflowVersion? {
    loads.withLock { $0 += 1 }
    return try await store.workflow(digest)
  }

  func record(_ event: AuditEvent) async throws(StoreError) {
    try check()
    try await store.record(event)
  }

  func auditRecords(from index: Int, limit: Int) async throws(StoreError) -> [Data] {
    try await store.auditRecords(from: index, limit: limit)
  }

  func auditSize() async throws(StoreError) -> Int { try await store.auditSize() }

  func checkpoint() async throws(StoreError) -> String { try await store.checkpoint() }

  func latestCheckpoint() async throws(StoreError) -> String? {
    try await store.latestCheckpoint()
  }

  func checkpoints(most: Int) async throws(StoreError) -> [String] {
    try await store.checkpoints(most: most)
  }

  func auditState() async throws(StoreError) -> AuditLogState { try await store.auditState() }
}
