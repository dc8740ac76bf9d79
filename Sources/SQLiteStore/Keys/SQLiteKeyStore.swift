public import Casework
import Foundation
import GRDB
public import Vault

/// Wrapped data keys in a file of their own, so that a backup of the store without it is noise.
public final class SQLiteKeyStore: KeyStore {
  private let queue: DatabaseQueue
  private let path: String

  /// Opens or makes the file. Throws `StoreError`.
  public init(path: String) throws(StoreError) {
    self.path = path
    do {
      var configuration = Durability.configuration(readOnly: false)
      configuration.label = "keys"
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try Durability.makeDurable(queue, path)
      try Durability.checkIntegrity(queue, path)
      let migrator = Self.migrator
      if try queue.read(migrator.hasBeenSuperseded) { throw StoreError(.newerSchema, path) }
      try migrator.migrate(queue)
    } catch {
      throw StoreError(any: error, path)
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1") { db in
      try db.execute(
        sql: """
          CREATE TABLE wrapped_key (
            id TEXT PRIMARY KEY NOT NULL,
            wrapped BLOB NOT NULL,
            recovery BLOB,
            created_at REAL
          ) STRICT
          """)
    }
    return migrator
  }

  public func put(_ key: WrappedKey) throws {
    try write { db in
      let known = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM wrapped_key WHERE id = ?)",
        arguments: [key.id.rawValue])
      guard known != true else { throw VaultError(.keyExists, subject: key.id.rawValue) }
      try db.execute(
        sql: "INSERT INTO wrapped_key (id, wrapped, recovery, created_at) VALUES (?, ?, ?, ?)",
        arguments: [
          key.id.rawValue, key.wrapped, key.recovery, key.createdAt?.timeIntervalSince1970,
        ])
    }
  }

  public func replace(_ key: WrappedKey) throws {
    try write { db in
      try db.execute(
        sql: "UPDATE wrapped_key SET wrapped = ?, recovery = ?, created_at = ? WHERE id = ?",
        arguments: [
          key.wrapped, key.recovery, key.createdAt?.timeIntervalSince1970, key.id.rawValue,
        ])
      guard db.changesCount == 1 else {
        throw VaultError(.keyDestroyed, subject: key.id.rawValue)
      }
    }
    try forgetHistory()
  }

  public func wrappedKey(_ id: KeyID) throws -> WrappedKey? {
    try read { db in
      try Row.fetchOne(
        db, sql: "SELECT * FROM wrapped_key WHERE id = ?", arguments: [id.rawValue]
      ).map { row in
        WrappedKey(
          id: id, wrapped: row["wrapped"], recovery: row["recovery"],
          createdAt: (row["created_at"] as Double?).map(Date.init(timeIntervalSince1970:)))
      }
    }
  }

  public func destroy(_ id: KeyID) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM wrapped_key WHERE id = ?", arguments: [id.rawValue])
    }
    try forgetHistory()
  }

  public func allIDs() throws -> [KeyID] {
    try read { db in
      try String.fetchAll(db, sql: "SELECT id FROM wrapped_key ORDER BY id").map(
        KeyID.init(rawValue:))
    }
  }

  /// The write-ahead log still holds the key as it was; cut it to nothing.
  private func forgetHistory() throws {
    do {
      try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    } catch {
      throw StoreError(any: error, path)
    }
  }

  private func write(_ body: (Database) throws -> Void) throws {
    do {
      try queue.write(body)
    } catch let error as VaultError {
      throw error
    } catch {
      throw StoreError(any: error, path)
    }
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(any: error, path)
    }
  }
}
