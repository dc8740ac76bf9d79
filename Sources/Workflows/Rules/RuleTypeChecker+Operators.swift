/// Operands that do not fit their operator.
extension RuleTypeChecker {
  mutating func binary(
    _ operation: RuleOperator, _ left: RuleExpression, _ right: RuleExpression
  ) -> RuleType {
    switch operation {
    case .and, .or:
      want(.boolean, left)
      want(.boolean, right)
      return .boolean
    case .equal, .notEqual:
      compare(left, right, ordered: false)
      checkLabels(left, [right])
      checkLabels(right, [left])
      return .boolean
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      compare(left, right, ordered: true)
      return .boolean
    case .isIn, .isNotIn:
      membership(left, right)
      return .boolean
    case .plus, .minus: return sum(operation, left, right)
    case .times, .divided:
      want(.number, left)
      want(.number, right)
      return .number
    }
  }

  private mutating func compare(_ left: RuleExpression, _ right: RuleExpression, ordered: Bool) {
    if let both = dateComparison(left, right) {
      if both { return }
    }
    let a = type(left)
    let b = type(right)
    for (found, expression, other) in [(a, left, b), (b, right, a)] {
      switch found {
      case .table, .list:
        if case .list(.text) = found, other == .text {
          report(
            "rule.type", expression.offset,
            "「\(expression)」は複数の値を持ちます。in を使ってください",
            "'\(expression)' holds several values; use in",
            suggestion: "\(other == a ? left : right) in \(expression)")
        } else {
          report(
            "rule.type", expression.offset, "\(found.words.japanese)は比べられません",
            "\(found.words.english) cannot be compared")
        }
        return
      case .boolean where ordered:
        return report(
          "rule.type", expression.offset, "真偽に大小はありません", "true and false have no order")
      default: break
      }
    }
    if !a.agrees(with: b) {
      // The literal is the side that is more likely wrong.
      if case .name = left.content { mismatch(a, b, right) } else { mismatch(b, a, left) }
    }
  }

  /// A date against a text literal: true when both sides have been checked.
  private mutating func dateComparison(_ left: RuleExpression, _ right: RuleExpression) -> Bool? {
    for (literal, other) in [(right, left), (left, right)] {
      guard case .text = literal.content else { continue }
      if case .text = other.content { continue }
      var trial = RuleTypeChecker(scope)
      if trial.type(other) == .date {
        problems += trial.problems
        return checkDate(literal)
      }
    }
    return nil
  }

  private mutating func membership(_ left: RuleExpression, _ right: RuleExpression) {
    let wanted = type(left)
    if case .list(let items) = right.content {
      for item in items { want(wanted, item) }
      checkLabels(left, items)
      return
    }
    let found = type(right)
    guard case .list(let item) = found else {
      if found != .any { mismatch(.list(wanted), found, right) }
      return
    }
    if !item.agrees(with: wanted) { mismatch(item, wanted, left) }
    checkLabels(right, [left])
  }

  private mutating func sum(
    _ operation: RuleOperator, _ left: RuleExpression, _ right: RuleExpression
  ) -> RuleType {
    let a = type(left)
    guard a == .date else {
      if !a.agrees(with: .number) { mismatch(.number, a, left) }
      want(.number, right)
      return .number
    }
    if case .text = right.content, operation == .minus {
      want(.date, right)
      return .number
    }
    let b = type(right)
    if b == .date, operation == .minus { return .number }
    if !b.agrees(with: .number) { mismatch(.number, b, right) }
    return .date
  }

  /// A literal that is none of a choice's answers can never be equal to it.
  mutating func checkLabels(_ side: RuleExpression, _ literals: [RuleExpression]) {
    guard case .name(let path) = side.content, case .success(let entry) = scope.resolve(path),
      let field = entry.field
    else { return }
    let labels = field.labels.isEmpty ? field.oneOf : field.labels
    let allowed = entry.code ? labels.compactMap { field.codes[$0] } : labels
    guard !allowed.isEmpty else { return }
    for literal in literals {
      guard case .text(let text) = literal.content, !text.isEmpty, !allowed.contains(text) else {
        continue
      }
      report(
        "rule.label", literal.offset,
        "「\(field.name)」に「\(text)」という選択肢はありません（\(allowed.joined(separator: "、"))）",
        "'\(field.name)' has no answer '\(text)' (\(allowed.joined(separator: ", ")))",
        suggestion: Suggestion.nearest(to: text, among: allowed))
    }
  }
}
