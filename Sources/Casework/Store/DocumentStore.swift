public import Readings

/// A document handed to a reader, with what it is to be read for.
public struct ReadingTask: Hashable, Sendable {
  public var document: DocumentRecord
  /// Read all pages as this workflow, for one unidentified case; nil to identify.
  public var order: DocumentLife.Order?

  public init(document: DocumentRecord, order: DocumentLife.Order?) {
    self.document = document
    self.order = order
  }
}

/// Documents and what became of them. Every call is one transaction that holds its audit records
/// too; it throws `StoreError` and then has changed nothing.
public protocol DocumentStore: Sendable {
  /// Takes a document in and gives it its 受付番号. Idempotent by id: the same id again returns
  /// the record as it stands, so that intake may repeat what a crash left unclear.
  func receive(_ document: NewDocument) async throws(StoreError) -> DocumentRecord

  /// Nil where there is none of this id.
  func document(_ id: DocumentID) async throws(StoreError) -> DocumentRecord?

  /// In the order that the filter names.
  func documents(_ filter: DocumentFilter) async throws(StoreError) -> [DocumentRecord]

  /// Folder and name of the dropped file; nil where there is no such document or it is erased.
  /// Personal.
  func origin(of id: DocumentID) async throws(StoreError) -> DocumentOrigin?

  /// Pages of a document, in order.
  func pages(of id: DocumentID) async throws(StoreError) -> [PageRecord]

  /// The oldest document that waits for a reader, now `reading` in this epoch; nil where none
  /// waits. Documents that already failed come after those that did not, so that one bad file
  /// does not hold up the rest.
  func takeDocumentToRead() async throws(StoreError) -> ReadingTask?

  /// Stores what was read, makes its pages and cases, and returns the cases; for a re-reading,
  /// the one case that was read again.
  func recordReading(_ id: DocumentID, _ reading: DocumentReading) async throws(StoreError)
    -> [CaseRecord]

  /// Counts an attempt, quarantines or releases, as `DocumentLife` says.
  func recordReadingFailure(_ id: DocumentID, _ refusal: Refusal) async throws(StoreError)
    -> DocumentRecord

  /// Gives a document back without an attempt. Nothing happens where it is not being read.
  func releaseReading(_ id: DocumentID) async throws(StoreError)

  /// From quarantine back to the readers.
  func retryDocument(_ id: DocumentID, by person: PersonID) async throws(StoreError)
    -> DocumentRecord

  /// Destroys the key of a document in quarantine or without cases, or whose cases are all
  /// erased. The caller removes the sealed file.
  func eraseDocument(_ id: DocumentID, by actor: Actor) async throws(StoreError)
}
