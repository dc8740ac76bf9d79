import Japanese
import Readings
import Workflows

/// What is checked once all fields of a case are read.
struct CaseChecks {
  let workflow: Workflow
  /// 受付日 as far as the reader knows it: the day of reading.
  let today: CalendarDate

  /// Findings of rules and encodings. Those that speak of fields are also to be put on them.
  func findings(for fields: [FieldReading]) -> [Finding] {
    rules(fields) + encodings(fields)
  }

  private func rules(_ fields: [FieldReading]) -> [Finding] {
    guard let engine = try? RuleEngine(workflow: workflow) else {
      return [.unusableRules]
    }
    var values = CaseValues()
    var rowsOnPaper: [String: [Int]] = [:]
    for field in fields {
      guard let cell = FieldReading.cell(of: field.name) else {
        if let value = field.value { values.values[field.name] = value }
        continue
      }
      var rows = rowsOnPaper[cell.table] ?? []
      if rows.last != cell.row {
        rows.append(cell.row)
        rowsOnPaper[cell.table] = rows
        values.tables[cell.table, default: []].append([:])
      }
      if let value = field.value {
        values.tables[cell.table]?[rows.count - 1][cell.column] = value
      }
    }
    return engine.evaluate(values: values, receptionDate: today).map { violation in
      .rule(
        violation.fields.map { Self.onPaper($0, rowsOnPaper) }, say: violation.say,
        english: violation.english)
    }
  }

  /// Rules count the rows that are written; readings name the rows as on paper.
  static func onPaper(_ name: String, _ rows: [String: [Int]]) -> String {
    guard let cell = FieldReading.cell(of: name), let known = rows[cell.table],
      known.indices.contains(cell.row - 1)
    else { return name }
    return FieldReading.cellName(table: cell.table, row: known[cell.row - 1], column: cell.column)
  }

  private func encodings(_ fields: [FieldReading]) -> [Finding] {
    let delivered = workflow.namesInShiftJIS
    guard !delivered.isEmpty else { return [] }
    return fields.compactMap { field in
      let cell = FieldReading.cell(of: field.name)
      let isDelivered =
        delivered.contains(field.name)
        || cell.map {
          delivered.contains($0.column) || delivered.contains("\($0.table).\($0.column)")
        }
          ?? false
      guard isDelivered, let value = field.value else { return nil }
      let lacking = ShiftJIS.unencodable(in: value)
      return lacking.isEmpty ? nil : .unencodable(field.name, lacking.map(\.described))
    }
  }
}
