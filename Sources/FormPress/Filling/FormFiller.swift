import Workflows

/// Puts an application's values on the pages of a form.
struct FormFiller {
  let workflow: Workflow
  var writer: Writer
  /// How this person ticks boxes.
  var tick: Tick
  /// Chance that an entry is written wrong first and then mended.
  var mistakes: Double
  /// What was done to which field, for the truth.
  var remarks: [(field: String, remark: String)] = []

  mutating func fill(_ form: FilledForm, page: Int, on canvas: borrowing Canvas) {
    for field in workflow.fields where field.page == page {
      guard let value = form.values[field.name] else { continue }
      put(value, into: field, named: field.name, offset: 0, form: form, on: canvas)
    }
    // Seals come last: they are pressed over what is written.
    for field in workflow.fields where field.page == page {
      guard case .seal(let surname)?? = Optional(form.values[field.name]), let surname,
        case .box(let box) = field.source
      else { continue }
      if field.type == .seal {
        let radius = min(5.5, min(box.width, box.height) * 0.42)
        writer.seal(
          surname,
          at: Point(
            box.x + box.width / 2 + writer.random.within(box.width * 0.1),
            box.y + box.height / 2 + writer.random.within(box.height * 0.06)),
          radius: radius, on: canvas)
      } else {
        writer.text(form.household.applicant.name, in: box, on: canvas)
      }
    }
  }

  private mutating func put(
    _ value: FieldValue, into field: Field, named name: String, offset: Double, form: FilledForm,
    on canvas: borrowing Canvas
  ) {
    switch (value, field.source) {
    case (.text(_, let written), .box(let box)):
      let place = box.offset(x: 0, y: offset)
      if mended(written, named: name, in: place, form: form, on: canvas) { return }
      writer.text(written, in: place, on: canvas)
    case (.text(_, let written), .code(let box, let kinds)):
      guard let code = DrawnCode(written, kinds: kinds) else { break }
      self.code(code, named: name, in: box.offset(x: 0, y: offset), form: form, on: canvas)
    case (.text(_, let written), .cells(let cells)):
      let place = cells.moved(by: offset)
      let digits = field.type == .phone ? written.filter { $0 != "-" } : written
      overwritten(digits, named: name, in: place, on: canvas)
      writer.cells(Self.boxed(digits, type: field.type), in: place, on: canvas)
    case (.date(let day), .dateParts(let era, let year, let month, let date)):
      let parts = day.parts
      put(era, word: day.era.name, offset: offset, on: canvas)
      let shown = era == nil ? parts.year : day.era.year
      put(year, number: shown, offset: offset, on: canvas)
      put(month, number: parts.month, offset: offset, on: canvas)
      put(date, number: parts.day, offset: offset, on: canvas)
    case (.date(let day), .box(let box)):
      let (era, year) = day.era
      writer.text(
        "\(era)\(year)年\(day.parts.month)月\(day.parts.day)日", in: box.offset(x: 0, y: offset),
        on: canvas)
    case (.date(let day), .cells(let cells)):
      writer.cells(
        day.canonical.filter { $0 != "-" }, in: cells.moved(by: offset), on: canvas)
    case (.marks(let labels), .marks(let style, let marks)):
      for mark in marks where labels.contains(mark.label) {
        self.mark(mark.box.offset(x: 0, y: offset), style: style, on: canvas)
      }
    case (.rows(let rows), .table(let table)):
      for (index, row) in rows.enumerated() {
        let top = table.firstRow + Double(index) * table.pitch
        for column in table.columns {
          guard let cell = row[column.name] else { continue }
          put(
            cell, into: column, named: "\(name)[\(index + 1)].\(column.name)", offset: top,
            form: form, on: canvas)
        }
      }
    default: break
    }
  }

  private mutating func mark(_ box: Box, style: MarkStyle, on canvas: borrowing Canvas) {
    switch style {
    case .check: writer.tick(tick, in: box, on: canvas)
    case .circle: writer.ring(box, on: canvas)
    }
  }

  private mutating func put(
    _ part: DatePart?, word: String, offset: Double, on canvas: borrowing Canvas
  ) {
    switch part {
    case .marks(let style, let marks):
      for mark in marks where mark.label == word {
        self.mark(mark.box.offset(x: 0, y: offset), style: style, on: canvas)
      }
    case .box(let box): writer.centred(word, in: box.offset(x: 0, y: offset), on: canvas)
    default: break
    }
  }

  private mutating func put(
    _ part: DatePart, number: Int, offset: Double, on canvas: borrowing Canvas
  ) {
    switch part {
    case .box(let box):
      writer.centred(String(number), in: box.offset(x: 0, y: offset), on: canvas)
    case .cells(let cells):
      let digits = String(number)
      // Half of all people leave the first box empty for one digit, half write a zero.
      let lead = writer.random.chance(0.5) ? "0" : "　"
      let padded = String(repeating: lead, count: max(0, cells.count - digits.count)) + digits
      writer.cells(padded, in: cells.moved(by: offset), on: canvas)
    default: break
    }
  }

  /// Characters for boxes: small kana and marks stay as they are, a space leaves a box free.
  static func boxed(_ text: String, type: FieldType) -> String {
    switch type {
    case .kana:
      // Forms ask for ゛ and ゜ in the same box as the letter; one box a letter.
      text
    default: text.replacing(" ", with: "　")
    }
  }
}

extension Cells {
  func moved(by y: Double) -> Cells {
    Cells(first: first.offset(x: 0, y: y), pitch: pitch, count: count, gaps: gaps)
  }
}
