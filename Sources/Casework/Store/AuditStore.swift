public import AuditLog
public import Foundation

/// The audit log as stored. What changes a record is appended by the transaction that changes it;
/// `record` is for what happens and changes none.
public protocol AuditStore: Sendable {
  /// Appends an event that changes no document and no case: a look at a case, a refused workflow
  /// file, a reader's death, a removed source. It must not have the detail `state`, and may bind
  /// bytes only where it names a case or a document that is not erased.
  func record(_ event: AuditEvent) async throws(StoreError)

  /// Raw bytes of the records at `limit` leaf indexes from this one on, in order; one that is
  /// missing is left out.
  func auditRecords(from index: Int, limit: Int) async throws(StoreError) -> [Data]

  /// How many records there are.
  func auditSize() async throws(StoreError) -> Int

  /// Signs a checkpoint over all records, stores it and returns its text (C2SP
  /// `tlog-checkpoint`), to be written beside the database and kept elsewhere. The latest one
  /// again where nothing was appended since.
  func checkpoint() async throws(StoreError) -> String

  /// Text of the newest checkpoint; nil before the first.
  func latestCheckpoint() async throws(StoreError) -> String?

  /// Texts of checkpoints, oldest first, the newest always among them. Where there are more than
  /// `most` they are spread over the log: the closer they lie, the closer a verification tells
  /// which records were changed.
  func checkpoints(most: Int) async throws(StoreError) -> [String]

  /// Where the log stands; a verification of that many records must come to the same.
  func auditState() async throws(StoreError) -> AuditLogState
}
