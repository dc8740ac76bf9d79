public import AuditLog
public import Casework
public import Foundation
import GRDB
import Vault

extension SQLiteStore: AuditStore {
  public func record(_ event: AuditEvent) async throws(StoreError) {
    guard event.details["state"] == nil else {
      throw StoreError(.audit, event.type.rawValue, detail: "a state belongs to a change")
    }
    try await write { transaction in
      try transaction.append([event], key: try transaction.key(for: event))
    }
  }

  public func auditRecords(from index: Int, limit: Int) async throws(StoreError) -> [Data] {
    try await read { transaction in
      try Data.fetchAll(
        transaction.db,
        sql: "SELECT bytes FROM audit_record WHERE leaf >= ? AND leaf - ? < ? ORDER BY leaf",
        arguments: [index, index, limit])
    }
  }

  public func auditSize() async throws(StoreError) -> Int {
    try await read { try $0.auditState().size }
  }

  public func checkpoint() async throws(StoreError) -> String {
    try await write { transaction in
      let state = try transaction.auditState()
      let known = try String.fetchOne(
        transaction.db,
        sql: "SELECT text FROM audit_checkpoint WHERE size = ? AND epoch = ?",
        arguments: [state.size, state.epoch])
      if let known { return known }
      let text = try transaction.services.signer.sign(state.checkpoint).text
      try transaction.db.execute(
        sql: "INSERT INTO audit_checkpoint (size, epoch, text) VALUES (?, ?, ?)",
        arguments: [state.size, state.epoch, text])
      return text
    }
  }

  public func latestCheckpoint() async throws(StoreError) -> String? {
    try await read { transaction in
      try String.fetchOne(
        transaction.db,
        sql: "SELECT text FROM audit_checkpoint ORDER BY epoch DESC, size DESC LIMIT 1")
    }
  }

  public func checkpoints(most: Int) async throws(StoreError) -> [String] {
    try await read { transaction in
      try String.fetchAll(
        transaction.db,
        sql: """
          SELECT text FROM (
            SELECT text, epoch, size,
              row_number() OVER (ORDER BY epoch DESC, size DESC) - 1 AS place,
              (count(*) OVER () + ?1 - 1) / ?1 AS step
            FROM audit_checkpoint)
          WHERE place % step = 0 ORDER BY epoch, size
          """, arguments: [max(1, most)])
    }
  }

  public func auditState() async throws(StoreError) -> AuditLogState {
    try await read { try $0.auditState() }
  }
}

extension SQLiteStore: StatisticsStore {
  public func statistics() async throws(StoreError) -> StoreStatistics {
    try await read { transaction in
      func counts(_ table: String) throws -> [String: Int] {
        let rows = try Row.fetchAll(
          transaction.db, sql: "SELECT state, count(*) AS n FROM \(table) GROUP BY state")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["state"], $0["n"]) })
      }
      let queues = try Row.fetchAll(
        transaction.db,
        sql: """
          SELECT department, queue, state, count(*) AS n FROM case_file
          GROUP BY department, queue, state ORDER BY department, queue, state
          """)
      let deliveries = try counts("delivery")
      return StoreStatistics(
        documents: try counts("document"), cases: try counts("case_file"),
        queues: queues.compactMap { row in
          let state: String = row["state"]
          return CaseLife.State(rawValue: state).map {
            .init(department: row["department"], queue: row["queue"], state: $0, count: row["n"])
          }
        },
        openDeliveries: deliveries["intended", default: 0] + deliveries["staged", default: 0],
        auditRecords: try transaction.auditState().size)
    }
  }
}

extension StoreTransaction {
  /// The key of what an event speaks of; nil where it binds nothing.
  func key(for event: AuditEvent) throws -> KeyID? {
    guard !event.commitments.isEmpty else { return nil }
    if let text = event.caseID {
      guard let record = try CaseID(rawValue: text).flatMap(caseRecord) else {
        throw StoreError(.noSuchCase, text)
      }
      if record.life.state == .erased { throw StoreError(.erased, text) }
      return record.key
    }
    if let text = event.document {
      guard let record = try DocumentID(rawValue: text).flatMap(document) else {
        throw StoreError(.noSuchDocument, text)
      }
      if record.life.state == .erased { throw StoreError(.erased, text) }
      return record.key
    }
    return nil
  }
}
