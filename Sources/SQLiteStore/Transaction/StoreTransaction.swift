import AuditLog
import Casework
import Foundation
import GRDB
import Vault

/// One transaction: the database and what it is worked on with. Lives no longer than it.
struct StoreTransaction {
  let db: Database
  let services: StoreServices
  /// Nil where this process holds no epoch and hands out no work.
  let epoch: BootEpoch?
  /// Who asked for it, where somebody did.
  let requester: Requester?
  /// One time for all that one transaction changes.
  let now: Date

  init(
    db: Database, services: StoreServices, epoch: BootEpoch?, requester: Requester? = nil
  ) {
    self.requester = requester
    self.db = db
    self.services = services
    self.epoch = epoch
    now = services.surroundings.now().asStored
  }

  func json(_ value: some Encodable) throws -> String {
    String(decoding: try CaseJSON.encode(value), as: UTF8.self)
  }
}

extension Date {
  /// As it comes back from the store, which keeps seconds since 1970 in 64 bits: a little coarser
  /// than a date of Foundation.
  var asStored: Date { Date(timeIntervalSince1970: timeIntervalSince1970) }
}

extension Row {
  func json<Value: Decodable>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
    let text: String = self[column]
    return try CaseJSON.decode(type, from: Data(text.utf8))
  }

  func id<ID: RecordID>(_ column: String, as type: ID.Type = ID.self) throws -> ID {
    let text: String = self[column]
    guard let id = ID(rawValue: text) else { throw StoreError(.damaged, column) }
    return id
  }

  func date(_ column: String) -> Date { Date(timeIntervalSince1970: self[column]) }

  func optionalDate(_ column: String) -> Date? {
    (self[column] as Double?).map(Date.init(timeIntervalSince1970:))
  }
}
