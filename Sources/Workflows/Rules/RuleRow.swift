import Japanese

/// A rule's view of a case, or of one row of its table.
struct RuleRow {
  let workflow: Workflow
  let scope: RuleScope
  let values: CaseValues
  let receptionDate: CalendarDate
  let row: Int?

  var evaluator: RuleEvaluator {
    RuleEvaluator(lookup: lookup, rowCount: rowCount, today: receptionDate)
  }

  func violation(of compiled: RuleEngine.Compiled, index: Int) -> RuleViolation? {
    let evaluator = evaluator
    if let when = compiled.when, evaluator.value(when).boolean != true { return nil }
    let words: Note
    var fields: [String]
    switch compiled.demand {
    case .check(let check):
      guard evaluator.value(check).boolean == false else { return nil }
      fields = touched(check)
      words = Note(
        "「\(check)」が成り立ちません", "the rule '\(check)' does not hold")
    case .require(let names):
      let missing = names.filter { isEmpty($0, evaluator) }
      guard !missing.isEmpty else { return nil }
      fields = missing.map(displayName)
      words = Note(
        "\(fields.joined(separator: "、"))が空です",
        "\(fields.joined(separator: ", ")) must not be empty")
    }
    if let when = compiled.when {
      for name in touched(when) where !fields.contains(name) { fields.append(name) }
    }
    let condition = compiled.when.map {
      Note("（\($0) のとき）", " (where \($0))")
    }
    return RuleViolation(
      ruleIndex: index, row: row, fields: fields,
      say: compiled.rule.say ?? words.japanese + (condition?.japanese ?? ""),
      english: compiled.rule.say ?? words.english + (condition?.english ?? ""))
  }

  private func isEmpty(_ name: String, _ evaluator: RuleEvaluator) -> Bool {
    let empty = RuleExpression(.call(.empty, [RuleExpression(.name([name]))]))
    return evaluator.value(empty).boolean != false
  }

  private func rowCount(_ name: String) -> Int? {
    guard case .success(let entry) = scope.resolve([name]), entry.type == .table else { return nil }
    return values.writtenRows(of: name).count
  }

  private func lookup(_ path: [String]) -> RuleValue {
    guard case .success(let entry) = scope.resolve(path) else { return .missing }
    guard let field = entry.field else { return builtIn(path) }
    if let table = entry.table {
      return .list(
        values.writtenRows(of: table.name).map { value($0[field.name], field, entry.code) })
    }
    if entry.inRow, let each = scope.each, let row {
      let rows = values.tables[each.name] ?? []
      return value(rows.indices.contains(row) ? rows[row][field.name] : nil, field, entry.code)
    }
    return value(values.values[field.name], field, entry.code)
  }

  private func value(_ canonical: String?, _ field: Field, _ code: Bool) -> RuleValue {
    let value = RuleValue(canonical: canonical, type: field.type)
    guard code else { return value }
    func coded(_ value: RuleValue) -> RuleValue {
      value.text.flatMap { field.codes[$0] }.map { .text($0) } ?? .missing
    }
    if case .list(let items) = value { return .list(items.map(coded)) }
    return coded(value)
  }

  private func builtIn(_ path: [String]) -> RuleValue {
    guard path.count == 1, let name = BuiltInField(rawValue: path[0]) else { return .missing }
    switch name {
    case .receptionDate: return .date(receptionDate)
    case .department: return .text(values.values[name.rawValue] ?? workflow.department)
    case .receptionNumber: return RuleValue(canonical: values.values[name.rawValue], type: .text)
    }
  }

  // MARK: - Names for findings

  private func displayName(_ name: String) -> String {
    guard let row, let each = scope.each,
      each.table?.columns.contains(where: { $0.name == name }) ?? false
    else { return name }
    return Table.cellName(table: each.name, row: row, column: name)
  }

  private func touched(_ expression: RuleExpression) -> [String] {
    var fields: [String] = []
    for path in expression.names {
      guard case .success(let entry) = scope.resolve(path), let field = entry.field else {
        continue
      }
      let name = entry.table?.name ?? (entry.inRow ? displayName(field.name) : field.name)
      if !fields.contains(name) { fields.append(name) }
    }
    return fields
  }
}
