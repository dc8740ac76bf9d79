import Japanese
public import Readings
public import Workflows

/// Checks by the workflow itself: each value by its field's type, the case by required fields, by
/// its rules, and by what the encodings of its targets can hold.
public struct WorkflowChecker: CaseChecker {
  public init() {}

  public var codes: Set<String> {
    [Code.required, Code.rule, Code.unusable, Code.unencodable]
  }

  /// The reader raises the same doubts by the same names.
  enum Code {
    static let required = "field.required"
    static let rule = "rule.broken"
    static let unusable = "rules.unusable"
    static let unencodable = "delivery.unencodable"
  }

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
      return Finding(
        code: Code.required, fields: [state.name],
        japanese: "「\(state.name)」は必須ですが、記入がないようです。",
        english: "'\(state.name)' is required but seems to be empty.")
    }
  }

  private func rules(_ workflow: Workflow, _ content: CaseContent, _ facts: CaseFacts)
    -> [Finding]
  {
    guard let engine = try? RuleEngine(workflow: workflow) else {
      // The loader refuses such a workflow, so that only a damaged one gets here.
      return [
        Finding(
          code: Code.unusable, japanese: "ワークフローの規則を評価できません。管理者に連絡してください。",
          english: "The workflow's rules cannot be evaluated. Tell the administrator.")
      ]
    }
    let paper = PaperValues(content, facts)
    return engine.evaluate(values: paper.values, receptionDate: facts.receptionDay).map {
      Finding(
        code: Code.rule, fields: $0.fields.map(paper.nameOnPaper), japanese: $0.say,
        english: $0.english)
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
      guard !lacking.isEmpty else { return nil }
      let list = lacking.map { item in
        "\(Character(item.scalar))（\(item.codePoint)）"
          + (item.substitute.map { "→\(Character($0))" } ?? "")
      }.joined(separator: "、")
      return Finding(
        code: Code.unencodable, fields: [state.name],
        japanese: "「\(state.name)」に連携先の文字コード（Shift_JIS）で表せない文字があります：\(list)",
        english:
          "'\(state.name)' has characters that the delivery's encoding (Shift_JIS) lacks: \(list)")
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

extension Workflow {
  /// What some target posts in Shift_JIS.
  fileprivate var namesInShiftJIS: Set<String> {
    var names: Set<String> = []
    for target in deliver {
      if let file = target.textFile, file.encoding == .shiftJIS {
        names.formUnion(file.columns.map(\.value))
      }
    }
    return names
  }
}
