public import Japanese

/// A rule that does not hold.
public struct RuleViolation: Codable, Hashable, Sendable {
  /// Index into `Workflow.rules`.
  public var ruleIndex: Int
  /// For a rule with `each`: index into the rows of `CaseValues`.
  public var row: Int?
  /// Fields that the rule speaks of, as readings name them: `表[1].列` for a cell of the first row.
  public var fields: [String]
  /// What staff read: the author's words, or a sentence made from the rule.
  public var say: String
  /// The same in English where it was made from the rule; the author's words otherwise.
  public var english: String

  public init(ruleIndex: Int, row: Int? = nil, fields: [String], say: String, english: String) {
    self.ruleIndex = ruleIndex
    self.row = row
    self.fields = fields
    self.say = say
    self.english = english
  }
}

/// Rules that cannot be used; a workflow that the loader has passed has none.
public struct RuleProblems: Error, Hashable, Sendable {
  public struct Located: Hashable, Sendable {
    public var ruleIndex: Int
    public var problem: RuleProblem
  }

  public var list: [Located]
}

/// Tries the rules of a workflow on the values of a case.
///
/// A rule is broken only when that is certain: where it depends on a value that is not written, it
/// is silent (three-valued logic), since a missing value is what `require` and `required` are for.
public struct RuleEngine: Sendable {
  struct Compiled: Sendable {
    enum Demand: Sendable {
      case check(RuleExpression)
      case require([String])
    }

    let scope: RuleScope
    let when: RuleExpression?
    let demand: Demand
    let rule: Rule
  }

  private let compiled: [Compiled]
  private let workflow: Workflow

  /// - Throws: `RuleProblems` with every rule that does not parse or whose types do not fit.
  public init(workflow: Workflow) throws(RuleProblems) {
    var problems: [RuleProblems.Located] = []
    var compiled: [Compiled] = []
    for (index, rule) in workflow.rules.enumerated() {
      let scope = RuleScope(workflow: workflow, each: rule.each.flatMap(workflow.field(named:)))
      func expression(_ text: RuleText) -> RuleExpression? {
        do {
          let expression = try RuleParser.parse(text.text)
          problems += RuleTypeChecker.problems(of: expression, in: scope)
            .map { .init(ruleIndex: index, problem: $0) }
          return expression
        } catch {
          problems.append(.init(ruleIndex: index, problem: error))
          return nil
        }
      }
      let when = rule.when.flatMap(expression)
      switch rule.demand {
      case .require(let names):
        compiled.append(Compiled(scope: scope, when: when, demand: .require(names), rule: rule))
      case .check(let text):
        if let check = expression(text) {
          compiled.append(Compiled(scope: scope, when: when, demand: .check(check), rule: rule))
        }
      }
    }
    guard problems.isEmpty else { throw RuleProblems(list: problems) }
    self.compiled = compiled
    self.workflow = workflow
  }

  /// Every rule that is broken, in the order of the file, then of the rows.
  ///
  /// - Parameter receptionDate: 受付日, which `today()` and `age` with one argument mean.
  public func evaluate(values: CaseValues, receptionDate: CalendarDate) -> [RuleViolation] {
    compiled.enumerated().flatMap { index, rule -> [RuleViolation] in
      return rows(of: rule.rule, values).compactMap { row in
        let row = RuleRow(
          workflow: workflow, scope: rule.scope, values: values, receptionDate: receptionDate,
          row: row)
        return row.violation(of: rule, index: index)
      }
    }
  }

  /// Indexes of the rows that a rule with `each` looks at; one nil for the case as a whole.
  private func rows(of rule: Rule, _ values: CaseValues) -> [Int?] {
    guard let table = rule.each else { return [nil] }
    let rows = values.tables[table] ?? []
    return rows.indices.filter { !CaseValues.isBlank(rows[$0]) }
  }
}
