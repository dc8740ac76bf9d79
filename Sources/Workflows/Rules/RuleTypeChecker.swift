import Japanese

/// Finds what cannot be meant: dates compared with numbers, names that no field has, answers that
/// a choice does not have.
struct RuleTypeChecker {
  let scope: RuleScope
  var problems: [RuleProblem] = []

  init(_ scope: RuleScope) { self.scope = scope }

  /// All problems of an expression that must come to true or false.
  static func problems(of expression: RuleExpression, in scope: RuleScope) -> [RuleProblem] {
    var checker = RuleTypeChecker(scope)
    checker.want(.boolean, expression)
    return checker.problems
  }

  mutating func type(_ expression: RuleExpression) -> RuleType {
    switch expression.content {
    case .number: return .number
    case .text: return .text
    case .boolean: return .boolean
    case .name(let path): return name(path, expression.offset)
    case .list(let items): return list(items)
    case .not(let operand):
      want(.boolean, operand)
      return .boolean
    case .negative(let operand):
      want(.number, operand)
      return .number
    case .binary(let operation, let left, let right): return binary(operation, left, right)
    case .call(let function, let arguments): return call(function, arguments)
    }
  }

  mutating func report(
    _ code: String, _ offset: Int, _ japanese: String, _ english: String, suggestion: String? = nil
  ) {
    problems.append(RuleProblem(code, at: offset, japanese, english, suggestion: suggestion))
  }

  @discardableResult
  mutating func want(_ wanted: RuleType, _ expression: RuleExpression) -> RuleType {
    if wanted == .date, checkDate(expression) { return .date }
    let found = type(expression)
    if !found.agrees(with: wanted) { mismatch(wanted, found, expression) }
    return found
  }

  mutating func mismatch(_ wanted: RuleType, _ found: RuleType, _ expression: RuleExpression) {
    report(
      "rule.type", expression.offset,
      "ここには\(wanted.words.japanese)が要りますが、「\(expression)」は\(found.words.japanese)です",
      "\(wanted.words.english) is wanted here, but '\(expression)' is \(found.words.english)",
      suggestion: Self.otherWriting(expression, as: wanted))
  }

  /// The literal as it should be written for the type.
  private static func otherWriting(_ expression: RuleExpression, as wanted: RuleType) -> String? {
    switch (expression.content, wanted) {
    case (.number, .text): "'\(expression)'"
    case (.text(let text), .number): PlainNumber.halfWidth(text)
    case (.name(let path), .boolean): "filled(\(path.joined(separator: ".")))"
    default: nil
    }
  }

  /// A text literal where a date is wanted: true when it was dealt with.
  mutating func checkDate(_ expression: RuleExpression) -> Bool {
    guard case .text(let text) = expression.content else { return false }
    if CalendarDate(iso: text) == nil {
      report(
        "rule.date", expression.offset, "「\(text)」は日付ではありません。'2026-04-01' のように書いてください",
        "'\(text)' is no date; write it as '2026-04-01'")
    }
    return true
  }

  mutating func name(_ path: [String], _ offset: Int) -> RuleType {
    switch scope.resolve(path) {
    case .success(let entry): return entry.type
    case .failure(var problem):
      problem.offset = offset
      problems.append(problem)
      return .any
    }
  }

  mutating func list(_ items: [RuleExpression]) -> RuleType {
    var item: RuleType = .any
    for expression in items {
      let found = type(expression)
      if case .list = found { mismatch(item, found, expression) }
      if item == .any {
        item = found
      } else if !item.agrees(with: found) {
        mismatch(item, found, expression)
      }
    }
    return .list(item)
  }
}
