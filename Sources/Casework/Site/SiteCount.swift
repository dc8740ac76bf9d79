public import Readings

/// How often people of this site looked at sure values of one field, and how often they were wrong.
/// Nothing in it tells of a person or a case, so that it outlives them.
public struct SiteCount: Codable, Hashable, Sendable {
  public var pool: SitePool
  public var workflow: String
  /// `FieldReading.countedName`.
  public var field: String
  /// Of the first answer in Japan, as `2026-11`.
  public var month: String
  public var tally: SiteTally

  public init(
    pool: SitePool, workflow: String, field: String, month: String, tally: SiteTally
  ) {
    self.pool = pool
    self.workflow = workflow
    self.field = field
    self.month = month
    self.tally = tally
  }
}

/// The same by case.
public struct SiteCaseCount: Codable, Hashable, Sendable {
  /// `ReaderName.counted`.
  public var reader: String
  public var workflow: String
  /// Cases that were read.
  public var cases: Int
  /// Values of theirs that went on without a person, or were drawn from among those.
  public var accepted: Int
  /// Cases of which people answered sure values, and those with at least one wrong.
  public var tally: SiteTally

  public init(
    reader: String, workflow: String, cases: Int = 0, accepted: Int = 0,
    tally: SiteTally = SiteTally()
  ) {
    self.reader = reader
    self.workflow = workflow
    self.cases = cases
    self.accepted = accepted
    self.tally = tally
  }
}

/// What one change of a case adds to the site's counts; a later decision may take some back.
public struct SiteChange: Hashable, Sendable {
  public var counts: [SiteCount] = []
  public var cases: SiteCaseCount?

  public var isEmpty: Bool { counts.isEmpty && cases == nil }
}
