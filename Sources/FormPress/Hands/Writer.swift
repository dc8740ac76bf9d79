import CPango
import Workflows

/// Writes text and marks on a canvas as one person would.
struct Writer {
  var pen: Pen
  var random: SplitMix64
  /// What the pen's hand is drawn from, where it is no font.
  let materials: HandMaterials

  init(pen: Pen, seed: SplitMix64, materials: HandMaterials = .none) {
    self.pen = pen
    self.materials = materials
    random = seed
  }

  /// One character, its em square centred on the point.
  mutating func character(
    _ character: String, at centre: Point, size: Double, on canvas: borrowing Canvas,
    ink: Ink? = nil
  ) {
    put(letter(character), at: centre, size: size, on: canvas, ink: ink)
  }

  /// - Parameter reach: how far from its place it may stand to either side, millimetres.
  private mutating func put(
    _ letter: Letter, at centre: Point, size: Double, on canvas: borrowing Canvas, ink: Ink? = nil,
    reach: Double = .infinity
  ) {
    let far = random.chance(pen.slip) ? 4.0 : 1.0
    let dx = min(reach, max(-reach, random.normal() * pen.wander * size * far))
    let dy = random.normal() * pen.wander * size * far
    let scale = 1 + random.normal() * pen.size
    let angle = random.normal() * pen.turn
    let lean = pen.slant + random.normal() * pen.lean
    let context = canvas.context
    cairo_save(context)
    cairo_translate(context, centre.x + dx, centre.y + dy)
    cairo_rotate(context, angle)
    var shear = cairo_matrix_t(xx: scale, yx: 0, xy: -lean, yy: scale, x0: 0, y0: 0)
    cairo_transform(context, &shear)
    draw(letter, size: size, ink: ink ?? pen.ink, on: canvas)
    cairo_restore(context)
  }

  /// How far a character in a line may leave its place to either side, as a share of its width: nobody sets a
  /// digit on the one before it, and a paper on which two lie over each other does not say what was meant.
  private static let reach = 0.3

  /// One line from the left; answers where it ended, millimetres.
  @discardableResult
  mutating func line(
    _ text: String, x: Double, y: Double, size: Double, on canvas: borrowing Canvas
  ) -> Double {
    var left = x
    let slope = pen.hand.isType ? 0 : random.within(0.008)
    for character in text.map(String.init) {
      let letter = letter(character)
      let width = width(of: letter, size: size, on: canvas)
      put(
        letter, at: Point(left + width / 2, y + (left - x) * slope), size: size, on: canvas,
        reach: width * Self.reach)
      left += width * (pen.hand.isType ? 1 : 1 + random.within(0.04))
    }
    return left
  }

  /// Text within a box: as large as people write, smaller where it would not fit, in two lines
  /// where the box is tall and the text long.
  mutating func text(_ text: String, in box: Box, on canvas: borrowing Canvas) {
    let wanted = min(box.height * random.between(0.55, 0.68), random.between(4.6, 6))
    let natural = width(of: text, size: 1, on: canvas)
    let room = box.width - 2.4
    guard natural > 0, room > 0 else { return }
    // One line as long as its letters stay legible, else two.
    if natural * 3.4 > room || (natural * wanted > room && box.height >= 14), box.height >= 8,
      let split = Self.split(text)
    {
      let size = min(
        box.height * 0.40, 4.6,
        room
          / max(
            width(of: split.0, size: 1.05, on: canvas),
            width(of: split.1, size: 1.05, on: canvas)))
      line(split.0, x: box.x + 1.2, y: box.y + box.height * 0.28, size: size, on: canvas)
      line(
        split.1, x: box.x + 1.2 + random.between(0, 4), y: box.y + box.height * 0.73,
        size: size, on: canvas)
      return
    }
    let size = min(wanted, room / (natural * 1.05))
    let spare = room - natural * size
    let left = box.x + 1.2 + max(0, min(spare * 0.3, random.between(0, 3)))
    line(text, x: left, y: box.y + box.height / 2 + nudge(box), size: size, on: canvas)
  }

  /// A short text in the middle of a small box.
  mutating func centred(_ text: String, in box: Box, on canvas: borrowing Canvas) {
    let natural = width(of: text, size: 1, on: canvas)
    guard natural > 0 else { return }
    let size = min(box.height * random.between(0.6, 0.72), 5.5, (box.width - 1) / (natural * 1.05))
    line(
      text, x: box.x + (box.width - natural * size) / 2, y: box.y + box.height / 2 + nudge(box),
      size: size, on: canvas)
  }

  private mutating func nudge(_ box: Box) -> Double {
    pen.hand.isType ? 0 : random.within(box.height * 0.05)
  }

  /// One character a box.
  mutating func cells(_ text: String, in cells: Cells, on canvas: borrowing Canvas) {
    for (character, box) in zip(text.map(String.init), cells.boxes) {
      guard character != "　", character != " " else { continue }
      let size = min(box.height * 0.74, box.width * 0.86) * (pen.hand.isType ? 1 : 1.06)
      self.character(
        character, at: Point(box.x + box.width / 2, box.y + box.height / 2), size: size,
        on: canvas)
    }
  }

  /// Where a long text is broken: at a space, else after 市 or 区, else in the middle.
  static func split(_ text: String) -> (String, String)? {
    guard text.count > 8 else { return nil }
    if let space = text.firstIndex(of: "　") {
      return (String(text[..<space]), String(text[text.index(after: space)...]))
    }
    for mark in ["市", "区", "町"] {
      if let range = text.lastIndex(of: Character(mark)),
        text.distance(from: text.startIndex, to: range) >= 4,
        text.distance(from: range, to: text.endIndex) > 4
      {
        let next = text.index(after: range)
        return (String(text[..<next]), String(text[next...]))
      }
    }
    let middle = text.index(text.startIndex, offsetBy: text.count / 2)
    return (String(text[..<middle]), String(text[middle...]))
  }
}
