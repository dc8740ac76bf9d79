import Casework
import Foundation
import GRDB
import Readings
import Workflows

extension StoreTransaction {
  /// Pages and cases of a document that was read for the first time.
  func makeCases(_ reading: DocumentReading, of document: DocumentRecord) throws -> [CaseRecord] {
    for page in reading.pages { try save(page, of: document) }
    let extra = try documentFindings(document)
    return try reading.completeCases.map {
      try makeCase($0, reader: reading.reader, of: document, extra: extra)
    }
  }

  /// The case that a document was read again for, and those that split off it.
  func settle(
    _ order: DocumentLife.Order, _ reading: DocumentReading, of document: DocumentRecord
  ) throws -> [CaseRecord] {
    // Meanwhile nobody can have moved it: an assigned case allows nothing else.
    guard let opened = try opened(order.case), opened.record.life.assigned != nil else { return [] }
    let own = try pages(of: order.case)
      .filter { $0.document == document.id }.map(\.index)
    let fitting = reading.cases(of: order.workflow, within: Set(own))
    guard let first = fitting.first, let version = first.version else {
      return [try save(services.cases.notFitting(opened, refusal: nil, at: now))]
    }
    for page in reading.pages where own.contains(page.index) { try save(page, of: document) }
    let workflow = try knownWorkflow(version)
    let change = try services.cases.fit(
      opened, reading: first, reader: reading.reader, workflow: workflow,
      roles: try roles(workflow), at: now, chance: services.surroundings.chance)
    var records = [try save(change)]
    let extra = try documentFindings(document)
    for other in fitting.dropFirst() {
      records.append(try makeCase(other, reader: reading.reader, of: document, extra: extra))
    }
    // Pages that fit no more are not buried in a case that does not show them.
    let done = Set(fitting.flatMap(\.pages) + reading.pages.filter(\.isLeftOut).map(\.index))
    let left = own.filter { !done.contains($0) }
    if !left.isEmpty {
      let rest = CaseReading(workflow: nil, version: nil, pages: left)
      records.append(try makeCase(rest, reader: reading.reader, of: document, extra: extra))
    }
    return records
  }

  private func makeCase(
    _ reading: CaseReading, reader: String, of document: DocumentRecord, extra: [Finding]
  ) throws -> CaseRecord {
    let workflow: Workflow? =
      if reading.workflow != nil, let version = reading.version {
        try knownWorkflow(version)
      } else {
        nil
      }
    let id: CaseID = services.surroundings.makeID()
    let branch = try nextBranch(of: document.id)
    let change = try services.cases.create(
      id, of: document, branch: branch, reading: reading, reader: reader, workflow: workflow,
      roles: try workflow.map(roles) ?? [], extra: extra,
      namesDepartment: try mayName(document.department),
      key: try services.vault.newCaseKey(id, at: now), at: now,
      chance: services.surroundings.chance)
    try insert(change, branch: branch)
    try give(reading.pages, of: document.id, to: id)
    return change.record
  }

  private func nextBranch(of id: DocumentID) throws -> Int {
    let last = try Int.fetchOne(
      db, sql: "SELECT max(branch) FROM case_file WHERE document = ?", arguments: [id.rawValue])
    return (last ?? 0) + 1
  }

  private func documentFindings(_ document: DocumentRecord) throws -> [Finding] {
    guard let first = document.duplicateOf else { return [] }
    return [.duplicate(of: try knownDocument(first).receptionNumber)]
  }
}
