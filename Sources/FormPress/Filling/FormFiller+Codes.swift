import Workflows

extension FormFiller {
  /// A code as it was printed, and by chance what happened to it since: a pen ran over it, a seal or a
  /// stamp was pressed on it, a part of it was covered, its toner came off. What it says stays the truth.
  mutating func code(
    _ code: DrawnCode, named name: String, in box: Box, form: FilledForm,
    on canvas: borrowing Canvas
  ) {
    canvas.code(code, in: box)
    guard writer.random.chance(mistakes) else { return }
    switch writer.random.whole(0...4) {
    case 0: pen(over: box, on: canvas)
    case 1:
      writer.seal(
        form.household.applicant.surname, at: place(in: box),
        radius: writer.random.between(3, 5.5), on: canvas)
    case 2: cover(box, from: .white, on: canvas)
    case 3: cover(box, from: .black, on: canvas)
    default: lose(box, on: canvas)
    }
    remarks.append((name, "damaged"))
  }

  private mutating func place(in box: Box) -> Point {
    Point(
      writer.random.between(box.x, box.maxX), writer.random.between(box.y, box.y + box.height))
  }

  /// One to three strokes of a ball pen.
  private mutating func pen(over box: Box, on canvas: borrowing Canvas) {
    let ink = Ink(0.1, 0.1, 0.35)
    for _ in 0..<writer.random.whole(1...3) {
      canvas.line(
        place(in: box), place(in: box), width: writer.random.between(0.3, 0.9), ink: ink)
    }
  }

  /// A strip over the whole height, such as the edge of a label or a black rule.
  private mutating func cover(_ box: Box, from ink: Ink, on canvas: borrowing Canvas) {
    let width = writer.random.between(0.3, box.width * 0.12)
    let left = writer.random.between(box.x, box.maxX - width)
    canvas.rectangle(
      Box(x: left, y: box.y, width: width, height: box.height), width: 0, fill: ink)
  }

  /// White specks where toner came off.
  private mutating func lose(_ box: Box, on canvas: borrowing Canvas) {
    for _ in 0..<writer.random.whole(20...120) {
      canvas.disc(place(in: box), radius: writer.random.between(0.08, 0.5), ink: .white)
    }
  }
}
