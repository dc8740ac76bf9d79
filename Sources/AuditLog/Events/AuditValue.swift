/// A detail of an event. Whole numbers only, so that every implementation writes them alike.
public enum AuditValue: Hashable, Sendable {
  case string(String)
  /// Between −(2⁵³ − 1) and 2⁵³ − 1, which every JSON reader keeps exactly (RFC 7493).
  case int(Int)
  case bool(Bool)
}

extension AuditValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}
