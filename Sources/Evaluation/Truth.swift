public import Foundation

/// What a scan says, known because it was drawn or because a person keyed it: the file
/// `NAME.truth.json` beside the scan.
public struct Truth: Hashable, Sendable {
  /// One application on the scan.
  public struct Case: Codable, Hashable, Sendable {
    public var workflow: String
    /// Canonical values by field name; nil where the field is empty.
    public var fields: [String: Value?]

    public init(workflow: String, fields: [String: Value?]) {
      self.workflow = workflow
      self.fields = fields
    }
  }

  /// The canonical value of a field.
  public enum Value: Hashable, Sendable {
    case text(String)
    /// Marks of a field that takes several.
    case list([String])
    /// Rows of a table.
    case rows([[String: String?]])
  }

  public var cases: [Case]
  /// How the fields were written, such as `gothic`; nil where unknown.
  public var hand: String?
  /// Level of age by formpress's name; nil where unknown.
  public var level: String?

  public init(cases: [Case], hand: String? = nil, level: String? = nil) {
    self.cases = cases
    self.hand = hand
    self.level = level
  }

  /// The file that holds a scan's truth: `NAME.truth.json` beside `NAME.pdf`.
  public static func path(forScan scan: URL) -> URL {
    scan.deletingPathExtension().appendingPathExtension("truth.json")
  }

  /// - Throws: a `DecodingError` where the file is no truth.
  public static func load(_ url: URL) throws -> Truth {
    try JSONDecoder().decode(Truth.self, from: Data(contentsOf: url))
  }
}

extension Truth: Codable {
  private enum Key: String, CodingKey { case cases, workflow, fields, hand, level }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    hand = try box.decodeIfPresent(String.self, forKey: .hand)
    level = try box.decodeIfPresent(String.self, forKey: .level)
    cases = try box.decodeIfPresent([Case].self, forKey: .cases) ?? [Case(from: decoder)]
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encodeIfPresent(hand, forKey: .hand)
    try box.encodeIfPresent(level, forKey: .level)
    if cases.count == 1 {
      try box.encode(cases[0].workflow, forKey: .workflow)
      try box.encode(cases[0].fields, forKey: .fields)
    } else {
      try box.encode(cases, forKey: .cases)
    }
  }
}

extension Truth.Value: Codable {
  public init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if let text = try? box.decode(String.self) {
      self = .text(text)
    } else if let list = try? box.decode([String].self) {
      self = .list(list)
    } else {
      self = .rows(try box.decode([[String: String?]].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    switch self {
    case .text(let text): try box.encode(text)
    case .list(let list): try box.encode(list)
    case .rows(let rows): try box.encode(rows)
    }
  }
}
