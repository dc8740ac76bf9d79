public import Foundation
public import Japanese
public import Vault

/// One application and its life. Nothing in it is personal; values are in `CaseContent`.
public struct CaseRecord: Codable, Hashable, Sendable {
  public var id: CaseID
  /// The document that it came with; pages may since have come from others too.
  public var document: DocumentID
  public var receptionNumber: ReceptionNumber
  public var department: String
  public var receptionDay: CalendarDate
  /// Id of the workflow; nil while unidentified.
  public var workflow: String?
  /// Digest of the compiled form that it was read with: reading, rules and retention follow it.
  public var version: String?
  /// 案件キュー; `CaseRecord.unidentifiedQueue` while unidentified.
  public var queue: String
  public var life: CaseLife
  /// How many fields and findings wait for a person.
  public var waiting: Int
  /// The role whose signature is awaited; nil unless in approval.
  public var awaitedRole: String?
  public var createdAt: Date
  public var changedAt: Date
  /// When it was delivered or withdrawn; retention counts from it.
  public var closedAt: Date?
  /// Counts changes, so that a decision on an outdated view is noticed.
  public var revision: Int
  public var key: KeyID

  public init(
    id: CaseID, document: DocumentID, receptionNumber: ReceptionNumber, department: String,
    receptionDay: CalendarDate, workflow: String?, version: String?, queue: String,
    life: CaseLife, waiting: Int, awaitedRole: String?, createdAt: Date, changedAt: Date,
    closedAt: Date? = nil, revision: Int = 1, key: KeyID
  ) {
    self.id = id
    self.document = document
    self.receptionNumber = receptionNumber
    self.department = department
    self.receptionDay = receptionDay
    self.workflow = workflow
    self.version = version
    self.queue = queue
    self.life = life
    self.waiting = waiting
    self.awaitedRole = awaitedRole
    self.createdAt = createdAt
    self.changedAt = changedAt
    self.closedAt = closedAt
    self.revision = revision
    self.key = key
  }

  /// The tray of cases that fit no known form (仕分け不可).
  public static let unidentifiedQueue = "仕分け不可"
}

/// Which cases to list; nil means any.
public struct CaseFilter: Hashable, Sendable {
  public var states: Set<CaseLife.State>?
  public var queue: String?
  public var department: String?
  public var workflow: String?
  public var document: DocumentID?
  public var held: Bool?
  /// Only those that come after this one in the list, for paging.
  public var after: CaseID?
  public var limit: Int
  /// Oldest first otherwise.
  public var newestFirst: Bool

  public init(
    states: Set<CaseLife.State>? = nil, queue: String? = nil, department: String? = nil,
    workflow: String? = nil, document: DocumentID? = nil, held: Bool? = nil,
    after: CaseID? = nil, limit: Int = 1000, newestFirst: Bool = false
  ) {
    self.states = states
    self.queue = queue
    self.department = department.map(DepartmentName.folded)
    self.workflow = workflow
    self.document = document
    self.held = held
    self.after = after
    self.limit = limit
    self.newestFirst = newestFirst
  }
}

/// A case with everything that is known of it. Personal.
public struct CaseDetail: Codable, Hashable, Sendable {
  public var record: CaseRecord
  /// nil once the case is erased.
  public var content: CaseContent?
  /// Name of the dropped file; nil once the document is erased.
  public var origin: DocumentOrigin?
  public var pages: [PageRecord]

  public init(
    record: CaseRecord, content: CaseContent?, origin: DocumentOrigin?, pages: [PageRecord]
  ) {
    self.record = record
    self.content = content
    self.origin = origin
    self.pages = pages
  }
}

/// How staff name a case: by id or by 受付番号.
public enum CaseReference: Hashable, Sendable {
  case id(CaseID)
  case number(ReceptionNumber)

  /// Reads either; nil where the text is neither.
  public init?(_ text: String) {
    if let id = CaseID(rawValue: text) {
      self = .id(id)
    } else if let number = ReceptionNumber(text) {
      self = .number(number)
    } else {
      return nil
    }
  }
}

extension CaseReference: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let reference = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "neither a case id nor a 受付番号 such as R8-国保年金課-000123")
    }
    self = reference
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .id(let id): try container.encode(id.rawValue)
    case .number(let number): try container.encode(number.description)
    }
  }
}
