/// What a rule's names stand for in a workflow: columns of the rule's table first, then fields,
/// then built-ins.
struct RuleScope: Sendable {
  /// A name that was found.
  struct Entry: Sendable {
    var type: RuleType
    var field: Field?
    /// The table, where the name is `table.column`.
    var table: Field?
    /// The column belongs to the row that is looked at.
    var inRow = false
    var code = false

    /// The values that it can have, besides missing; nil where there are too many to tell.
    var domain: [String]? {
      guard let field, table == nil else { return nil }
      let labels = field.labels.isEmpty ? field.oneOf : field.labels
      guard !labels.isEmpty else { return nil }
      return code ? labels.compactMap { field.codes[$0] } : labels
    }
  }

  let workflow: Workflow
  let each: Field?
  /// Names that exist but could not be decoded.
  var brokenFields: Set<String> = []
  var brokenColumns: [String: Set<String>] = [:]

  func resolve(_ path: [String]) -> Result<Entry, RuleProblem> {
    guard let first = path.first else { return .failure(unknown(path)) }
    if let each, let table = each.table {
      if let column = table.columns.first(where: { $0.name == first }) {
        return member(path.dropFirst(), of: column, path: path).map {
          var entry = $0
          entry.inRow = true
          return entry
        }
      }
      if brokenColumns[each.name]?.contains(first) ?? false {
        return .success(Entry(type: .any))
      }
    }
    if let field = workflow.field(named: first) {
      guard let table = field.table, path.count > 1 else {
        return member(path.dropFirst(), of: field, path: path)
      }
      guard let column = table.columns.first(where: { $0.name == path[1] }) else {
        if brokenColumns[first]?.contains(path[1]) ?? false { return .success(Entry(type: .any)) }
        return .failure(
          RuleProblem(
            "rule.name", at: 0, "表「\(first)」に「\(path[1])」という列はありません",
            "table '\(first)' has no column '\(path[1])'",
            suggestion: Suggestion.nearest(to: path[1], among: table.columns.map(\.name))
              .map { "\(first).\($0)" }))
      }
      return member(path.dropFirst(2), of: column, path: path).map {
        var entry = $0
        entry.type = .list(entry.type)
        entry.table = field
        return entry
      }
    }
    if brokenFields.contains(first) { return .success(Entry(type: .any)) }
    if let builtIn = BuiltInField(rawValue: first), path.count == 1 {
      return .success(Entry(type: builtIn == .receptionDate ? .date : .text))
    }
    return .failure(unknown(path))
  }

  private func member(
    _ rest: ArraySlice<String>, of field: Field, path: [String]
  ) -> Result<Entry, RuleProblem> {
    guard let word = rest.first else {
      return .success(Entry(type: RuleType(field.type), field: field))
    }
    guard word == "code", rest.count == 1 else {
      return .failure(
        RuleProblem(
          "rule.name", at: 0, "「\(path.joined(separator: "."))」というものはありません",
          "there is no '\(path.joined(separator: "."))'",
          suggestion: field.codes.isEmpty ? nil : "\(field.name).code"))
    }
    guard !field.codes.isEmpty else {
      return .failure(
        RuleProblem(
          "rule.name", at: 0, "「\(field.name)」には codes がありません", "'\(field.name)' has no codes"))
    }
    return .success(
      Entry(type: field.type == .choices ? .list(.text) : .text, field: field, code: true))
  }

  private func unknown(_ path: [String]) -> RuleProblem {
    let name = path.joined(separator: ".")
    let first = path.first ?? ""
    let names =
      (each?.table?.columns.map(\.name) ?? []) + workflow.fields.map(\.name)
      + BuiltInField.allCases.map(\.rawValue)
    var suggestion = Suggestion.nearest(to: first, among: names)
    if let number = PlainNumber.halfWidth(first) { suggestion = number }
    if suggestion == nil, first.contains("（") {
      suggestion = name.replacing("（", with: "(").replacing("）", with: ")")
    }
    if suggestion == nil {
      // A column that was named without its table.
      suggestion =
        workflow.fields.first { $0.table?.columns.contains { $0.name == first } ?? false }
        .map { "\($0.name).\(first)" }
    }
    return RuleProblem(
      "rule.name", at: 0, "「\(name)」という項目はありません", "there is no field '\(name)'",
      suggestion: suggestion)
  }
}
