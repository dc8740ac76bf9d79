public import Foundation
public import Japanese
public import Readings
public import Vault

/// What intake knows of a claimed file whose sealed copy is written and fsynced.
public struct NewDocument: Hashable, Sendable {
  public var id: DocumentID
  /// As `DepartmentName` folds it, so that the number made of it agrees.
  public let department: String
  /// Where it was dropped. Personal: file names contain citizens' names. Sealed by the store.
  public var origin: DocumentOrigin
  /// Bytes of the scan, before sealing.
  public var size: Int64
  /// SHA-256 of the scan, before sealing; 64 lower-case hexadecimal digits.
  public var sha256: String
  public var receivedAt: Date
  /// The data key that the sealed copy was written with.
  public var key: KeyID

  public init(
    id: DocumentID, department: String, origin: DocumentOrigin, size: Int64, sha256: String,
    receivedAt: Date, key: KeyID
  ) {
    self.id = id
    self.department = DepartmentName.folded(department)
    self.origin = origin
    self.size = size
    self.sha256 = sha256
    self.receivedAt = receivedAt
    self.key = key
  }
}

/// Where a document came from. Personal.
public struct DocumentOrigin: Codable, Hashable, Sendable {
  /// Below the drop root, `/` between folders; empty for the department's own folder.
  public var folder: String
  /// Name of the file as dropped; bytes that are no UTF-8 are repaired by the caller.
  public var fileName: String

  public init(folder: String, fileName: String) {
    self.folder = folder
    self.fileName = fileName
  }
}

/// One claimed file and its life. Nothing in it is personal.
public struct DocumentRecord: Codable, Hashable, Sendable {
  public var id: DocumentID
  public var receptionNumber: ReceptionNumber
  public var department: String
  public var receivedAt: Date
  public var receptionDay: CalendarDate
  public var size: Int64
  public var sha256: String
  public var life: DocumentLife
  /// The first document of the department with the same bytes, where there is one.
  public var duplicateOf: DocumentID?
  public var key: KeyID

  public init(
    id: DocumentID, receptionNumber: ReceptionNumber, department: String, receivedAt: Date,
    receptionDay: CalendarDate, size: Int64, sha256: String, life: DocumentLife,
    duplicateOf: DocumentID?, key: KeyID
  ) {
    self.id = id
    self.receptionNumber = receptionNumber
    self.department = department
    self.receivedAt = receivedAt
    self.receptionDay = receptionDay
    self.size = size
    self.sha256 = sha256
    self.life = life
    self.duplicateOf = duplicateOf
    self.key = key
  }
}

/// Which documents to list; nil means any.
public struct DocumentFilter: Hashable, Sendable {
  public var states: Set<DocumentLife.State>?
  public var department: String?
  public var sha256: String?
  /// Of the document itself, thus without a branch.
  public var number: ReceptionNumber?
  /// Only those that come after this one in the list, for paging.
  public var after: DocumentID?
  public var limit: Int
  /// Oldest first otherwise.
  public var newestFirst: Bool

  public init(
    states: Set<DocumentLife.State>? = nil, department: String? = nil, sha256: String? = nil,
    number: ReceptionNumber? = nil, after: DocumentID? = nil, limit: Int = 1000,
    newestFirst: Bool = false
  ) {
    self.states = states
    self.department = department.map(DepartmentName.folded)
    self.sha256 = sha256
    self.number = number
    self.after = after
    self.limit = limit
    self.newestFirst = newestFirst
  }
}

/// One side of paper. Belongs to a document by its bytes and to a case by its meaning.
public struct PageRecord: Codable, Hashable, Sendable {
  public var document: DocumentID
  /// Page of the document, 1 for the first.
  public var index: Int
  /// nil for pages that no case claims, such as blank backs.
  public var `case`: CaseID?
  /// Place within the case, 1 for the first.
  public var position: Int
  /// What the reader found out about it; nil after erasure. Its findings may be personal.
  public var reading: PageReading?

  public init(
    document: DocumentID, index: Int, case: CaseID?, position: Int, reading: PageReading?
  ) {
    self.document = document
    self.index = index
    self.case = `case`
    self.position = position
    self.reading = reading
  }
}
