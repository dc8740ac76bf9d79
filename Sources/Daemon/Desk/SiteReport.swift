public import Readings

/// What people of this site found when they looked at values that the judge holds for sure: all that is
/// known of its errors here. Counts only; not personal.
public struct SiteReport: Codable, Hashable, Sendable {
  /// Values that count together: those of one reader and one type of field.
  public struct Pool: Codable, Hashable, Sendable {
    public var reader: String
    public var kind: String
    public var seen: Int
    public var wrong: Int
    /// Upper bound of their error rate with 95 %.
    public var errorBound: Double
  }

  public struct Field: Codable, Hashable, Sendable {
    public var reader: String
    public var kind: String
    public var workflow: String
    /// The form's name for staff; nil where the workflow is gone.
    public var form: String?
    public var field: String
    public var seen: Int
    public var wrong: Int
    public var errorBound: Double
    /// Of the workflow that counts now; nil where it is gone.
    public var maxError: Double?
    /// What the judge makes of the counts; nil where the workflow is gone.
    public var standing: SiteStanding?
  }

  public struct Cases: Codable, Hashable, Sendable {
    public var reader: String
    public var workflow: String
    public var form: String?
    /// That were read, and values of theirs that could go on without a person.
    public var cases: Int
    public var accepted: Int
    /// Cases of which people looked at sure values, and those where one was wrong.
    public var seen: Int
    public var wrong: Int
    /// Upper bound, with 95 %, of the share of cases with a wrong value among the accepted: the
    /// values that a case has of them times the bound of their error rate.
    public var errorBound: Double
  }

  public var pools: [Pool]
  public var fields: [Field]
  public var cases: [Cases]

  public init(pools: [Pool], fields: [Field], cases: [Cases]) {
    self.pools = pools
    self.fields = fields
    self.cases = cases
  }
}
