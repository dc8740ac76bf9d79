import Casework
import Foundation
import GRDB
import Japanese
import Readings
import Vault
import Workflows

extension StoreTransaction {
  func caseRecord(_ id: CaseID) throws -> CaseRecord? {
    try Row.fetchOne(db, sql: "SELECT * FROM case_file WHERE id = ?", arguments: [id.rawValue])
      .map(caseRecord)
  }

  func caseRecord(_ reference: CaseReference) throws -> CaseRecord? {
    switch reference {
    case .id(let id): return try caseRecord(id)
    case .number(let number):
      return try Row.fetchOne(
        db, sql: "SELECT * FROM case_file WHERE reception_number = ?",
        arguments: [number.description]
      ).map(caseRecord)
    }
  }

  func caseRecord(_ row: Row) throws -> CaseRecord {
    let numberText: String = row["reception_number"]
    let dayText: String = row["reception_day"]
    guard let number = ReceptionNumber(numberText), let day = CalendarDate(iso: dayText) else {
      throw StoreError(.damaged, "case_file")
    }
    return CaseRecord(
      id: try row.id("id"), document: try row.id("document"), receptionNumber: number,
      department: row["department"], receptionDay: day, workflow: row["workflow"],
      version: row["version"], queue: row["queue"], life: try row.json("life"),
      waiting: row["waiting"], awaitedRole: row["awaited_role"], createdAt: row.date("created_at"),
      changedAt: row.date("changed_at"), closedAt: row.optionalDate("closed_at"),
      revision: row["revision"], key: KeyID(rawValue: row["key_id"]))
  }

  func content(of record: CaseRecord) throws -> CaseContent? {
    let sealed = try Data.fetchOne(
      db, sql: "SELECT content FROM case_file WHERE id = ?", arguments: [record.id.rawValue])
    return try sealed.map { try services.vault.openContent($0, of: record.id, key: record.key) }
  }

  /// A case opened for a change; nil where there is none. Throws `erased`.
  func opened(_ id: CaseID) throws -> CaseHandling.Opened? {
    guard let record = try caseRecord(id) else { return nil }
    return try opened(record)
  }

  func opened(_ reference: CaseReference) throws -> CaseHandling.Opened {
    guard let record = try caseRecord(reference) else {
      switch reference {
      case .id(let id): throw StoreError(.noSuchCase, id.rawValue)
      case .number(let number): throw StoreError(.noSuchCase, number.description)
      }
    }
    return try opened(record)
  }

  private func opened(_ record: CaseRecord) throws -> CaseHandling.Opened {
    guard let content = try content(of: record) else {
      throw StoreError(.erased, record.receptionNumber.description)
    }
    let workflow = try record.version.map(knownWorkflow)
    return CaseHandling.Opened(
      record: record, content: content, workflow: workflow,
      roles: try workflow.map(roles) ?? [])
  }

  /// Inserts a new case with its pages.
  func insert(_ change: CaseHandling.Change, branch: Int) throws {
    let record = change.record
    let sealed = try services.vault.seal(change.content, of: record.id, key: record.key)
    try db.execute(
      sql: """
        INSERT INTO case_file (id, document, branch, reception_number, department, reception_day,
          workflow, version, queue, life, waiting, awaited_role, created_at, changed_at, ready_at,
          closed_at, revision, key_id, content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.id.rawValue, record.document.rawValue, branch, record.receptionNumber.description,
        record.department, record.receptionDay.description, record.workflow, record.version,
        record.queue, try json(record.life), record.waiting, record.awaitedRole,
        record.createdAt.timeIntervalSince1970, record.changedAt.timeIntervalSince1970,
        record.life.state == .ready ? now.timeIntervalSince1970 : nil,
        record.closedAt?.timeIntervalSince1970, record.revision, record.key.rawValue, sealed,
      ])
    try index(change)
    try append(change.events, key: record.key)
    try count(change.site)
  }

  /// Saves a changed case; what follows from it is done in the same transaction.
  @discardableResult
  func save(_ change: CaseHandling.Change) throws -> CaseRecord {
    let record = change.record
    let erased = record.life.state == .erased
    let sealed =
      erased ? nil : try services.vault.seal(change.content, of: record.id, key: record.key)
    try db.execute(
      sql: """
        UPDATE case_file SET workflow = ?, version = ?, queue = ?,
          ready_at = CASE WHEN ? = 'ready' AND state NOT IN ('ready', 'delivering', 'delivered')
            THEN ? ELSE ready_at END,
          life = ?, waiting = ?, awaited_role = ?, changed_at = ?, closed_at = ?, revision = ?,
          content = ?
        WHERE id = ? AND revision = ?
        """,
      arguments: [
        record.workflow, record.version, record.queue, record.life.state.rawValue,
        now.timeIntervalSince1970, try json(record.life), record.waiting, record.awaitedRole,
        record.changedAt.timeIntervalSince1970, record.closedAt?.timeIntervalSince1970,
        record.revision, sealed, record.id.rawValue, record.revision - 1,
      ])
    guard db.changesCount == 1 else {
      throw StoreError(.outdated, record.receptionNumber.description)
    }
    try index(change)
    try append(change.events, key: record.key)
    try count(change.site)
    for action in change.actions {
      switch action {
      case .reread(let workflow, let person): try order(workflow, record, by: person)
      case .destroyKey: try forget(record)
      case .record, .close: break
      }
    }
    return record
  }

  /// Search hashes follow the values.
  private func index(_ change: CaseHandling.Change) throws {
    let record = change.record
    try db.cachedStatement(sql: "DELETE FROM search_hash WHERE case_id = ?")
      .execute(arguments: [record.id.rawValue])
    guard record.life.state != .erased else { return }
    for hash in services.vault.searchHashes(change.content, department: record.department) {
      try db.cachedStatement(
        sql: "INSERT INTO search_hash (kind, hash, case_id) VALUES (?, ?, ?)"
      ).execute(arguments: [hash.kind.rawValue, hash.bytes, record.id.rawValue])
    }
  }

  private func order(_ workflow: String, _ record: CaseRecord, by person: PersonID) throws {
    try apply(
      .ordered(.init(workflow: workflow, case: record.id), person),
      to: try knownDocument(record.document))
  }

  private func forget(_ record: CaseRecord) throws {
    try db.execute(
      sql: "UPDATE page SET reading = NULL WHERE case_id = ?", arguments: [record.id.rawValue])
    try scheduleDestruction(of: record.key)
  }

  // MARK: Workflows

  func workflow(_ digest: String) throws -> Workflow? {
    try Row.fetchOne(
      db, sql: "SELECT model FROM workflow_version WHERE digest = ?", arguments: [digest]
    ).map { try $0.json("model") }
  }

  func knownWorkflow(_ digest: String) throws -> Workflow {
    guard let workflow = try workflow(digest) else {
      throw StoreError(.noSuchWorkflow, digest)
    }
    return workflow
  }

  /// The version that counts now; nil where its file was taken away.
  func activeWorkflow(_ id: String) throws -> Workflow? {
    try activeDigest(id).map(knownWorkflow)
  }

  /// People follow the current version.
  func roles(_ read: Workflow) throws -> [String] {
    try activeWorkflow(read.id)?.approve ?? read.approve
  }
}
