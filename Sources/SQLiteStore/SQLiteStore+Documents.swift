public import Casework
import Foundation
import GRDB
import Japanese
public import Readings
import Vault

extension SQLiteStore: DocumentStore {
  public func receive(_ document: NewDocument) async throws(StoreError) -> DocumentRecord {
    try await write { transaction in
      if let known = try transaction.document(document.id) { return known }
      let day = CalendarDate(receivedAt: document.receivedAt)
      let record = DocumentRecord(
        id: document.id,
        receptionNumber: try transaction.nextReceptionNumber(day, document.department),
        department: document.department, receivedAt: document.receivedAt.asStored,
        receptionDay: day,
        size: document.size, sha256: document.sha256, life: DocumentLife(),
        duplicateOf: try transaction.first(document.sha256, document.department),
        key: document.key)
      try transaction.insert(record, origin: document.origin)
      let namesDepartment = try transaction.mayName(record.department)
      try transaction.append(
        [transaction.services.documents.received(record, namesDepartment: namesDepartment)],
        key: record.key)
      return record
    }
  }

  public func document(_ id: DocumentID) async throws(StoreError) -> DocumentRecord? {
    try await read { try $0.document(id) }
  }

  public func documents(_ filter: DocumentFilter) async throws(StoreError) -> [DocumentRecord] {
    try await read { transaction in
      var query = Query()
      query.among("state", filter.states?.map(\.rawValue))
      query.equal("department", filter.department)
      query.equal("sha256", filter.sha256)
      if let number = filter.number {
        query.equal("fiscal_year", number.fiscalYear.year)
        query.equal("department", number.department)
        query.equal("number", number.number)
      }
      query.after(filter.after?.rawValue, newestFirst: filter.newestFirst)
      return try Row.fetchAll(
        transaction.db, sql: "SELECT * FROM document \(query.text) ORDER BY \(query.order) LIMIT ?",
        arguments: query.arguments + [filter.limit]
      ).map(transaction.documentRecord)
    }
  }

  public func origin(of id: DocumentID) async throws(StoreError) -> DocumentOrigin? {
    try await read { try $0.origin(of: id) }
  }

  public func pages(of id: DocumentID) async throws(StoreError) -> [PageRecord] {
    try await read { transaction in
      try transaction.pages("page.document = ? ORDER BY page_index", [id.rawValue])
    }
  }

  public func takeDocumentToRead() async throws(StoreError) -> ReadingTask? {
    try await write { transaction in
      guard let epoch = transaction.epoch else {
        throw StoreError(.readOnly, detail: "only the daemon hands out documents")
      }
      let row = try Row.fetchOne(
        transaction.db,
        sql: "SELECT * FROM document WHERE state = 'received' ORDER BY attempts, id LIMIT 1")
      guard let row else { return nil }
      let record = try transaction.apply(
        .started(epoch), to: try transaction.documentRecord(row))
      return ReadingTask(document: record, order: record.life.order)
    }
  }

  public func recordReading(_ id: DocumentID, _ reading: DocumentReading)
    async throws(StoreError) -> [CaseRecord]
  {
    try await write { transaction in
      let document = try transaction.knownDocument(id)
      try transaction.apply(.finished, to: document)
      guard let order = document.life.order else {
        return try transaction.makeCases(reading, of: document)
      }
      return try transaction.settle(order, reading, of: document)
    }
  }

  public func recordReadingFailure(_ id: DocumentID, _ refusal: Refusal)
    async throws(StoreError) -> DocumentRecord
  {
    try await write { transaction in
      try transaction.apply(.failed(refusal), to: try transaction.knownDocument(id))
    }
  }

  public func releaseReading(_ id: DocumentID) async throws(StoreError) {
    try await write { transaction in
      let record = try transaction.knownDocument(id)
      guard record.life.state == .reading else { return }
      try transaction.apply(.released, to: record)
    }
  }

  public func retryDocument(_ id: DocumentID, by person: PersonID) async throws(StoreError)
    -> DocumentRecord
  {
    try await write { transaction in
      try transaction.apply(.retried(person), to: try transaction.knownDocument(id))
    }
  }

  public func eraseDocument(_ id: DocumentID, by actor: Actor) async throws(StoreError) {
    try await write { transaction in
      let record = try transaction.knownDocument(id)
      guard try transaction.livingCases(of: id) == 0 else {
        throw StoreError(.wrongState, id.rawValue, detail: "its cases are not erased")
      }
      try transaction.apply(.erased(actor), to: record)
    }
    try destroyScheduledKeys()
  }
}

extension StoreTransaction {
  func first(_ sha256: String, _ department: String) throws -> DocumentID? {
    try String.fetchOne(
      db,
      sql: "SELECT id FROM document WHERE department = ? AND sha256 = ? ORDER BY id LIMIT 1",
      arguments: [department, sha256]
    ).flatMap(DocumentID.init(rawValue:))
  }

  func origin(of id: DocumentID) throws -> DocumentOrigin? {
    let row = try Row.fetchOne(
      db, sql: "SELECT origin, key_id FROM document WHERE id = ?", arguments: [id.rawValue])
    guard let row, let sealed = row["origin"] as Data? else { return nil }
    return try services.vault.openOrigin(sealed, of: id, key: .init(rawValue: row["key_id"]))
  }

  /// Cases that need the document: those that came with it and those that hold pages of it.
  func livingCases(of id: DocumentID) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM case_file WHERE state <> 'erased' AND (document = ?1
          OR id IN (SELECT case_id FROM page WHERE document = ?1))
        """, arguments: [id.rawValue]) ?? 0
  }
}

/// Conditions of a listing.
struct Query {
  private var conditions: [String] = []
  private(set) var arguments = StatementArguments()
  private(set) var order = "id"

  var text: String {
    conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
  }

  mutating func equal(_ column: String, _ value: (some DatabaseValueConvertible)?) {
    guard let value else { return }
    conditions.append("\(column) = ?")
    arguments += [value]
  }

  mutating func isTrue(_ column: String, _ value: Bool?) {
    guard let value else { return }
    conditions.append("\(column) = ?")
    arguments += [value]
  }

  mutating func among(_ column: String, _ values: [String]?) {
    guard let values else { return }
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    conditions.append("\(column) IN (\(marks))")
    arguments += StatementArguments(values.sorted())
  }

  /// Names sort by time of making.
  mutating func after(_ id: String?, newestFirst: Bool) {
    order = newestFirst ? "id DESC" : "id"
    guard let id else { return }
    conditions.append(newestFirst ? "id < ?" : "id > ?")
    arguments += [id]
  }
}
