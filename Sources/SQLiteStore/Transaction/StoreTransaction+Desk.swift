import AuditLog
import Casework
import Foundation
import GRDB
import Vault

/// Acts on more than one record.
extension StoreTransaction {
  func movePage(
    _ document: DocumentID, page index: Int, to target: CaseID, by person: PersonID
  ) throws {
    let found = try pages("page.document = ? AND page_index = ?", [document.rawValue, index])
    guard let page = found.first else {
      throw StoreError(.noSuchPage, document.rawValue, detail: String(index))
    }
    if page.case == target { return }
    let into = try opened(.id(target))
    let origin = try knownDocument(document)
    guard origin.department == into.record.department else {
      throw StoreError(.differentDepartment, into.record.receptionNumber.description)
    }
    if let source = page.case, let from = try opened(source) {
      try save(
        services.cases.noticeMovedPage(
          from, page: index, into: false, other: into.record.receptionNumber, at: now))
    }
    try save(
      services.cases.noticeMovedPage(
        into, page: index, into: true, other: origin.receptionNumber, at: now))
    try give([index], of: document, to: target)
    var details: [String: AuditValue] = ["page": .int(index)]
    if let source = page.case { details["from"] = .string(source.rawValue) }
    try append(
      [
        AuditEvent(
          .casePageMoved, document: document.rawValue, caseID: target.rawValue,
          actor: .person(id: person.rawValue), details: details)
      ], key: nil)
  }

  func search(_ search: CaseSearch) throws -> [CaseRecord] {
    let departments =
      try search.department.map { [$0] }
      ?? String.fetchAll(db, sql: "SELECT DISTINCT department FROM case_file")
    var found: Set<String> = []
    for department in departments {
      let hashes = services.vault.searchHashes(search, department: department)
      guard !hashes.isEmpty else { return [] }
      let text = hashes.map { _ in "SELECT case_id FROM search_hash WHERE kind = ? AND hash = ?" }
        .joined(separator: " INTERSECT ")
      var arguments = StatementArguments()
      for hash in hashes { arguments += [hash.kind.rawValue, hash.bytes] }
      found.formUnion(try String.fetchAll(db, sql: text, arguments: arguments))
    }
    let newest = found.sorted(by: >).prefix(200)
    return try newest.compactMap { text in try CaseID(rawValue: text).flatMap(caseRecord) }
  }

  /// Documents whose last living case goes are erased with it, and returned.
  func erase(_ id: CaseID, by actor: Actor) throws -> [DocumentID] {
    guard let record = try caseRecord(id) else { throw StoreError(.noSuchCase, id.rawValue) }
    let holding = try String.fetchAll(
      db, sql: "SELECT DISTINCT document FROM page WHERE case_id = ?", arguments: [id.rawValue])
    try save(services.cases.erase(record, by: actor, at: now))
    let documents = Set(holding.compactMap(DocumentID.init(rawValue:)) + [record.document])
    var erased: [DocumentID] = []
    for document in documents.sorted() where try livingCases(of: document) == 0 {
      let record = try knownDocument(document)
      guard record.life.state != .erased else { continue }
      try apply(.erased(actor), to: record)
      erased.append(document)
    }
    return erased
  }
}
