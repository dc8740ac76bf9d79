import Foundation
import Japanese

/// Works out an expression in Kleene's three-valued logic: what depends on a value that is not
/// written is unknown, unless the rest settles it (`false and unknown` is false). An expression
/// that the type checker has refused comes to unknown where its types do not fit.
struct RuleEvaluator {
  /// The value of a name.
  let lookup: (([String]) -> RuleValue)
  /// Rows of a table.
  let rowCount: ((String) -> Int?)
  let today: CalendarDate

  func value(_ expression: RuleExpression) -> RuleValue {
    switch expression.content {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .boolean(let value): return .boolean(value)
    case .name(let path): return lookup(path)
    case .list(let items): return .list(items.map(value))
    case .not(let operand):
      return value(operand).boolean.map { .boolean(!$0) } ?? .missing
    case .negative(let operand):
      return value(operand).number.map { .number(-$0) } ?? .missing
    case .binary(let operation, let left, let right): return binary(operation, left, right)
    case .call(let function, let arguments): return call(function, arguments)
    }
  }

  // MARK: - Operators

  private func binary(
    _ operation: RuleOperator, _ left: RuleExpression, _ right: RuleExpression
  ) -> RuleValue {
    let a = value(left)
    switch operation {
    case .and:
      if a.boolean == false { return .boolean(false) }
      let b = value(right).boolean
      if b == false { return .boolean(false) }
      return a.boolean == true && b == true ? .boolean(true) : .missing
    case .or:
      if a.boolean == true { return .boolean(true) }
      let b = value(right).boolean
      if b == true { return .boolean(true) }
      return a.boolean == false && b == false ? .boolean(false) : .missing
    case .isIn: return membership(a, value(right)).map { .boolean($0) } ?? .missing
    case .isNotIn: return membership(a, value(right)).map { .boolean(!$0) } ?? .missing
    case .plus, .minus, .times, .divided: return arithmetic(operation, a, value(right))
    default: return comparison(operation, a, value(right))
    }
  }

  private func order(_ a: RuleValue, _ b: RuleValue) -> Int? {
    switch (a, b) {
    case (.number(let a), .number(let b)): return a < b ? -1 : a == b ? 0 : 1
    case (.text(let a), .text(let b)): return a < b ? -1 : a == b ? 0 : 1
    case (.date, _), (_, .date):
      guard let a = a.date, let b = b.date else { return nil }
      return a < b ? -1 : a == b ? 0 : 1
    case (.boolean(let a), .boolean(let b)): return a == b ? 0 : 1
    default: return nil
    }
  }

  private func comparison(_ operation: RuleOperator, _ a: RuleValue, _ b: RuleValue) -> RuleValue {
    guard let order = order(a, b) else { return .missing }
    return switch operation {
    case .equal: .boolean(order == 0)
    case .notEqual: .boolean(order != 0)
    case .less: .boolean(order < 0)
    case .lessOrEqual: .boolean(order <= 0)
    case .greater: .boolean(order > 0)
    case .greaterOrEqual: .boolean(order >= 0)
    default: .missing
    }
  }

  private func membership(_ item: RuleValue, _ list: RuleValue) -> Bool? {
    guard !item.isMissing, case .list(let items) = list else { return nil }
    var unknown = false
    for candidate in items {
      if candidate.isMissing {
        unknown = true
      } else if order(item, candidate) == 0 {
        return true
      }
    }
    return unknown ? nil : false
  }

  private func arithmetic(_ operation: RuleOperator, _ a: RuleValue, _ b: RuleValue) -> RuleValue {
    if case .date(let day) = a {
      if operation == .minus, let other = b.date { return .number(Decimal(day.days(since: other))) }
      guard let number = b.number, let days = Self.whole(number) else { return .missing }
      let moved = day.adding(days: operation == .minus ? -days : days)
      return moved.map { .date($0) } ?? .missing
    }
    guard let a = a.number, let b = b.number else { return .missing }
    let result: Decimal
    switch operation {
    case .plus: result = a + b
    case .minus: result = a - b
    case .times: result = a * b
    default:
      guard b != 0 else { return .missing }
      result = a / b
    }
    return result.isNaN ? .missing : .number(result)
  }

  private static func whole(_ number: Decimal) -> Int? {
    guard number > -4_000_000, number < 4_000_000 else { return nil }
    return Int(NSDecimalNumber(decimal: number).doubleValue)
  }

  // MARK: - Functions

  private func call(_ function: RuleFunction, _ arguments: [RuleExpression]) -> RuleValue {
    guard function.arguments.contains(arguments.count) else { return .missing }
    switch function {
    case .today: return .date(today)
    case .date: return value(arguments[0]).date.map { .date($0) } ?? .missing
    case .age:
      let day = arguments.count == 2 ? value(arguments[1]).date : today
      guard let born = value(arguments[0]).date, let day else { return .missing }
      return born.age(on: day).map { .number(Decimal($0)) } ?? .missing
    case .year: return value(arguments[0]).date.map { .number(Decimal($0.year)) } ?? .missing
    case .month: return value(arguments[0]).date.map { .number(Decimal($0.month)) } ?? .missing
    case .day: return value(arguments[0]).date.map { .number(Decimal($0.day)) } ?? .missing
    case .empty: return .boolean(isEmpty(arguments[0]))
    case .filled: return .boolean(!isEmpty(arguments[0]))
    case .length:
      return value(arguments[0]).text.map { .number(Decimal($0.count)) } ?? .missing
    case .count: return count(arguments[0])
    case .sum:
      guard let items = value(arguments[0]).list else { return .missing }
      return .number(items.compactMap(\.number).reduce(0, +))
    case .contains: return contains(value(arguments[0]), value(arguments[1]))
    case .startsWith:
      return texts(arguments) { $0.hasPrefix($1) }
    case .endsWith:
      return texts(arguments) { $0.hasSuffix($1) }
    }
  }

  private func texts(
    _ arguments: [RuleExpression], _ test: (String, String) -> Bool
  ) -> RuleValue {
    guard let a = value(arguments[0]).text, let b = value(arguments[1]).text else {
      return .missing
    }
    return .boolean(test(a, b))
  }

  private func contains(_ whole: RuleValue, _ part: RuleValue) -> RuleValue {
    if case .list = whole { return membership(part, whole).map { .boolean($0) } ?? .missing }
    guard let whole = whole.text, let part = part.text else { return .missing }
    return .boolean(part.isEmpty || whole.contains(part))
  }

  private func isEmpty(_ expression: RuleExpression) -> Bool {
    if case .name(let path) = expression.content, path.count == 1, let rows = rowCount(path[0]) {
      return rows == 0
    }
    let value = value(expression)
    // A seal that is not there is an empty place.
    if case .name = expression.content, value == .boolean(false) { return true }
    return value.isMissing
  }

  private func count(_ expression: RuleExpression) -> RuleValue {
    if case .name(let path) = expression.content, path.count == 1, let rows = rowCount(path[0]) {
      return .number(Decimal(rows))
    }
    guard let items = value(expression).list else { return .missing }
    return .number(Decimal(items.filter { !$0.isMissing }.count))
  }
}
