/// A rule over the values of a case, written by an administrator.
public struct Rule: Codable, Hashable, Sendable {
  /// The table whose rows the rule speaks of; nil for the case as a whole.
  public var each: String?
  /// The rule counts only where this holds.
  public var when: RuleText?
  public var demand: Demand
  /// What staff read when the rule is broken.
  public var say: String?

  public enum Demand: Codable, Hashable, Sendable {
    /// Must be true.
    case check(RuleText)
    /// These fields must not be empty.
    case require([String])
  }

  public init(each: String? = nil, when: RuleText? = nil, demand: Demand, say: String? = nil) {
    self.each = each
    self.when = when
    self.demand = demand
    self.say = say
  }
}

/// An expression of the rule language as written, with where it stands in its file.
public struct RuleText: Codable, Hashable, Sendable {
  public var text: String
  public var line: Int
  public var column: Int

  public init(_ text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}
