public import AuditLog
public import Casework
public import Foundation
import Workflows

/// Carries out what the command line asks, on an open store: inside the daemon for requests from
/// the control socket, or in the command itself where no daemon runs.
public struct Desk: Sendable {
  let store: any CaseworkStore
  let book: WorkflowBook
  let verifierKey: AuditVerifierKey
  /// The newest checkpoint beside the database.
  let checkpointFile: URL
  let version: String
  /// Workflow files that the running service does not take in, and versions that it cannot use.
  let complaints: @Sendable () async -> [WorkflowLine]
  /// Called after a request that gives the services something to do.
  let wake: @Sendable () -> Void

  public init(
    store: any CaseworkStore, verifierKey: AuditVerifierKey, checkpointFile: URL, version: String,
    complaints: @escaping @Sendable () async -> [WorkflowLine] = { [] },
    wake: @escaping @Sendable () -> Void = {}
  ) {
    self.store = store
    book = WorkflowBook(store)
    self.verifierKey = verifierKey
    self.checkpointFile = checkpointFile
    self.version = version
    self.complaints = complaints
    self.wake = wake
  }

  /// Answers every request; failures are answers too.
  ///
  /// - Parameter requester: the account that asks, for the audit log.
  public func answer(_ request: DeskRequest, to requester: Requester) async -> DeskResponse {
    do {
      return try await Requester.$current.withValue(requester) {
        try await carryOut(request, for: requester.person)
      }
    } catch let failure as DeskFailure {
      return .failed(failure)
    } catch let error as StoreError {
      return .failed(
        DeskFailure(
          error.isMachine ? .broken : .refused, japanese: error.japanese, english: error.english))
    } catch {
      return .failed(
        DeskFailure(
          .broken, japanese: "内部エラーです：\(error)", english: "Internal error: \(error)"))
    }
  }

  private func carryOut(_ request: DeskRequest, for person: PersonID) async throws -> DeskResponse {
    switch request {
    case .status:
      return .status(try await status())
    case .list(let selection, let page):
      return try await lines(selection, page)
    case .show(let reference):
      return try await show(reference, to: person)
    case .export(let selection, let page):
      var cases: [ExportedCase] = []
      for record in try await self.cases(selection, page) {
        cases.append(try await open(record, .caseExported, for: person))
      }
      return .cases(cases)
    case .retry(let text):
      try await retry(text, by: person)
    case .review(var decision):
      decision.by = try decision.by.checked()
      _ = try await store.review(decision)
    case .approve(var decision):
      decision.by = try decision.by.checked()
      decision.onBehalfOf = try decision.onBehalfOf?.checked()
      _ = try await store.approve(decision)
    case .move(let reference, let move, let person, let reason):
      try await carryOut(
        move, on: try await record(reference).id, by: try person.checked(), reason: reason)
    case .assign(let reference, let workflow, let person):
      _ = try await store.assignWorkflow(
        try await record(reference).id, workflow: workflow, by: try person.checked())
    case .propose(let decision):
      return .proposal(try await propose(decision, to: person))
    case .take(var decision):
      decision.by = try decision.by.checked()
      return .cases([try await take(decision, for: person)])
    case .activateWorkflow(let id, let person):
      guard let proposed = try await store.proposedWorkflows().first(where: { $0.workflow == id })
      else {
        throw DeskFailure(
          .refused, japanese: "承認を待っているワークフローはありません：\(id)",
          english: "No changed workflow \(id) waits for approval.")
      }
      try await store.activateWorkflow(proposed.digest, by: try person.checked())
    case .workflows:
      return .workflows(try await workflowLines())
    case .site:
      return .site(try await siteReport())
    case .teach:
      return .teaching(try await teaching())
    case .learn(let calibration, let person):
      try await store.learn(calibration, by: try person.checked())
    case .unlearn(let person):
      return .unlearned(try await unlearn(by: try person.checked()))
    case .lessons:
      return .lessons(try await store.siteLessons())
    case .auditVerify(let text):
      return .verification(try await verifyAudit(keptElsewhere: text))
    case .auditNames(let text):
      return .names(try await auditNames(of: text))
    case .auditRecords(let from, let limit):
      return .records(
        try await store.auditRecords(
          from: max(0, from), limit: min(max(1, limit), ListPage.mostRecords)))
    }
    wake()
    return .done
  }

  private func carryOut(_ move: CaseMove, on id: CaseID, by person: PersonID, reason: String)
    async throws
  {
    switch move {
    case .returnToCitizen: _ = try await store.returnToCitizen(id, by: person, reason: reason)
    case .resume: _ = try await store.resume(id, by: person, note: reason.isEmpty ? nil : reason)
    case .withdraw: _ = try await store.withdraw(id, by: person, reason: reason)
    case .hold: _ = try await store.hold(id, true, by: person)
    case .unhold: _ = try await store.hold(id, false, by: person)
    }
  }

  func record(_ reference: CaseReference) async throws -> CaseRecord {
    guard let record = try await store.find(reference) else {
      throw DeskFailure(
        .refused, japanese: "該当する案件がありません。受付番号を確認してください。",
        english: "There is no such case; check the reception number.")
    }
    return record
  }

  private func status() async throws -> DeskStatus {
    let figures = try await store.statistics()
    return DeskStatus(
      version: version, documents: figures.documents, cases: figures.cases,
      workflows: try await store.activeDigests().count)
  }

  private func workflowLines() async throws -> [WorkflowLine] {
    let complaints = await complaints()
    let unusable = Set(complaints.filter { $0.state == "unusable" }.map(\.digest))
    var lines = try await book.active().filter { !unusable.contains($0.digest) }.map {
      WorkflowLine(
        id: $0.workflow.id, name: $0.workflow.name, department: $0.workflow.department,
        digest: $0.digest, state: "active")
    }
    for proposed in try await store.proposedWorkflows() {
      let workflow = try await book.workflow(proposed.digest)
      lines.append(
        WorkflowLine(
          id: proposed.workflow, name: workflow?.name ?? "", department: workflow?.department ?? "",
          digest: proposed.digest, state: "proposed"))
    }
    return lines + complaints
  }
}
