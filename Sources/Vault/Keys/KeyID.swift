/// Names a data key: that of a document or of a case. Holds no personal data.
public struct KeyID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// The key of a document's scan and of its file name.
  public static func document(_ id: String) -> KeyID {
    KeyID(rawValue: "document/\(id)")
  }

  /// The key of a case's page images, crops, values, findings and record keys.
  public static func `case`(_ id: String) -> KeyID {
    KeyID(rawValue: "case/\(id)")
  }

  public var description: String { rawValue }

  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
