import Japanese

/// Which results an expression can have at all. Fields with few possible values (choices, listed
/// texts, seals) are tried in every combination; every other comparison may come out either way.
/// Sound, not complete: what it calls impossible is impossible.
struct RuleReach {
  struct Outcomes: OptionSet {
    let rawValue: Int
    static let yes = Outcomes(rawValue: 1)
    static let no = Outcomes(rawValue: 2)
    static let unknown = Outcomes(rawValue: 4)
    static let all: Outcomes = [.yes, .no, .unknown]
  }

  static let maximumCombinations = 5000

  private let scope: RuleScope

  static func outcomes(of expression: RuleExpression, in scope: RuleScope) -> Outcomes {
    RuleReach(scope: scope).outcomes(expression)
  }

  private func outcomes(_ expression: RuleExpression) -> Outcomes {
    var choices: [(path: [String], values: [RuleValue])] = []
    var total = 1
    for path in expression.names {
      guard case .success(let entry) = scope.resolve(path), let values = values(entry) else {
        continue
      }
      total *= values.count
      guard total <= Self.maximumCombinations else { return .all }
      choices.append((path, values))
    }
    var result: Outcomes = []
    for number in 0..<total {
      var rest = number
      var assignment: [[String]: RuleValue] = [:]
      for (path, values) in choices {
        assignment[path] = values[rest % values.count]
        rest /= values.count
      }
      // `field` and `field.code` come from one mark.
      if consistent(assignment) { result.formUnion(reach(expression, assignment)) }
      if result == .all { break }
    }
    return result
  }

  private func values(_ entry: RuleScope.Entry) -> [RuleValue]? {
    if entry.type == .boolean, entry.table == nil { return [.boolean(true), .boolean(false)] }
    guard entry.type == .text, let domain = entry.domain else { return nil }
    return [.missing] + domain.map { .text($0) }
  }

  private func consistent(_ assignment: [[String]: RuleValue]) -> Bool {
    for (path, value) in assignment where path.last == "code" && path.count > 1 {
      let base = Array(path.dropLast())
      guard let label = assignment[base], case .success(let entry) = scope.resolve(path),
        let codes = entry.field?.codes
      else { continue }
      let code = label.text.flatMap { codes[$0] }.map { RuleValue.text($0) } ?? .missing
      if code != value { return false }
    }
    return true
  }

  private func reach(_ expression: RuleExpression, _ known: [[String]: RuleValue]) -> Outcomes {
    switch expression.content {
    case .not(let operand):
      let inner = reach(operand, known)
      var result: Outcomes = inner.contains(.unknown) ? .unknown : []
      if inner.contains(.yes) { result.insert(.no) }
      if inner.contains(.no) { result.insert(.yes) }
      return result
    case .binary(.and, let left, let right):
      return combine(reach(left, known), reach(right, known), decisive: .no, other: .yes)
    case .binary(.or, let left, let right):
      return combine(reach(left, known), reach(right, known), decisive: .yes, other: .no)
    default: return leaf(expression, known)
    }
  }

  private func combine(
    _ a: Outcomes, _ b: Outcomes, decisive: Outcomes, other: Outcomes
  ) -> Outcomes {
    var result: Outcomes = []
    if a.contains(decisive) || b.contains(decisive) { result.formUnion(decisive) }
    if a.contains(other), b.contains(other) { result.formUnion(other) }
    let open = a.contains(.unknown) && !b.isDisjoint(with: [other, .unknown])
    let openToo = b.contains(.unknown) && !a.isDisjoint(with: [other, .unknown])
    if open || openToo { result.insert(.unknown) }
    return result
  }

  private func leaf(_ expression: RuleExpression, _ known: [[String]: RuleValue]) -> Outcomes {
    guard expression.names.allSatisfy({ known[$0] != nil }), !expression.usesToday else {
      return .all
    }
    let evaluator = RuleEvaluator(
      lookup: { known[$0] ?? .missing }, rowCount: { _ in nil }, today: .earliest)
    return switch evaluator.value(expression) {
    case .boolean(true): .yes
    case .boolean(false): .no
    default: .unknown
    }
  }
}
