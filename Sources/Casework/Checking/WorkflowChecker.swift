import Japanese
public import Readings
public import Workflows

/// Checks by the workflow itself: each value by its field's type, the case by required fields, by
/// its rules, and by what the encodings of its targets can hold.
public struct WorkflowChecker: CaseChecker {
  public init() {}

  /// The reader raises the same doubts by the same names.
  public var codes: Set<String> { Set(Finding.CheckCode.allCases.map(\.rawValue)) }

  public func canonical(_ typed: String, of field: Field, named name: String)
    throws(InvalidValue) -> String?
  {
    do {
      return try FieldNormalizer.canonical(typed, of: field)
    } catch {
      throw InvalidValue(
        Finding(
          code: error.code, fields: [name], japanese: "「\(name)」：\(error.japanese)",
          english: "'\(name)': \(error.english)"))
    }
  }

  public func findings(_ workflow: Workflow, content: CaseContent, facts: CaseFacts) -> [Finding] {
    required(workflow, content) + rules(workflow, content, facts) + encodings(workflow, content)
  }

  private func required(_ workflow: Workflow, _ content: CaseContent) -> [Finding] {
    let rows = Set(
      content.fields.compactMap { field in
        field.value == nil ? nil : FieldReading.cell(of: field.name).map { "\($0.table)[\($0.row)" }
      })
    return content.fields.compactMap { state in
      // Pages that may be missing may be missing with their fields.
      // What nobody has looked at is not called empty.
      guard state.value == nil, state.reading.page != nil, !state.isUnread,
        workflow.fieldOfReading(named: state.name)?.required == true
      else { return nil }
      if let cell = FieldReading.cell(of: state.name), !rows.contains("\(cell.table)[\(cell.row)") {
        return nil
      }
      return .required(state.name)
    }
  }

  private func rules(_ workflow: Workflow, _ content: CaseContent, _ facts: CaseFacts)
    -> [Finding]
  {
    guard let engine = try? RuleEngine(workflow: workflow) else {
      return [.unusableRules]
    }
    let paper = PaperValues(content, facts)
    return engine.evaluate(values: paper.values, receptionDate: facts.receptionDay).map {
      .rule($0.fields.map(paper.nameOnPaper), say: $0.say, english: $0.english)
    }
  }

  private func encodings(_ workflow: Workflow, _ content: CaseContent) -> [Finding] {
    let delivered = workflow.namesInShiftJIS
    guard !delivered.isEmpty else { return [] }
    return content.fields.compactMap { state in
      let cell = FieldReading.cell(of: state.name)
      let names = [state.name] + (cell.map { [$0.column, "\($0.table).\($0.column)"] } ?? [])
      guard let value = state.value, names.contains(where: delivered.contains) else { return nil }
      let lacking = ShiftJIS.unencodable(in: value)
      return lacking.isEmpty ? nil : .unencodable(state.name, lacking.map(\.described))
    }
  }
}

/// The values of a case as rules see them, and the way back to the names on paper: rules count
/// the rows that are written, readings the rows of the form.
struct PaperValues {
  private(set) var values = CaseValues()
  private var rows: [String: [Int]] = [:]

  init(_ content: CaseContent, _ facts: CaseFacts) {
    values.values = [
      BuiltInField.receptionNumber.rawValue: facts.receptionNumber.description,
      BuiltInField.department.rawValue: facts.department,
    ]
    for field in content.fields {
      guard let value = field.value else { continue }
      if let cell = FieldReading.cell(of: field.name) {
        set(value, cell.table, cell.row, cell.column)
      } else {
        values.values[field.name] = value
      }
    }
  }

  private mutating func set(_ value: String, _ table: String, _ row: Int, _ column: String) {
    var known = rows[table, default: []]
    let index = known.firstIndex { $0 >= row } ?? known.endIndex
    if index == known.endIndex || known[index] != row {
      known.insert(row, at: index)
      values.tables[table, default: []].insert([:], at: index)
      rows[table] = known
    }
    values.tables[table]?[index][column] = value
  }

  func nameOnPaper(_ name: String) -> String {
    guard let cell = FieldReading.cell(of: name), let known = rows[cell.table],
      known.indices.contains(cell.row - 1)
    else { return name }
    return FieldReading.cellName(table: cell.table, row: known[cell.row - 1], column: cell.column)
  }
}
