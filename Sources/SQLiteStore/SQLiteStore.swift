public import Casework
import Foundation
import GRDB
import Vault

/// The embedded store: one SQLite file in the state folder.
///
/// Every change is one transaction with its audit records, committed with `synchronous = FULL`.
/// A change that was asked for is finished even where the asking task is cancelled.
public final class SQLiteStore: Sendable {
  /// How a process works with the store.
  public enum Mode: Hashable, Sendable {
    /// The daemon: holds the exclusive lock, opens a new boot epoch, and hands out documents.
    case serve
    /// A command beside the daemon, or without one: no lock, no epoch. Each call is one immediate
    /// transaction, so that both may change the store.
    case beside
    /// Looks only; changes throw `readOnly`.
    case readOnly
  }

  public let folder: StateFolder
  public let mode: Mode
  /// The epoch of this start; nil unless in mode `serve`.
  public let epoch: BootEpoch?
  let pool: DatabasePool
  let services: StoreServices
  private let lock: StateLock?
  private let fault: (@Sendable (FaultPoint) throws -> Void)?

  /// Where a test may make a transaction fail.
  package enum FaultPoint: Hashable, Sendable {
    /// Everything is written, nothing committed.
    case beforeCommit
    /// Committed, the caller not told.
    case afterCommit
  }

  /// Opens the store, making it where there is none. In mode `serve` the documents that an
  /// earlier epoch was reading are received again, which is nobody's attempt.
  ///
  /// Throws `StoreError`: `inUse` with the process that holds it, `notDurable`, `damaged`,
  /// `newerSchema`, `permission`, `diskFull`.
  public convenience init(folder: StateFolder, services: StoreServices, mode: Mode = .serve)
    throws(StoreError)
  {
    try self.init(folder: folder, services: services, mode: mode, fault: nil)
  }

  package init(
    folder: StateFolder, services: StoreServices, mode: Mode,
    fault: (@Sendable (FaultPoint) throws -> Void)?
  ) throws(StoreError) {
    self.folder = folder
    self.services = services
    self.mode = mode
    self.fault = fault
    if mode == .serve {
      try Self.makeFolder(folder)
      lock = try StateLock(path: folder.lockFile)
    } else {
      lock = nil
    }
    pool = try Self.openPool(folder.storeFile, mode: mode)
    epoch = try mode == .serve ? Self.begin(pool, services) : nil
    if mode == .serve { try destroyScheduledKeys() }
  }

  /// Closes the database and then gives the lock back. The file is whole without its write-ahead
  /// log then, unless another process is reading.
  public func close() throws(StoreError) {
    do {
      // Only for those who copy the file: nothing is lost where a reader is in the way.
      if mode == .serve {
        pool.writeWithoutTransaction { db in _ = try? db.checkpoint(.truncate) }
      }
      try pool.close()
    } catch {
      throw StoreError(any: error, folder.storeFile)
    }
    lock?.release()
  }

  // MARK: Transactions

  func write<Value: Sendable>(
    _ body: @escaping @Sendable (StoreTransaction) throws -> Value
  ) async throws(StoreError) -> Value {
    // A task of its own: GRDB rolls back what a cancelled task asks for, and a graceful stop
    // cancels just those that have a last thing to record.
    let requester = Requester.current
    let task = Task { [pool, services, epoch, fault] in
      let value = try await pool.write { db in
        let value = try body(
          StoreTransaction(db: db, services: services, epoch: epoch, requester: requester))
        try fault?(.beforeCommit)
        return value
      }
      try fault?(.afterCommit)
      return value
    }
    do {
      return try await task.value
    } catch {
      throw StoreError(any: error, folder.storeFile)
    }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (StoreTransaction) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await pool.read { [services] db in
        try body(StoreTransaction(db: db, services: services, epoch: nil))
      }
    } catch {
      throw StoreError(any: error, folder.storeFile)
    }
  }

  /// Destroys the keys whose erasure is committed.
  func destroyScheduledKeys() throws(StoreError) {
    do {
      let keys = try pool.read { db in
        try String.fetchAll(db, sql: "SELECT key_id FROM key_destruction")
      }
      for key in keys {
        try services.vault.destroy(.init(rawValue: key))
        try pool.write { db in
          try db.execute(sql: "DELETE FROM key_destruction WHERE key_id = ?", arguments: [key])
        }
      }
      guard !keys.isEmpty else { return }
      // The write-ahead log still holds what was overwritten. A reader at this moment only puts
      // off the cut until the next automatic one; sealed bytes without a key are noise anyhow.
      pool.writeWithoutTransaction { db in _ = try? db.checkpoint(.truncate) }
    } catch {
      throw StoreError(any: error, folder.storeFile)
    }
  }
}
