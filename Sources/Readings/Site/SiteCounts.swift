/// Values that the judge held for sure and that people of this site looked at all the same.
public struct SiteTally: Codable, Hashable, Sendable {
  public var seen: Int
  /// Where people put another value in their place.
  public var wrong: Int

  public init(seen: Int = 0, wrong: Int = 0) {
    self.seen = seen
    self.wrong = wrong
  }

  public static func + (one: Self, other: Self) -> Self {
    Self(seen: one.seen + other.seen, wrong: one.wrong + other.wrong)
  }
}

/// What a site has counted, as the daemon hands it to a reader with every document. Counts only;
/// nothing in it tells of a person.
public struct SiteCounts: Codable, Hashable, Sendable {
  /// Whose values were counted (`ReaderName.counted`); another reader has no use for them.
  public var reader: String
  /// By `SitePool.kind`, newest month first.
  public var pools: [String: [SiteTally]]
  /// By workflow and `FieldReading.countedName`, newest month first; only fields that were wrong.
  public var fields: [String: [String: [SiteTally]]]
  /// What the site has learned; `reader` judges by it then.
  public var calibration: SiteCalibration?

  public init(
    reader: String, pools: [String: [SiteTally]], fields: [String: [String: [SiteTally]]] = [:],
    calibration: SiteCalibration? = nil
  ) {
    self.reader = reader
    self.pools = pools
    self.fields = fields
    self.calibration = calibration
  }

  /// Nothing was counted yet.
  public static let none = SiteCounts(reader: "", pools: [:])
}

/// What a site's own count says about values that the judge holds for sure.
public enum SiteStanding: String, Codable, Hashable, Sendable, CaseIterable {
  /// Too few were looked at to say.
  case unproven
  /// People looked at enough of them: the error rate is within the field's budget.
  case proven
  /// People found so many wrong that the budget is broken: none goes on without a person.
  case stopped
}
