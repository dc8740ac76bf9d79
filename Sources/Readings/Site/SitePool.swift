/// Values whose errors a site counts together: those of one reader with its judge, and of one type of
/// field.
public struct SitePool: Codable, Hashable, Sendable {
  /// `ReaderName.counted`.
  public var reader: String
  /// As `network/name`: whose text it is, and the field's type.
  public var kind: String

  public init(reader: String, kind: String) {
    self.reader = reader
    self.kind = kind
  }

  /// Where nothing seems to be written, the type tells nothing: those fields are of one kind. Values that
  /// what the site has learned made others are of a kind of their own, which nothing was counted of when
  /// the judge was shipped.
  ///
  /// - Parameter type: of the field, by its raw value.
  public static func kind(_ evidence: Evidence, type: String) -> String {
    "\(evidence.reader.rawValue)/\(evidence.subject == .empty ? "empty" : type)"
      + (evidence.learned == true ? learned : "")
  }

  /// Whether they are values that what the site has learned made others.
  public var isLearned: Bool { Self.plain(kind).isLearned }

  private static let learned = "/learned"

  /// A kind without its mark for values that were learned, and whether it had one.
  static func plain(_ kind: String) -> (kind: String, isLearned: Bool) {
    kind.hasSuffix(learned) ? (String(kind.dropLast(learned.count)), true) : (kind, false)
  }
}

extension FieldReading {
  /// The name under which a site counts the field: all rows of a table's column are one.
  public var countedName: String {
    Self.cell(of: name).map { "\($0.table).\($0.column)" } ?? name
  }
}
