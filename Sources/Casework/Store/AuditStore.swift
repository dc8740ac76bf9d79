public import AuditLog
public import Foundation

/// The audit log as stored. What changes a record is appended by the transaction that changes it;
/// `record` is for what happens and changes none.
public protocol AuditStore: Sendable {
  /// Appends an event that changes no document and no case: a look at a case, a refused workflow
  /// file, a reader's death, a removed source. It must not have the detail `state`, and may bind
  /// bytes only where it names a case or a document that is not erased.
  func record(_ event: AuditEvent) async throws(StoreError)

  /// Raw bytes of the records from this leaf index on, in order, `limit` at most.
  func auditRecords(from index: Int, limit: Int) async throws(StoreError) -> [Data]

  /// How many records there are.
  func auditSize() async throws(StoreError) -> Int

  /// Signs a checkpoint over all records, stores it and returns its text (C2SP
  /// `tlog-checkpoint`), to be written beside the database and kept elsewhere. The latest one
  /// again where nothing was appended since.
  func checkpoint() async throws(StoreError) -> String

  /// Text of the newest checkpoint; nil before the first.
  func latestCheckpoint() async throws(StoreError) -> String?
}
