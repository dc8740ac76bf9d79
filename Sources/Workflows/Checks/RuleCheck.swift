/// Rules: their language, their names and types, and whether they can ever count.
enum RuleCheck: SemanticCheck {
  static func run(_ context: inout CheckContext) {
    for (index, node) in (context.root["rules"]?.items ?? []).enumerated() {
      let path: [CheckContext.Step] = [.key("rules"), .index(index)]
      guard node.entries != nil, let scope = scope(node, path, &context) else { continue }
      let when = expression(node["when"], scope, &context)
      let check = expression(node["check"], scope, &context)
      require(node["require"], scope, &context)
      reach(node, when: when, check: check, scope, &context)
    }
  }

  /// nil where `each` names no table.
  private static func scope(
    _ node: YAMLNode, _ path: [CheckContext.Step], _ context: inout CheckContext
  ) -> RuleScope? {
    var each: Field?
    if let name = node["each"]?.text {
      let tables = context.workflow.fields.filter { $0.type == .table }.map(\.name)
      let position = context.place(path + [.key("each")])
      if let field = context.workflow.field(named: name) {
        guard field.type == .table else {
          context.bag.error(
            "reference.kind", at: position, "「\(name)」は表ではありません", "'\(name)' is no table",
            suggestion: Suggestion.nearest(to: name, among: tables))
          return nil
        }
        each = field
      } else {
        if !context.draft.isBroken(name) { context.unknownField(name, at: position, among: tables) }
        return nil
      }
    }
    return RuleScope(
      workflow: context.workflow, each: each, brokenFields: context.draft.brokenFields,
      brokenColumns: context.draft.brokenColumns)
  }

  /// nil where the text has problems.
  private static func expression(
    _ node: YAMLNode?, _ scope: RuleScope, _ context: inout CheckContext
  ) -> (RuleExpression, SourcePosition)? {
    guard let node, let text = node.text else { return nil }
    let places = node.scalarPositions(in: context.source)
    do {
      let expression = try RuleParser.parse(text)
      let problems = RuleTypeChecker.problems(of: expression, in: scope)
      for problem in problems { report(problem, places, &context) }
      return problems.isEmpty ? (expression, places.first ?? node.position) : nil
    } catch {
      report(error, places, &context)
      return nil
    }
  }

  private static func report(
    _ problem: RuleProblem, _ places: [SourcePosition], _ context: inout CheckContext
  ) {
    let place = places[safe: problem.offset] ?? places.last ?? .start
    context.bag.error(
      problem.code, at: place, problem.japanese, problem.english, suggestion: problem.suggestion)
  }

  private static func require(
    _ node: YAMLNode?, _ scope: RuleScope, _ context: inout CheckContext
  ) {
    let columns = scope.each?.table?.columns.map(\.name) ?? []
    for item in node?.items ?? [] {
      guard let name = item.text else { continue }
      let brokenColumn = scope.each.map { scope.brokenColumns[$0.name]?.contains(name) ?? false }
      if columns.contains(name) || context.workflow.field(named: name) != nil
        || scope.brokenFields.contains(name) || brokenColumn ?? false
      {
        continue
      }
      context.unknownField(
        name, at: item.position, among: columns + context.workflow.fields.map(\.name))
    }
  }

  private static func reach(
    _ node: YAMLNode, when: (RuleExpression, SourcePosition)?,
    check: (RuleExpression, SourcePosition)?, _ scope: RuleScope, _ context: inout CheckContext
  ) {
    if let (condition, place) = when,
      !RuleReach.outcomes(of: condition, in: scope).contains(.yes)
    {
      context.bag.error(
        "rule.unreachable", at: place, "この条件は決して成り立たないので、規則は働きません",
        "this condition never holds, so the rule never counts")
      return
    }
    guard let (demand, place) = check else { return }
    let outcomes = RuleReach.outcomes(of: demand, in: scope)
    if !outcomes.contains(.no) {
      context.bag.error(
        "rule.always-true", at: place, "この式は常に成り立つので、規則は働きません",
        "this always holds, so the rule never speaks")
    } else if !outcomes.contains(.yes), node["when"] == nil {
      context.bag.error(
        "rule.never-true", at: place, "この式は決して成り立たないので、すべての案件が指摘されます",
        "this never holds, so every case would be stopped")
    } else if let (condition, _) = when {
      let broken = RuleExpression(
        .binary(.and, condition, RuleExpression(.not(demand))), at: 0)
      if !RuleReach.outcomes(of: broken, in: scope).contains(.yes) {
        context.bag.error(
          "rule.always-true", at: place, "この条件のもとでは式が常に成り立つので、規則は働きません",
          "under its condition this always holds, so the rule never speaks")
      }
    }
  }
}
