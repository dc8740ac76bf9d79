internal import Casework
public import Workflows

/// Makes the bytes of a delivered file. Pure: the same cases and target give the same bytes.
///
/// Values are posted as they are. A value that begins with `=`, `+`, `-` or `@` is a formula to a
/// spreadsheet program that opens the CSV; it is not changed here, because a system that reads the
/// file must get the value itself. Files are for systems; people look at cases in the queue.
public struct FileRenderer: Sendable {
  public enum Format: Sendable { case csv, json, pdf }

  private let format: Format
  private let target: FileTarget
  private let workflow: Workflow

  public init(_ target: DeliveryTarget, workflow: Workflow) {
    switch target {
    case .csv(let file): (format, self.target) = (.csv, file)
    case .json(let file): (format, self.target) = (.json, file)
    case .searchablePDF(let file):
      (format, self.target) = (.pdf, FileTarget(folder: file.folder, columns: []))
    }
    self.workflow = workflow
  }

  /// The name's extension, without the dot.
  public var fileExtension: String {
    switch format {
    case .csv: "csv"
    case .json: "json"
    case .pdf: "pdf"
    }
  }

  /// The whole file of a text format. A case without rows of the target's table has no line in it.
  /// - Throws: `DeliveryProblem`: `unencodable`, `unknownColumn`, `noCode`, `badDate`, and
  ///   `notPrinted` for a PDF, which is no text and made by a `CasePrinter`.
  public func render(_ cases: [DeliveredCase]) throws(DeliveryProblem) -> [UInt8] {
    var lines: [Line] = []
    for one in cases { lines += try self.lines(of: one) }
    switch format {
    case .csv: return try CSVText(target.encoding).render(target.columns.map(\.header), lines)
    case .json: return try JSONText(target.encoding).render(target.columns.map(\.header), lines)
    case .pdf: throw DeliveryProblem(.notPrinted)
    }
  }

  /// One line of the file.
  struct Line: Sendable {
    /// 受付番号, for errors.
    var subject: String
    /// One a column; nil for empty.
    var texts: [String?]
  }

  private func lines(of one: DeliveredCase) throws(DeliveryProblem) -> [Line] {
    let table: Field?
    let rows: [Int?]
    switch target.rows {
    case .case: (table, rows) = (nil, [nil])
    case .table(let name):
      guard one.names?.has(table: name) ?? true else {
        throw DeliveryProblem(
          .unknownColumn, subject: one.facts.receptionNumber.description, column: name)
      }
      (table, rows) = (workflow.field(named: name), one.rows(of: name))
    }
    var lines: [Line] = []
    for row in rows {
      var texts: [String?] = []
      for column in target.columns {
        texts.append(try one.text(of: column, table: table, row: row, in: workflow))
      }
      lines.append(Line(subject: one.facts.receptionNumber.description, texts: texts))
    }
    return lines
  }
}
