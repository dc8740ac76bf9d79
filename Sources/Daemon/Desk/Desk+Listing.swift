import AuditLog
import Casework
import Foundation
import Readings
import Workflows

extension Desk {
  /// Documents that became no case yet, and cases; oldest first.
  func lines(department: String?, queue: String?, state: String?) async throws -> [QueueLine] {
    if let state { try StateWords.check(state) }
    let wanted = state.map { StateWords.states($0).documents }
    var lines: [QueueLine] = []
    if queue == nil {
      for document in try await allDocuments(department: department) {
        guard document.life.state != .read, document.life.state != .erased,
          wanted?.contains(document.life.state) ?? true
        else { continue }
        lines.append(QueueLine(document))
      }
    }
    let names = Dictionary(
      try await store.activeWorkflows().map { ($0.version.workflow.id, $0.version.workflow.name) },
      uniquingKeysWith: { first, _ in first })
    for record in try await allCases(department: department, queue: queue, state: state) {
      lines.append(QueueLine(record, form: record.workflow.flatMap { names[$0] }))
    }
    return lines.sorted {
      ($0.receivedAt, $0.receptionNumber) < ($1.receivedAt, $1.receptionNumber)
    }
  }

  func allDocuments(department: String?) async throws -> [DocumentRecord] {
    var all: [DocumentRecord] = []
    while true {
      let page = try await store.documents(
        DocumentFilter(department: department, after: all.last?.id))
      all += page
      if page.isEmpty { return all }
    }
  }

  func allCases(department: String?, queue: String?, state: String?) async throws -> [CaseRecord] {
    var states: Set<CaseLife.State>?
    if let state {
      try StateWords.check(state)
      let known = StateWords.states(state).cases
      guard !known.isEmpty else { return [] }
      states = known
    }
    var all: [CaseRecord] = []
    while true {
      let page = try await store.cases(
        CaseFilter(states: states, queue: queue, department: department, after: all.last?.id))
      all += page
      if page.isEmpty { return all }
    }
  }

  /// Opens a case and puts on record who saw its values.
  func open(_ record: CaseRecord, _ event: AuditEventType, for person: PersonID) async throws
    -> ExportedCase
  {
    try await store.record(
      AuditEvent(event, caseID: record.id.rawValue, actor: .person(id: person.rawValue)))
    guard let detail = try await store.caseDetail(record.id) else {
      throw StoreError(.noSuchCase, record.id.rawValue)
    }
    var form: String?
    if let version = record.version { form = try await store.workflow(version)?.workflow.name }
    return ExportedCase(
      detail: detail, sha256: try await store.document(record.document)?.sha256 ?? "", form: form)
  }
}

extension QueueLine {
  init(_ document: DocumentRecord) {
    self.init(
      receptionNumber: document.receptionNumber.description, department: document.department,
      queue: "", workflow: nil, form: nil, state: document.life.state.rawValue, waiting: 0,
      receivedAt: document.receivedAt, document: document.id.rawValue, case: nil,
      japanese: document.life.refusal?.japanese, english: document.life.refusal?.english)
  }

  init(_ record: CaseRecord, form: String?) {
    self.init(
      receptionNumber: record.receptionNumber.description, department: record.department,
      queue: record.queue, workflow: record.workflow, form: form, state: record.life.state.rawValue,
      waiting: record.waiting, receivedAt: record.createdAt, document: record.document.rawValue,
      case: record.id.rawValue, japanese: nil, english: nil)
  }
}
