import Casework
import Foundation
import GRDB
import Japanese
import Readings
import Vault

extension StoreTransaction {
  func document(_ id: DocumentID) throws -> DocumentRecord? {
    try Row.fetchOne(db, sql: "SELECT * FROM document WHERE id = ?", arguments: [id.rawValue])
      .map(documentRecord)
  }

  func knownDocument(_ id: DocumentID) throws -> DocumentRecord {
    guard let record = try document(id) else { throw StoreError(.noSuchDocument, id.rawValue) }
    return record
  }

  func documentRecord(_ row: Row) throws -> DocumentRecord {
    let day: String = row["reception_day"]
    guard let receptionDay = CalendarDate(iso: day) else { throw StoreError(.damaged, "document") }
    let department: String = row["department"]
    return DocumentRecord(
      id: try row.id("id"),
      receptionNumber: ReceptionNumber(
        fiscalYear: FiscalYear(row["fiscal_year"]), department: department,
        number: row["number"]),
      department: department, receivedAt: row.date("received_at"), receptionDay: receptionDay,
      size: row["size"], sha256: row["sha256"], life: try row.json("life"),
      duplicateOf: (row["duplicate_of"] as String?).flatMap(DocumentID.init(rawValue:)),
      key: KeyID(rawValue: row["key_id"]))
  }

  /// The next number of its fiscal year and department; numbers of failed transactions are given
  /// out again, numbers of erased documents never.
  func nextReceptionNumber(_ day: CalendarDate, _ department: String) throws -> ReceptionNumber {
    let year = day.namedFiscalYear
    let number = try Int.fetchOne(
      db,
      sql: """
        INSERT INTO reception_counter (fiscal_year, department, last) VALUES (?, ?, 1)
        ON CONFLICT DO UPDATE SET last = last + 1
        RETURNING last
        """, arguments: [year.year, department])
    guard let number else { throw StoreError(.damaged, "reception_counter") }
    return ReceptionNumber(fiscalYear: year, department: department, number: number)
  }

  /// Whether a department is one of a workflow that counts: any other may be a folder that
  /// somebody named after a citizen.
  func mayName(_ department: String) throws -> Bool {
    if department == services.unsortedDepartment { return true }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM active_workflow JOIN workflow_version USING (digest)
          WHERE json_extract(model, '$.department') = ?)
        """, arguments: [department]) ?? false
  }

  func insert(_ record: DocumentRecord, origin: DocumentOrigin) throws {
    let sealed = try services.vault.seal(origin, of: record.id, key: record.key)
    try db.execute(
      sql: """
        INSERT INTO document (id, fiscal_year, department, number, received_at, reception_day,
          size, sha256, key_id, origin, duplicate_of, life)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.id.rawValue, record.receptionNumber.fiscalYear.year, record.department,
        record.receptionNumber.number, record.receivedAt.timeIntervalSince1970,
        record.receptionDay.description, record.size, record.sha256, record.key.rawValue, sealed,
        record.duplicateOf?.rawValue, try json(record.life),
      ])
  }

  /// Applies a life-cycle event, saves it and appends its audit events. Orders that the document
  /// gives up are told to their case.
  @discardableResult
  func apply(_ event: DocumentLife.Event, to record: DocumentRecord) throws -> DocumentRecord {
    let change = try services.documents.change(record, event)
    try db.execute(
      sql: "UPDATE document SET life = ?, origin = iif(?, NULL, origin) WHERE id = ?",
      arguments: [
        try json(change.record.life), change.record.life.state == .erased,
        change.record.id.rawValue,
      ])
    try append(change.events, key: record.key)
    for action in change.actions {
      switch action {
      case .giveUpOrder(let order, let refusal): try giveUp(order, refusal)
      case .destroyKey: try forget(record)
      case .record: break
      }
    }
    return change.record
  }

  private func giveUp(_ order: DocumentLife.Order, _ refusal: Refusal?) throws {
    guard let opened = try opened(order.case), opened.record.life.assigned != nil else { return }
    try save(services.cases.notFitting(opened, refusal: refusal, at: now))
  }

  private func forget(_ record: DocumentRecord) throws {
    try db.execute(
      sql: "UPDATE page SET reading = NULL WHERE document = ?", arguments: [record.id.rawValue])
    try scheduleDestruction(of: record.key)
  }

  /// The key goes after the commit; should that fail, at the next start.
  func scheduleDestruction(of key: KeyID) throws {
    try db.execute(
      sql: "DELETE FROM audit_record_key WHERE key_id = ?", arguments: [key.rawValue])
    try db.execute(
      sql: "INSERT OR IGNORE INTO key_destruction (key_id) VALUES (?)",
      arguments: [key.rawValue])
  }

  // MARK: Pages

  func pages(_ condition: String, _ arguments: StatementArguments) throws -> [PageRecord] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT page.*, document.key_id FROM page JOIN document ON document.id = page.document
        WHERE \(condition)
        """, arguments: arguments)
    return try rows.map { row in
      let document: DocumentID = try row.id("document")
      let index: Int = row["page_index"]
      let sealed: Data? = row["reading"]
      return PageRecord(
        document: document, index: index,
        case: (row["case_id"] as String?).flatMap(CaseID.init(rawValue:)),
        position: row["position"],
        reading: try sealed.map {
          try services.vault.openPage($0, index, of: document, key: KeyID(rawValue: row["key_id"]))
        })
    }
  }

  /// Of a case, in their order.
  func pages(of id: CaseID) throws -> [PageRecord] {
    try pages("page.case_id = ? ORDER BY position", [id.rawValue])
  }

  /// Keeps what was read of a page; where it belongs stays as it is.
  func save(_ page: PageReading, of document: DocumentRecord) throws {
    let sealed = try services.vault.seal(page, of: document.id, key: document.key)
    try db.cachedStatement(
      sql: """
        INSERT INTO page (document, page_index, case_id, position, reading)
        VALUES (?, ?, NULL, 0, ?)
        ON CONFLICT (document, page_index) DO UPDATE SET reading = excluded.reading
        """
    ).execute(arguments: [document.id.rawValue, page.index, sealed])
  }

  /// Gives pages to a case, in this order, after those that it has.
  func give(_ pages: [Int], of document: DocumentID, to id: CaseID) throws {
    var position =
      try Int.fetchOne(
        db, sql: "SELECT max(position) FROM page WHERE case_id = ?", arguments: [id.rawValue])
      ?? 0
    for page in pages {
      position += 1
      try db.cachedStatement(
        sql: "UPDATE page SET case_id = ?, position = ? WHERE document = ? AND page_index = ?"
      ).execute(arguments: [id.rawValue, position, document.rawValue, page])
      guard db.changesCount == 1 else {
        throw StoreError(.noSuchPage, document.rawValue, detail: String(page))
      }
    }
  }
}
