public import Casework
import Foundation
import GRDB

extension SQLiteStore: CaseStore {
  public func cases(_ filter: CaseFilter) async throws(StoreError) -> [CaseRecord] {
    try await read { transaction in
      var query = Query()
      query.among("state", filter.states?.map(\.rawValue))
      query.equal("queue", filter.queue)
      query.equal("department", filter.department)
      query.equal("workflow", filter.workflow)
      query.equal("document", filter.document?.rawValue)
      query.isTrue("held", filter.held)
      query.after(filter.after?.rawValue, newestFirst: filter.newestFirst)
      return try Row.fetchAll(
        transaction.db,
        sql: "SELECT * FROM case_file \(query.text) ORDER BY \(query.order) LIMIT ?",
        arguments: query.arguments + [filter.limit]
      ).map(transaction.caseRecord)
    }
  }

  public func find(_ reference: CaseReference) async throws(StoreError) -> CaseRecord? {
    try await read { try $0.caseRecord(reference) }
  }

  public func caseDetail(_ id: CaseID) async throws(StoreError) -> CaseDetail? {
    try await read { transaction in
      guard let record = try transaction.caseRecord(id) else { return nil }
      return CaseDetail(
        record: record, content: try transaction.content(of: record),
        origin: try transaction.origin(of: record.document),
        pages: try transaction.pages(of: id))
    }
  }

  public func review(_ decision: ReviewDecision) async throws(StoreError) -> CaseRecord {
    try await act(on: decision.case) { opened, transaction in
      try transaction.services.cases.review(opened, decision, at: transaction.now)
    }
  }

  public func approve(_ decision: ApprovalDecision) async throws(StoreError) -> CaseRecord {
    try await act(on: decision.case) { opened, transaction in
      try transaction.services.cases.approve(opened, decision, at: transaction.now)
    }
  }

  public func returnToCitizen(_ id: CaseID, by person: PersonID, reason: String)
    async throws(StoreError) -> CaseRecord
  {
    try await act(on: .id(id)) { opened, transaction in
      try transaction.services.cases.returnToCitizen(
        opened, by: person, reason: reason, at: transaction.now)
    }
  }

  public func resume(_ id: CaseID, by person: PersonID, note: String?) async throws(StoreError)
    -> CaseRecord
  {
    try await act(on: .id(id)) { opened, transaction in
      try transaction.services.cases.resume(opened, by: person, note: note, at: transaction.now)
    }
  }

  public func withdraw(_ id: CaseID, by person: PersonID, reason: String)
    async throws(StoreError) -> CaseRecord
  {
    try await act(on: .id(id)) { opened, transaction in
      try transaction.services.cases.withdraw(
        opened, by: person, reason: reason, at: transaction.now)
    }
  }

  public func hold(_ id: CaseID, _ held: Bool, by person: PersonID) async throws(StoreError)
    -> CaseRecord
  {
    try await act(on: .id(id)) { opened, transaction in
      try transaction.services.cases.hold(opened, held, by: person, at: transaction.now)
    }
  }

  public func assignWorkflow(_ id: CaseID, workflow: String, by person: PersonID)
    async throws(StoreError) -> CaseRecord
  {
    try await act(on: .id(id)) { opened, transaction in
      guard try transaction.activeWorkflow(workflow) != nil else {
        throw StoreError(.noSuchWorkflow, workflow)
      }
      return try transaction.services.cases.assign(
        opened, workflow: workflow, by: person, at: transaction.now)
    }
  }

  public func take(_ decision: TakingDecision) async throws(StoreError) -> CaseRecord {
    try await act(on: decision.case) { opened, transaction in
      guard let version = try transaction.activeDigest(decision.workflow) else {
        throw StoreError(.noSuchWorkflow, decision.workflow)
      }
      let workflow = try transaction.knownWorkflow(version)
      return try transaction.services.cases.take(
        opened, decision, pages: try transaction.pages(of: opened.record.id), workflow: workflow,
        version: version, roles: try transaction.roles(workflow), at: transaction.now)
    }
  }

  public func movePage(
    _ document: DocumentID, page: Int, to target: CaseID, by person: PersonID
  ) async throws(StoreError) {
    try await write { try $0.movePage(document, page: page, to: target, by: person) }
  }

  public func search(_ search: CaseSearch) async throws(StoreError) -> [CaseRecord] {
    try await read { try $0.search(search) }
  }

  public func erase(_ id: CaseID, by actor: Actor) async throws(StoreError) -> [DocumentID] {
    let erased = try await write { try $0.erase(id, by: actor) }
    try destroyScheduledKeys()
    return erased
  }

  private func act(
    on reference: CaseReference,
    _ body:
      @escaping @Sendable (CaseHandling.Opened, StoreTransaction) throws -> CaseHandling.Change
  ) async throws(StoreError) -> CaseRecord {
    try await write { transaction in
      try transaction.save(try body(try transaction.opened(reference), transaction))
    }
  }
}
