import AuditLog
import Casework
import Workflows

extension Desk {
  /// Answers with what was taken, so that the person sees it, and what the rules say of it.
  func take(_ decision: TakingDecision, for person: PersonID) async throws -> ExportedCase {
    let record = try await store.take(decision)
    wake()
    return try await open(record, .caseViewed, for: person)
  }

  /// What taking candidates would give. Puts on record who saw them.
  func propose(_ decision: TakingDecision, to person: PersonID) async throws -> TakingProposal {
    let record = try await record(decision.case)
    guard let active = try await book.active().first(where: { $0.workflow.id == decision.workflow })
    else { throw StoreError(.noSuchWorkflow, decision.workflow) }
    try await store.record(
      AuditEvent(.caseViewed, caseID: record.id.rawValue, actor: .person(id: person.rawValue)))
    guard let detail = try await store.caseDetail(record.id) else {
      throw StoreError(.noSuchCase, record.id.rawValue)
    }
    return try TakingProposal(
      decision, detail, active.workflow, version: active.digest, checker: WorkflowChecker())
  }
}
