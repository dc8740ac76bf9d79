import Workflows

extension FormFiller {
  /// Writes a wrong beginning, strikes it out with two lines, and writes the right text behind it,
  /// with the correction seal that offices ask for. False where this entry has no mistake.
  mutating func mended(
    _ text: String, named name: String, in box: Box, form: FilledForm, on canvas: borrowing Canvas
  ) -> Bool {
    guard !writer.pen.hand.isType, box.width >= 55, text.count <= 9,
      writer.random.chance(mistakes)
    else { return false }
    let wrong = String(text.reversed().prefix(3)).replacing("　", with: "")
    guard !wrong.isEmpty else { return false }
    let left = Box(
      x: box.x + 1, y: box.y, width: 4.2 * Double(wrong.count) + 2, height: box.height)
    writer.text(wrong, in: left, on: canvas)
    writer.strike(
      Box(x: left.x + 1, y: box.y, width: left.width - 2, height: box.height), on: canvas)
    writer.seal(
      form.household.applicant.surname, at: Point(left.x + left.width / 2, box.y + box.height / 2),
      radius: 2.6, on: canvas)
    writer.text(
      text,
      in: Box(
        x: left.maxX + 1, y: box.y, width: box.width - left.width - 2, height: box.height),
      on: canvas)
    remarks.append((name, "struck"))
    return true
  }

  /// Writes a wrong character in one box, over which the right one will be written.
  mutating func overwritten(
    _ text: String, named name: String, in cells: Cells, on canvas: borrowing Canvas
  ) {
    guard !writer.pen.hand.isType, !text.isEmpty, writer.random.chance(mistakes) else { return }
    let index = writer.random.whole(0...(min(text.count, cells.count) - 1))
    let box = cells.boxes[index]
    let wrong = String(writer.random.whole(0...9))
    var faint = writer.pen.ink
    faint.opacity = 0.6
    writer.character(
      wrong, at: Point(box.x + box.width / 2, box.y + box.height / 2), size: box.height * 0.6,
      on: canvas, ink: faint)
    remarks.append((name, "overwritten"))
  }
}
