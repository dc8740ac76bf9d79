public import Foundation

/// An expression of the rule language, with where it begins in its text. Two expressions are equal
/// when they say the same; where they stand does not count.
public struct RuleExpression: Sendable {
  public indirect enum Content: Hashable, Sendable {
    case number(Decimal)
    case text(String)
    case boolean(Bool)
    /// A field, `field.code`, `table.column` or `table.column.code`.
    case name([String])
    case list([RuleExpression])
    case not(RuleExpression)
    case negative(RuleExpression)
    case binary(RuleOperator, RuleExpression, RuleExpression)
    case call(RuleFunction, [RuleExpression])
  }

  public var content: Content
  /// Unicode scalars before it.
  public var offset: Int

  public init(_ content: Content, at offset: Int = 0) {
    self.content = content
    self.offset = offset
  }
}

extension RuleExpression: Hashable {
  public static func == (a: RuleExpression, b: RuleExpression) -> Bool { a.content == b.content }
  public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

extension RuleExpression {
  var children: [RuleExpression] {
    switch content {
    case .number, .text, .boolean, .name: []
    case .list(let items), .call(_, let items): items
    case .not(let one), .negative(let one): [one]
    case .binary(_, let left, let right): [left, right]
    }
  }

  /// All names that it uses, each once, in the order of the text.
  var names: [[String]] {
    var seen: [[String]] = []
    func visit(_ expression: RuleExpression) {
      if case .name(let path) = expression.content, !seen.contains(path) { seen.append(path) }
      expression.children.forEach(visit)
    }
    visit(self)
    return seen
  }

  /// Whether its value depends on the day of reception.
  var usesToday: Bool {
    if case .call(let function, let arguments) = content {
      if function == .today || (function == .age && arguments.count == 1) { return true }
    }
    return children.contains { $0.usesToday }
  }
}

/// Operators between two operands.
public enum RuleOperator: String, Hashable, Sendable, CaseIterable {
  case or, and
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
  case isNotIn = "not in"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"

  /// Higher binds tighter. `not` stands at 3, the sign of a number at 7.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .isNotIn: 4
    case .plus, .minus: 5
    case .times, .divided: 6
    }
  }

  var isComparison: Bool { precedence == 4 }
}

/// Functions of the rule language.
public enum RuleFunction: String, Hashable, Sendable, CaseIterable {
  /// `age(born)` on the day of reception, `age(born, day)`: completed years.
  case age
  /// The day of reception.
  case today
  /// `date('2026-04-01')`.
  case date
  case year, month, day
  /// Nothing is written there.
  case empty
  /// Something is written there.
  case filled
  /// Characters of a text.
  case length
  /// Rows of a table, or values of a list.
  case count
  /// `sum(table.column)`; rows without the value do not count.
  case sum
  /// `contains(text, part)`, or a list and one of its values.
  case contains
  case startsWith = "starts_with"
  case endsWith = "ends_with"

  var arguments: ClosedRange<Int> {
    switch self {
    case .today: 0...0
    case .age: 1...2
    case .contains, .startsWith, .endsWith: 2...2
    default: 1...1
    }
  }
}
