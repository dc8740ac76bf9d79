/// Arguments that do not fit their function.
extension RuleTypeChecker {
  mutating func call(_ function: RuleFunction, _ arguments: [RuleExpression]) -> RuleType {
    switch function {
    case .today: return .date
    case .date:
      want(.date, arguments[0])
      return .date
    case .age:
      for argument in arguments { want(.date, argument) }
      return .number
    case .year, .month, .day:
      want(.date, arguments[0])
      return .number
    case .empty, .filled:
      _ = type(arguments[0])
      return .boolean
    case .length:
      want(.text, arguments[0])
      return .number
    case .count:
      let found = type(arguments[0])
      if case .list = found { return .number }
      if !found.agrees(with: .table) { mismatch(.table, found, arguments[0]) }
      return .number
    case .sum:
      want(.list(.number), arguments[0])
      return .number
    case .contains:
      let found = type(arguments[0])
      if case .list(let item) = found {
        want(item, arguments[1])
        checkLabels(arguments[0], [arguments[1]])
      } else {
        if !found.agrees(with: .text) { mismatch(.text, found, arguments[0]) }
        want(.text, arguments[1])
      }
      return .boolean
    case .startsWith, .endsWith:
      want(.text, arguments[0])
      want(.text, arguments[1])
      return .boolean
    }
  }
}
