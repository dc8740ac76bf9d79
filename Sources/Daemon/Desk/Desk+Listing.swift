import AuditLog
import Casework
import Foundation
import Readings
import Workflows

extension Desk {
  /// Documents that became no case yet, and cases; newest first.
  func lines(_ selection: CaseSelectionRequest, _ page: ListPage) async throws -> DeskResponse {
    let limit = min(max(1, page.limit), ListPage.mostLines)
    let states = try selection.states()
    // One more than asked for: whether there is more.
    var lines: [QueueLine] = []
    if selection.queue == nil, !states.documents.isEmpty {
      lines += try await store.documents(
        DocumentFilter(
          states: states.documents, department: selection.department, after: try page.cursor(),
          limit: limit + 1, newestFirst: true)
      ).map { QueueLine($0) }
    }
    if states.cases?.isEmpty != true {
      let names = Dictionary(
        try await book.active().map { ($0.workflow.id, $0.workflow.name) },
        uniquingKeysWith: { first, _ in first })
      lines += try await store.cases(
        CaseFilter(
          states: states.cases, queue: selection.queue, department: selection.department,
          after: try page.cursor(), limit: limit + 1, newestFirst: true)
      ).map { record in QueueLine(record, form: record.workflow.flatMap { names[$0] }) }
    }
    // Ids of both kinds sort by time of making.
    lines.sort { $0.id > $1.id }
    return .lines(Array(lines.prefix(limit)), more: lines.count > limit)
  }

  /// Oldest first.
  func cases(_ selection: CaseSelectionRequest, _ page: ListPage) async throws -> [CaseRecord] {
    let states = try selection.states()
    guard states.cases?.isEmpty != true else { return [] }
    return try await store.cases(
      CaseFilter(
        states: states.cases, queue: selection.queue, department: selection.department,
        after: try page.cursor(), limit: min(max(1, page.limit), ListPage.mostCases)))
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
    if let version = record.version { form = try await book.workflow(version)?.name }
    return ExportedCase(
      detail: detail.shown, sha256: try await store.document(record.document)?.sha256 ?? "",
      form: form)
  }
}

extension CaseSelectionRequest {
  /// What a listing shows: of documents those that became no case, of cases nil for all.
  ///
  /// - Throws: `DeskFailure` for a text that names no state.
  func states() throws -> (documents: Set<DocumentLife.State>, cases: Set<CaseLife.State>?) {
    let shown = Set(DocumentLife.State.allCases).subtracting([.read, .erased])
    guard let state else { return (shown, nil) }
    try StateWords.check(state)
    let named = StateWords.states(state)
    return (named.documents.intersection(shown), named.cases)
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
