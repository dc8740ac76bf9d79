import AuditLog
import Casework
import Foundation
import GRDB

extension StoreTransaction {
  func deliveries(_ sql: String, _ arguments: StatementArguments) throws -> [DeliveryRecord] {
    try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      let state: String = row["state"]
      guard let state = DeliveryRecord.State(rawValue: state) else {
        throw StoreError(.damaged, "delivery")
      }
      return DeliveryRecord(
        intent: try row.json("intent"), state: state, createdAt: row.date("created_at"),
        changedAt: row.date("changed_at"))
    }
  }

  func delivery(_ id: DeliveryID) throws -> DeliveryRecord? {
    try deliveries("SELECT * FROM delivery WHERE id = ?", [id.rawValue]).first
  }

  func knownDelivery(_ id: DeliveryID) throws -> DeliveryRecord {
    guard let record = try delivery(id) else { throw StoreError(.noSuchDelivery, id.rawValue) }
    return record
  }

  /// Keys of the targets for which a delivery of the case is open or done, and of those done.
  func targets(of id: CaseID) throws -> (begun: Set<String>, done: Set<String>) {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT target, state FROM delivery_case JOIN delivery ON delivery.id = delivery
        WHERE case_id = ? AND is_abandoned = 0
        """, arguments: [id.rawValue])
    var begun: Set<String> = []
    var done: Set<String> = []
    for row in rows {
      let target: String = row["target"]
      let state: String = row["state"]
      begun.insert(target)
      if state == DeliveryRecord.State.delivered.rawValue { done.insert(target) }
    }
    return (begun, done)
  }

  func begin(_ intent: DeliveryIntent) throws -> DeliveryRecord {
    if let known = try delivery(intent.id) {
      guard known.intent == intent else { throw StoreError(.alreadyBegun, intent.id.rawValue) }
      return known
    }
    guard intent.targets.contains(intent.target), !intent.cases.isEmpty else {
      throw StoreError(.noSuchCase, intent.id.rawValue, detail: "no cases or unknown target")
    }
    let record = DeliveryRecord(intent: intent, state: .intended, createdAt: now, changedAt: now)
    try checkFileIsFree(intent)
    try db.execute(
      sql: """
        INSERT INTO delivery (id, workflow, intent, folder, file_name, state, created_at,
          changed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        intent.id.rawValue, intent.workflow, try json(intent), intent.folder, intent.fileName,
        record.state.rawValue, now.timeIntervalSince1970, now.timeIntervalSince1970,
      ])
    for id in intent.cases { try begin(intent, id) }
    return record
  }

  private func checkFileIsFree(_ intent: DeliveryIntent) throws {
    let taken = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM delivery
          WHERE folder = ? AND file_name = ? AND state <> 'abandoned')
        """, arguments: [intent.folder, intent.fileName])
    if taken == true {
      throw StoreError(.alreadyBegun, intent.id.rawValue, detail: "file name in use")
    }
  }

  private func begin(_ intent: DeliveryIntent, _ id: CaseID) throws {
    let opened = try opened(.id(id))
    let number = opened.record.receptionNumber.description
    guard opened.record.workflow == intent.workflow else {
      throw StoreError(.noSuchWorkflow, number, detail: intent.workflow)
    }
    guard try !targets(of: id).begun.contains(intent.target) else {
      throw StoreError(.alreadyBegun, number, detail: intent.target)
    }
    let change = try services.cases.deliveryBegun(opened, at: now)
    try db.cachedStatement(
      sql: "INSERT INTO delivery_case (delivery, case_id, target) VALUES (?, ?, ?)"
    ).execute(arguments: [intent.id.rawValue, id.rawValue, intent.target])
    try append(
      [
        AuditEvent(
          .deliveryPlanned, document: opened.record.document.rawValue, caseID: id.rawValue,
          actor: .system(version: services.programVersion),
          details: [
            "delivery": .string(intent.id.rawValue), "target": .string(intent.target),
            "version": .string(intent.version), "sha256": .string(intent.sha256),
            "size": .int(Int(intent.size)),
          ])
      ], key: opened.record.key)
    try save(change)
  }

  func set(
    _ delivery: DeliveryRecord, _ state: DeliveryRecord.State, _ event: AuditEventType
  ) throws {
    try db.execute(
      sql: "UPDATE delivery SET state = ?, changed_at = ? WHERE id = ?",
      arguments: [
        state.rawValue, now.timeIntervalSince1970, delivery.intent.id.rawValue,
      ])
    try append(
      [
        AuditEvent(
          event, actor: .system(version: services.programVersion),
          details: [
            "delivery": .string(delivery.intent.id.rawValue),
            "cases": .int(delivery.intent.cases.count),
            "sha256": .string(delivery.intent.sha256),
          ])
      ], key: nil)
  }

  /// Cases that every target now has are delivered.
  func finish(_ delivery: DeliveryRecord) throws {
    try set(delivery, .delivered, .deliveryDelivered)
    for id in delivery.intent.cases {
      guard try targets(of: id).done.isSuperset(of: delivery.intent.targets) else { continue }
      try save(services.cases.delivered(try opened(.id(id)), at: now))
    }
  }

  /// Only while nothing can have been handed over.
  func abandon(_ delivery: DeliveryRecord) throws {
    guard delivery.state != .abandoned else { return }
    guard delivery.state == .intended else {
      throw StoreError(
        .wrongState, delivery.intent.id.rawValue, detail: delivery.state.rawValue)
    }
    try set(delivery, .abandoned, .deliveryAbandoned)
    try db.execute(
      sql: "UPDATE delivery_case SET is_abandoned = 1 WHERE delivery = ?",
      arguments: [delivery.intent.id.rawValue])
    for id in delivery.intent.cases where try targets(of: id).begun.isEmpty {
      try save(services.cases.deliveryAbandoned(try opened(.id(id)), at: now))
    }
  }
}
