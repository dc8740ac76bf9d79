// The ids of each kind of record; different types so that one is never taken for another.

/// Names a document (文書).
public struct DocumentID: RecordID {
  public let rawValue: String
  public init(valid text: String) { rawValue = text }
}

/// Names a case (案件).
public struct CaseID: RecordID {
  public let rawValue: String
  public init(valid text: String) { rawValue = text }
}

/// Names one file handed to another system, with one or many cases in it.
public struct DeliveryID: RecordID {
  public let rawValue: String
  public init(valid text: String) { rawValue = text }
}

/// One start of the program on a store. Leases of older epochs are void.
public struct BootEpoch: RawRepresentable, Codable, Hashable, Sendable, Comparable {
  public let rawValue: Int64
  public init(rawValue: Int64) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The account name of a member of staff, as audit records and decisions name people.
public struct PersonID: RawRepresentable, Codable, Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ name: String) { rawValue = name }
  public var description: String { rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
