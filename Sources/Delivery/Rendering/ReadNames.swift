internal import Readings
public import Casework
public import Workflows

/// What a case was read for: its fields, and the columns of its tables. A column of a file that
/// names nothing of it is no empty value but one that nobody ever looked for.
public struct ReadNames: Hashable, Sendable {
  private var fields: Set<String> = []
  private var columns: [String: Set<String>] = [:]

  /// - Parameters:
  ///   - content: of the case.
  ///   - workflow: the version that it was read with. A table without rows has no cells in the
  ///     content; nil leaves what the content shows.
  public init(_ content: CaseContent, readWith workflow: Workflow?) {
    for field in content.fields {
      if let cell = FieldReading.cell(of: field.name) {
        columns[cell.table, default: []].insert(cell.column)
      } else {
        fields.insert(field.name)
      }
    }
    for field in workflow?.fields ?? [] {
      if let table = field.table {
        columns[field.name, default: []].formUnion(table.columns.map(\.name))
      } else {
        fields.insert(field.name)
      }
    }
  }

  func has(field name: String) -> Bool { fields.contains(name) }
  func has(table name: String) -> Bool { columns[name] != nil }
  func has(column name: String, of table: String) -> Bool {
    columns[table]?.contains(name) == true
  }
}
