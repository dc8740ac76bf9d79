import AuditLog
public import Casework
import Foundation
import GRDB

extension SQLiteStore: DeliveryStore {
  public func casesReady() async throws(StoreError) -> [ReadyCase] {
    try await read { transaction in
      let rows = try Row.fetchAll(
        transaction.db,
        sql: """
          SELECT * FROM case_file WHERE state IN ('ready', 'delivering') ORDER BY ready_at, id
          """)
      return try rows.map { row in
        let record = try transaction.caseRecord(row)
        let (begun, done) = try transaction.targets(of: record.id)
        return ReadyCase(
          record: record, readyAt: row.optionalDate("ready_at") ?? record.changedAt, begun: begun,
          done: done)
      }
    }
  }

  public func beginDelivery(_ intent: DeliveryIntent) async throws(StoreError) -> DeliveryRecord {
    try await write { try $0.begin(intent) }
  }

  public func markStaged(_ id: DeliveryID) async throws(StoreError) {
    try await write { transaction in
      let delivery = try transaction.knownDelivery(id)
      switch delivery.state {
      case .intended: try transaction.set(delivery, .staged, .deliveryStaged)
      case .staged, .delivered: return
      case .abandoned: throw StoreError(.wrongState, id.rawValue, detail: "abandoned")
      }
    }
  }

  public func markDelivered(_ id: DeliveryID) async throws(StoreError) {
    try await write { transaction in
      let delivery = try transaction.knownDelivery(id)
      switch delivery.state {
      case .staged: try transaction.finish(delivery)
      case .delivered: return
      case .intended, .abandoned:
        throw StoreError(.wrongState, id.rawValue, detail: delivery.state.rawValue)
      }
    }
  }

  public func abandonDelivery(_ id: DeliveryID) async throws(StoreError) {
    try await write { try $0.abandon(try $0.knownDelivery(id)) }
  }

  public func closeDelivered(_ id: CaseID, targets: [String]) async throws(StoreError)
    -> CaseRecord
  {
    try await write { transaction in
      let opened = try transaction.opened(.id(id))
      let (begun, done) = try transaction.targets(of: id)
      guard done.isSuperset(of: targets), begun == done else {
        throw StoreError(
          .alreadyBegun, opened.record.receptionNumber.description, detail: "not all done")
      }
      return try transaction.save(
        transaction.services.cases.delivered(opened, at: transaction.now))
    }
  }

  public func openDeliveries() async throws(StoreError) -> [DeliveryRecord] {
    try await read { transaction in
      try transaction.deliveries(
        "SELECT * FROM delivery WHERE state IN ('intended', 'staged') ORDER BY id", [])
    }
  }

  public func deliveries(of id: CaseID) async throws(StoreError) -> [DeliveryRecord] {
    try await read { transaction in
      try transaction.deliveries(
        """
        SELECT delivery.* FROM delivery JOIN delivery_case ON delivery_case.delivery = delivery.id
        WHERE case_id = ? ORDER BY delivery.id
        """, [id.rawValue])
    }
  }
}
