/// The values of a case in canonical form, as rules see them.
public struct CaseValues: Codable, Hashable, Sendable {
  /// By field name; absent or empty where nothing is written. Several marks are joined by `;`.
  /// Built-ins may be given too (受付番号, 部署); 受付日 comes from the call.
  public var values: [String: String]
  /// Rows of each table by column name, as on paper. Blank rows keep the others' places and count
  /// for nothing.
  public var tables: [String: [[String: String]]]

  public init(values: [String: String] = [:], tables: [String: [[String: String]]] = [:]) {
    self.values = values
    self.tables = tables
  }

  /// Values by the names of readings, where a cell of a table is `表[2].列`; names that the workflow
  /// has not are kept as they are.
  public init(named values: [String: String], in workflow: Workflow) {
    self.init(values: values)
    for field in workflow.fields {
      guard let table = field.table else { continue }
      tables[field.name] = (0..<table.rowCount).map { row in
        var cells: [String: String] = [:]
        for column in table.columns {
          let name = Table.cellName(table: field.name, row: row, column: column.name)
          cells[column.name] = self.values.removeValue(forKey: name)
        }
        return cells
      }
    }
  }

  /// Whether nothing is written in a row.
  static func isBlank(_ row: [String: String]) -> Bool { row.values.allSatisfy(\.isEmpty) }

  /// The rows in which something is written.
  func writtenRows(of table: String) -> [[String: String]] {
    (tables[table] ?? []).filter { !Self.isBlank($0) }
  }
}
