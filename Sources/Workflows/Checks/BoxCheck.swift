/// Boxes off the page.
enum BoxCheck: SemanticCheck {
  /// The long side of A3: no scanner of an office takes more, millimetres.
  static let longestSide = 420.0
  /// How far a box may stick out by rounding, millimetres.
  static let tolerance = 1.0

  static func run(_ context: inout CheckContext) {
    for field in context.workflow.fields {
      let path: [CheckContext.Step] = [.key("fields"), .key(field.name)]
      if let table = field.table {
        check(table, field, path, &context)
      } else {
        check(field, path, &context)
      }
    }
    for (index, item) in context.workflow.form.identify.enumerated() {
      report(
        item.box, item.page, item.text,
        context.place(.key("form"), .key("identify"), .index(index), .key("box")), &context)
    }
  }

  private static func check(
    _ field: Field, _ path: [CheckContext.Step], _ context: inout CheckContext
  ) {
    switch field.source {
    case .box(let box):
      report(box, field.page, field.name, context.place(path + [.key("box")]), &context)
    case .code(let box, _):
      report(box, field.page, field.name, context.place(path + [.key("barcode")]), &context)
    case .cells(let cells):
      report(cells.bounds, field.page, field.name, context.place(path + [.key("cells")]), &context)
    case .marks(_, let marks):
      for mark in marks {
        let place = context.place(path + [.key("marks"), .key(mark.label)])
        report(mark.box, field.page, mark.label, place, &context)
      }
    case .dateParts(let era, let year, let month, let day):
      for (name, part) in [("era", era), ("year", year), ("month", month), ("day", day)] {
        for box in (part?.textBoxes ?? []) + (part?.markBoxes ?? []) {
          let place = context.place(path + [.key("parts"), .key(name)])
          if report(box, field.page, "\(field.name).\(name)", place, &context) { break }
        }
      }
    case .table: break
    }
  }

  private static func check(
    _ table: Table, _ field: Field, _ path: [CheckContext.Step], _ context: inout CheckContext
  ) {
    for column in table.columns {
      let place = context.place(path + [.key("columns"), .key(column.name)])
      for row in [0, table.rowCount - 1] {
        let cell = table.cellField(row: row, column: column, of: field)
        guard let bounds = cell.bounds else { continue }
        if report(bounds, field.page, cell.name, place, &context) { break }
      }
      if let bounds = column.bounds, bounds.maxY > table.pitch + tolerance, table.rowCount > 1 {
        context.bag.error(
          "box.overlap", at: place,
          "列「\(column.name)」は行の間隔（\(Plain.number(table.pitch)) mm）より下まであり、次の行に重なります",
          "column '\(column.name)' reaches below its row (pitch \(Plain.number(table.pitch)) mm) into the next"
        )
      }
    }
  }

  @discardableResult
  private static func report(
    _ box: Box, _ page: Int, _ name: String, _ position: SourcePosition,
    _ context: inout CheckContext
  ) -> Bool {
    let sizes = context.options.pageSizes
    let size =
      sizes.indices.contains(page - 1)
      ? sizes[page - 1] : PageSize(width: longestSide, height: longestSide)
    guard
      box.x < -tolerance || box.y < -tolerance || box.maxX > size.width + tolerance
        || box.maxY > size.height + tolerance
    else { return false }
    let reach = "\(Plain.number(box.maxX.tenth)) × \(Plain.number(box.maxY.tenth))"
    let paper = "\(Plain.number(size.width.tenth)) × \(Plain.number(size.height.tenth))"
    context.bag.error(
      "box.outside", at: position, "「\(name)」の枠が用紙からはみ出しています（右下 \(reach) mm、用紙 \(paper) mm）",
      "the box of '\(name)' lies off the page (it reaches \(reach) mm, the page is \(paper) mm)")
    return true
  }
}

extension Double {
  /// Rounded for people.
  var tenth: Double { (self * 10).rounded() / 10 }
}
