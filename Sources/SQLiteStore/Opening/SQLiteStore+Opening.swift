import AuditLog
import Casework
import Foundation
import GRDB

#if canImport(Glibc)
  import Glibc
#endif

extension SQLiteStore {
  static func makeFolder(_ folder: StateFolder) throws(StoreError) {
    for path in [folder.path, folder.sealedFolder] {
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
        throw StoreError(systemError: errno, path)
      }
    }
  }

  static func openPool(_ path: String, mode: Mode) throws(StoreError) -> DatabasePool {
    if mode != .serve, access(path, F_OK) != 0 { throw StoreError(systemError: errno, path) }
    do {
      var configuration = Durability.configuration(readOnly: mode == .readOnly)
      configuration.label = "store"
      let pool = try DatabasePool(path: path, configuration: configuration)
      let migrator = Schema.migrator
      if try pool.read(migrator.hasBeenSuperseded) { throw StoreError(.newerSchema, path) }
      if mode == .readOnly { return pool }
      try Durability.makeDurable(pool, path)
      if mode == .serve { try Durability.checkIntegrity(pool, path) }
      try migrator.migrate(pool)
      return pool
    } catch {
      throw StoreError(any: error, path)
    }
  }

  /// Opens a new epoch; leases of older ones are void.
  static func begin(_ pool: DatabasePool, _ services: StoreServices) throws(StoreError)
    -> BootEpoch
  {
    do {
      return try pool.write { db in
        let now = services.surroundings.now()
        try db.execute(
          sql: "INSERT INTO boot_epoch (started_at, program_version) VALUES (?, ?)",
          arguments: [now.timeIntervalSince1970, services.programVersion])
        let epoch = BootEpoch(rawValue: db.lastInsertedRowID)
        let transaction = StoreTransaction(db: db, services: services, epoch: epoch)
        try transaction.append(
          [
            AuditEvent(
              .serviceStarted, actor: .system(version: services.programVersion),
              details: ["bootEpoch": .int(Int(epoch.rawValue))])
          ], key: nil)
        try transaction.releaseAll(where: "state = 'reading'")
        try transaction.followLines()
        return epoch
      }
    } catch {
      throw StoreError(any: error, pool.path)
    }
  }
}

extension StoreTransaction {
  func releaseAll(where condition: String) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM document WHERE \(condition) ORDER BY id")
    for row in rows { try apply(.released, to: try documentRecord(row)) }
  }
}
