import AuditLog
import Casework
import Foundation
import GRDB
import Vault

extension StoreTransaction {
  /// Appends events in order. The state of the log is read and written in this transaction, so
  /// that one that fails takes nothing with it, and there is one sequencer: the database's writer.
  ///
  /// - Parameter key: seals the keys that open the events' commitments.
  func append(_ events: [AuditEvent], key: KeyID?) throws {
    guard !events.isEmpty else { return }
    var state = try auditState()
    var random = SurroundingRandom(surroundings: services.surroundings)
    for event in events {
      let record = try state.append(asked(event), at: now, using: &random)
      try insert(record, key: key)
    }
    try save(state)
  }

  /// Beside the person whom a request names stands the account that it came from.
  private func asked(_ event: AuditEvent) -> AuditEvent {
    guard let requester, case .person = event.actor else { return event }
    var event = event
    event.details["account"] = .string(requester.account)
    event.details["uid"] = .int(Int(requester.uid))
    return event
  }

  func auditState() throws -> AuditLogState {
    let text = try String.fetchOne(db, sql: "SELECT state FROM audit_state WHERE id = 1")
    guard let text else { return try AuditLogState(name: services.signer.name) }
    return try CaseJSON.decode(AuditLogState.self, from: Data(text.utf8))
  }

  private func save(_ state: AuditLogState) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO audit_state (id, state) VALUES (1, ?)"
    ).execute(arguments: [try json(state)])
  }

  private func insert(_ record: AppendedRecord, key: KeyID?) throws {
    try db.cachedStatement(sql: "INSERT INTO audit_record (leaf, bytes) VALUES (?, ?)")
      .execute(arguments: [record.index, Data(record.bytes)])
    guard let recordKey = record.recordKey else { return }
    guard let key else {
      throw StoreError(.audit, detail: "a record binds personal bytes but belongs to no key")
    }
    let sealed = try services.vault.seal(recordKey: recordKey, index: record.index, key: key)
    try db.cachedStatement(
      sql: "INSERT INTO audit_record_key (leaf, key_id, sealed) VALUES (?, ?, ?)"
    ).execute(arguments: [record.index, key.rawValue, sealed])
  }
}

/// Randomness from the store's surroundings.
struct SurroundingRandom: RandomNumberGenerator {
  let surroundings: StoreSurroundings
  mutating func next() -> UInt64 { surroundings.random() }
}
