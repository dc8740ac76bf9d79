import CPango
import Workflows

/// The ways to mark a small box.
enum Tick: Sendable, CaseIterable { case tick, cross, filled, ring }

extension Writer {
  mutating func tick(_ style: Tick, in box: Box, on canvas: borrowing Canvas) {
    let centre = Point(
      box.x + box.width / 2 + random.within(box.width * 0.08),
      box.y + box.height / 2 + random.within(box.height * 0.08))
    let w = box.width * random.between(0.85, 1.15)
    let width = max(0.35, pen.weight + 0.4)
    switch style {
    case .tick:
      canvas.stroke(
        [
          Point(centre.x - w * 0.38, centre.y - w * random.between(-0.05, 0.15)),
          Point(centre.x - w * 0.08, centre.y + w * 0.36),
          Point(centre.x + w * random.between(0.4, 0.75), centre.y - w * random.between(0.4, 0.75)),
        ], width: width, ink: pen.ink)
    case .cross:
      let arm = w * 0.4
      canvas.stroke(
        [Point(centre.x - arm, centre.y - arm), Point(centre.x + arm, centre.y + arm)],
        width: width, ink: pen.ink)
      canvas.stroke(
        [Point(centre.x + arm, centre.y - arm), Point(centre.x - arm, centre.y + arm)],
        width: width, ink: pen.ink)
    case .filled:
      let arm = w * 0.34
      canvas.stroke(
        [
          Point(centre.x - arm, centre.y - arm), Point(centre.x + arm, centre.y - arm * 0.9),
          Point(centre.x + arm, centre.y + arm), Point(centre.x - arm * 0.95, centre.y + arm),
          Point(centre.x - arm, centre.y - arm),
        ], width: width * 0.8, ink: pen.ink, filled: true)
    case .ring:
      loop(around: centre, w * 0.42, w * 0.42, width: width, on: canvas)
    }
  }

  /// A ring drawn around a printed word.
  mutating func ring(_ box: Box, on canvas: borrowing Canvas) {
    let centre = Point(
      box.x + box.width / 2 + random.within(box.width * 0.05),
      box.y + box.height / 2 + random.within(box.height * 0.06))
    loop(
      around: centre, box.width * random.between(0.46, 0.58),
      box.height * random.between(0.46, 0.6), width: max(0.35, pen.weight + 0.35), on: canvas)
  }

  /// A closed curve whose ends pass each other, as hands draw it.
  private mutating func loop(
    around centre: Point, _ rx: Double, _ ry: Double, width: Double, on canvas: borrowing Canvas
  ) {
    let start = random.between(-2.4, -0.8)
    let swell = random.within(0.12)
    let turn = 2 * Double.pi + random.between(-0.1, 0.5)
    let points = (0...48).map { step in
      let t = Double(step) / 48
      let angle = start + turn * t
      let r = 1 + swell * (t - 0.5)
      return Point(centre.x + rx * r * Self.cosine(angle), centre.y + ry * r * Self.sine(angle))
    }
    canvas.stroke(points, width: width, ink: pen.ink)
  }

  /// Two lines through what was wrong.
  mutating func strike(_ box: Box, on canvas: borrowing Canvas) {
    for offset in [-0.09, 0.09] {
      let y = box.y + box.height * (0.5 + offset)
      canvas.stroke(
        [
          Point(box.x - 0.5, y + random.within(0.3)), Point(box.maxX + 0.5, y + random.within(0.3)),
        ],
        width: 0.3 + pen.weight, ink: pen.ink)
    }
  }

  /// A round red seal with a surname in it, pressed unevenly.
  mutating func seal(
    _ surname: String, at centre: Point, radius: Double, on canvas: borrowing Canvas
  ) {
    let red = Ink(0.80, 0.10 + random.unit() * 0.08, 0.10, opacity: random.between(0.75, 0.95))
    let turn = random.normal() * 0.15
    let letters = surname.map(String.init)
    let size = radius * min(0.95, 1.75 / Double(letters.count))
    let face = Face("IPAMincho")
    let holes = (0..<40).map { _ in
      (Point(random.within(radius), random.within(radius)), random.between(0.05, 0.22))
    }
    canvas.multiplied {
      cairo_save(canvas.context)
      cairo_translate(canvas.context, centre.x, centre.y)
      cairo_rotate(canvas.context, turn)
      canvas.ring(Point(0, 0), radius: radius, width: radius * 0.11, ink: red)
      for (index, letter) in letters.enumerated() {
        cairo_save(canvas.context)
        cairo_translate(
          canvas.context, 0, (Double(index) - Double(letters.count - 1) / 2) * size * 1.02)
        cairo_new_path(canvas.context)
        canvas.outline(of: letter, face: face, size: size)
        canvas.use(red)
        cairo_fill_preserve(canvas.context)
        cairo_set_line_width(canvas.context, size * 0.05)
        cairo_stroke(canvas.context)
        cairo_restore(canvas.context)
      }
      for (hole, size) in holes { canvas.erase(hole, radius: size) }
      cairo_restore(canvas.context)
    }
  }
}
