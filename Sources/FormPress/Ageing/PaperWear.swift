import CPango
import Workflows

/// What happens to the sheet before it is scanned, and how it lies on the glass.
struct PaperWear {
  let level: AgeingLevel
  var random: SplitMix64

  /// A red stamp of reception where the page has room for it.
  mutating func stamp(_ canvas: borrowing Canvas, page: Point, avoiding fields: [Box], day: Day) {
    guard random.chance(level.stamps) else { return }
    let radius = 13.0
    let places = (0..<30).map { _ in
      Point(
        random.between(20, page.x - 20), random.between(18, page.y - 20))
    }
    guard
      let place = places.first(where: { place in
        let square = Box(
          x: place.x - radius - 1, y: place.y - radius - 1, width: radius * 2 + 2,
          height: radius * 2 + 2)
        return !fields.contains { $0.overlaps(square) }
      })
    else { return }
    let (era, year) = day.era
    let words = ["収 受", "\(era.prefix(1))\(year).\(day.parts.month).\(day.parts.day)", "上尾市"]
    Self.stamp(
      words, at: place, radius: radius, turn: random.normal() * 0.12,
      ink: Ink(0.72, 0.14, 0.30, opacity: 0.7), on: canvas)
  }

  /// A round stamp with three lines.
  static func stamp(
    _ words: [String], at place: Point, radius: Double, turn: Double, ink: Ink,
    on canvas: borrowing Canvas
  ) {
    canvas.multiplied {
      cairo_save(canvas.context)
      cairo_translate(canvas.context, place.x, place.y)
      cairo_rotate(canvas.context, turn)
      canvas.ring(Point(0, 0), radius: radius, width: 0.6, ink: ink)
      for (index, word) in words.enumerated() {
        canvas.text(
          word, x: 0, y: Double(index - 1) * 7, face: .gothic, size: 4.2, align: .centre, ink: ink)
      }
      canvas.line(Point(-12.4, -3.5), Point(12.4, -3.5), width: 0.4, ink: ink)
      canvas.line(Point(-12.4, 3.5), Point(12.4, 3.5), width: 0.4, ink: ink)
      cairo_restore(canvas.context)
    }
  }

  /// Two holes of a Japanese punch (JIS S 6041: 80 mm apart, 12 mm from the edge, 6 mm wide).
  mutating func punch(_ canvas: borrowing Canvas, page: Point) {
    guard random.chance(level.punchHoles) else { return }
    let x = 12 + random.within(1.5) - 4
    let middle = page.y / 2 + random.within(8)
    for y in [middle - 40, middle + 40] {
      canvas.disc(Point(x, y), radius: 3, ink: Ink(0.25, 0.25, 0.25))
    }
  }

  /// A crease across the page: a dark line with a light edge.
  mutating func crease(_ canvas: borrowing Canvas, page: Point) {
    guard random.chance(level.fold) else { return }
    let y = page.y * random.pick([1.0 / 3, 0.5, 2.0 / 3]) + random.within(4)
    let slope = random.within(1.5)
    // Behind the crease the paper bends away from the light.
    for step in 0..<12 {
      canvas.rectangle(
        Box(x: -5, y: y + Double(step) * 2, width: page.x + 10, height: 2), width: 0,
        fill: Ink(0, 0, 0, opacity: 0.10 * (1 - Double(step) / 12)))
    }
    canvas.line(
      Point(0, y), Point(page.x, y + slope), width: 0.25, ink: Ink(0.45, 0.45, 0.45, opacity: 0.5))
    canvas.line(
      Point(0, y + 0.3), Point(page.x, y + slope + 0.3), width: 0.3,
      ink: Ink(1, 1, 1, opacity: 0.6))
  }

  /// The page as the scanner's glass sees it.
  mutating func scan(_ page: borrowing Canvas, size: Point, dpi: Double) throws(PressError)
    -> Canvas
  {
    let glass = try Canvas(
      widthPixels: Int((size.x / 25.4 * dpi).rounded()),
      heightPixels: Int((size.y / 25.4 * dpi).rounded()), dpi: dpi)
    guard level.skew > 0 || level.scale > 0 || level.shift > 0 else {
      glass.paint(page, smooth: false)
      return glass
    }
    let angle = random.within(level.skew) * Double.pi / 180
    let scale = 1 + random.within(level.scale)
    let stretch = 1 + random.within(level.stretch)
    let shift = Point(random.within(level.shift), random.within(level.shift))
    let cosine = Writer.cosine(angle)
    let sine = Writer.sine(angle)
    // The lid is nearly white; what lies outside the paper shows it.
    let lid = random.between(0.9, 1)
    glass.rectangle(
      Box(x: 0, y: 0, width: size.x, height: size.y), width: 0, fill: Ink(lid, lid, lid))
    cairo_save(glass.context)
    cairo_translate(glass.context, size.x / 2 + shift.x, size.y / 2 + shift.y)
    var matrix = cairo_matrix_t(
      xx: cosine * scale, yx: sine * scale, xy: -sine * scale * stretch,
      yy: cosine * scale * stretch, x0: 0, y0: 0)
    cairo_transform(glass.context, &matrix)
    cairo_translate(glass.context, -size.x / 2, -size.y / 2)
    glass.paint(page)
    cairo_restore(glass.context)
    return glass
  }
}
