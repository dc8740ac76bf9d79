/// Where a field lies on its page. For a table: of all its rows.
extension Field {
  /// The boxes whose text is read, one for each character where there are cells; millimetres.
  /// Empty for choices, seals and signatures.
  public var textBoxes: [Box] {
    switch type {
    case .choice, .choices, .seal, .signature: []
    case .table: cells.joined().flatMap(\.textBoxes)
    default: source.textBoxes
    }
  }

  /// Every box, marks, seals and signatures included; millimetres.
  public var allBoxes: [Box] {
    if case .table = source { return cells.joined().flatMap(\.allBoxes) }
    return source.textBoxes + source.markBoxes
  }

  /// The box around all of them; nil for a field without any (a date that is wholly printed).
  public var bounds: Box? {
    let boxes = allBoxes
    return boxes.first.map { boxes.dropFirst().reduce($0) { $0.union($1) } }
  }

  /// The labels of the field's marks, in the order of the file.
  public var labels: [String] {
    if case .marks(_, let marks) = source { marks.map(\.label) } else { [] }
  }

  /// The table of a field of type `table`.
  public var table: Table? {
    if case .table(let table) = source { table } else { nil }
  }

  /// For a table: a field for each cell, by row and column; empty for other fields.
  public var cells: [[Field]] {
    guard let table else { return [] }
    return (0..<table.rowCount).map { row in
      table.columns.map { table.cellField(row: row, column: $0, of: self) }
    }
  }
}

extension Table {
  /// The cell of a table as a field of its own, its boxes counted from the top of the page.
  ///
  /// - Parameters:
  ///   - row: 0 for the first row.
  ///   - column: one of the table's columns.
  ///   - field: the table's field, which gives name and page.
  /// - Returns: a field named `表[1].列` for the first row, as readings name it.
  public func cellField(row: Int, column: Field, of field: Field) -> Field {
    var cell = column
    cell.name = Table.cellName(table: field.name, row: row, column: column.name)
    cell.page = field.page
    cell.source = column.source.offset(y: firstRow + Double(row) * pitch)
    cell.agreesWith = column.agreesWith.map {
      columns.contains { other in other.name == column.agreesWith }
        ? Table.cellName(table: field.name, row: row, column: $0) : $0
    }
    return cell
  }

  /// The name of a cell in readings and findings; rows are counted from 0 here and from 1 in the
  /// name.
  public static func cellName(table: String, row: Int, column: String) -> String {
    "\(table)[\(row + 1)].\(column)"
  }
}

extension FieldSource {
  var textBoxes: [Box] {
    switch self {
    case .box(let box), .code(let box, _): [box]
    case .cells(let cells): cells.boxes
    case .dateParts(let era, let year, let month, let day):
      [era, year, month, day].compactMap(\.self).flatMap(\.textBoxes)
    case .marks, .table: []
    }
  }

  var markBoxes: [Box] {
    switch self {
    case .marks(_, let marks): marks.map(\.box)
    case .dateParts(let era, let year, let month, let day):
      [era, year, month, day].compactMap(\.self).flatMap(\.markBoxes)
    case .box, .cells, .code, .table: []
    }
  }

  /// The same boxes, lower by the given millimetres.
  func offset(y: Double) -> FieldSource {
    switch self {
    case .box(let box): .box(box.offset(x: 0, y: y))
    case .code(let box, let kinds): .code(box.offset(x: 0, y: y), kinds: kinds)
    case .cells(let cells): .cells(cells.offset(y: y))
    case .dateParts(let era, let year, let month, let day):
      .dateParts(
        era: era?.offset(y: y), year: year.offset(y: y), month: month.offset(y: y),
        day: day.offset(y: y))
    case .marks(let style, let marks):
      .marks(style, marks.map { Mark(label: $0.label, box: $0.box.offset(x: 0, y: y)) })
    case .table: self
    }
  }
}

extension DatePart {
  var textBoxes: [Box] {
    switch self {
    case .box(let box): [box]
    case .cells(let cells): cells.boxes
    case .fixed, .marks: []
    }
  }

  var markBoxes: [Box] {
    if case .marks(_, let marks) = self { marks.map(\.box) } else { [] }
  }

  func offset(y: Double) -> DatePart {
    switch self {
    case .fixed: self
    case .box(let box): .box(box.offset(x: 0, y: y))
    case .cells(let cells): .cells(cells.offset(y: y))
    case .marks(let style, let marks):
      .marks(style, marks.map { Mark(label: $0.label, box: $0.box.offset(x: 0, y: y)) })
    }
  }
}

extension Cells {
  func offset(y: Double) -> Cells {
    Cells(first: first.offset(x: 0, y: y), pitch: pitch, count: count, gaps: gaps)
  }
}
