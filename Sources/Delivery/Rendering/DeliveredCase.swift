public import Casework
internal import Japanese
internal import Readings
internal import Workflows

/// What a file is made of: one case's values and the facts beside them. Personal.
public struct DeliveredCase: Sendable {
  public var facts: CaseFacts
  /// Canonical values by name; cells of tables as `表[2].列`.
  public var values: [String: String]
  /// What it was read for; nil where every name of the workflow counts.
  public var names: ReadNames?

  public init(facts: CaseFacts, values: [String: String], names: ReadNames? = nil) {
    self.facts = facts
    self.values = values
    self.names = names
  }

  /// Rows of a table that hold anything, from 1 as on paper.
  func rows(of table: String) -> [Int] {
    let rows = values.compactMap { name, value -> Int? in
      guard !value.isEmpty, let cell = FieldReading.cell(of: name), cell.table == table else {
        return nil
      }
      return cell.row
    }
    return Set(rows).sorted()
  }

  /// What a column holds on one line; nil for empty.
  func text(
    of column: Column, table: Field?, row: Int?, in workflow: Workflow
  ) throws(DeliveryProblem) -> String? {
    func problem(_ code: DeliveryProblem.Code) -> DeliveryProblem {
      DeliveryProblem(code, subject: facts.receptionNumber.description, column: column.header)
    }
    if let builtIn = BuiltInField(rawValue: column.value) {
      switch builtIn {
      case .receptionNumber: return facts.receptionNumber.description
      case .department: return facts.department
      case .receptionDate:
        return try dated(facts.receptionDay.description, column.format, problem(.badDate))
      }
    }
    let isCode = column.value.hasSuffix(".code")
    let name = isCode ? String(column.value.dropLast(5)) : column.value
    let field: Field
    let key: String
    let wasRead: Bool
    if let table, let row, let own = table.table?.columns.first(where: { $0.name == name }) {
      field = own
      key = FieldReading.cellName(table: table.name, row: row, column: name)
      wasRead = names?.has(column: name, of: table.name) ?? true
    } else if let own = workflow.field(named: name) {
      field = own
      key = name
      wasRead = names?.has(field: name) ?? true
    } else {
      throw problem(.unknownColumn)
    }
    // Empty would say that the paper says nothing.
    guard wasRead else { throw problem(.unknownColumn) }
    guard let value = values[key], !value.isEmpty else { return nil }
    guard isCode else { return try dated(value, column.format, problem(.badDate)) }
    var codes: [String] = []
    // Several marks of one field are joined by `;`, and so are their codes.
    for part in field.type == .choices ? value.split(separator: ";").map(String.init) : [value] {
      guard let code = field.codes[part] else { throw problem(.noCode) }
      codes.append(code)
    }
    return codes.joined(separator: ";")
  }

  private func dated(
    _ value: String, _ format: String?, _ problem: DeliveryProblem
  ) throws(DeliveryProblem) -> String {
    guard let format else { return value }
    guard let date = CalendarDate(iso: value) else { throw problem }
    do {
      return try DateFormatting.format(date, pattern: format)
    } catch {
      throw problem
    }
  }
}
