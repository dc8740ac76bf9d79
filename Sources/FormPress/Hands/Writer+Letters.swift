import CPango

extension Writer {
  /// Draws a character, the middle of its em square at (0, 0) of the current transform.
  mutating func draw(_ letter: Letter, size: Double, ink: Ink, on canvas: borrowing Canvas) {
    cairo_new_path(canvas.context)
    canvas.use(ink)
    switch letter {
    case .outline(let text): outline(text, size: size, on: canvas)
    case .strokes(let strokes, _): trace(strokes, size: size, on: canvas)
    case .picture(let picture): canvas.paint(picture, size: size)
    }
  }

  private mutating func outline(_ text: String, size: Double, on canvas: borrowing Canvas) {
    let context = canvas.context
    canvas.outline(of: text, face: pen.hand.face, size: size)
    if pen.weight > 0.005 {
      cairo_fill_preserve(context)
      cairo_set_line_width(context, pen.weight * (1 + random.within(0.3)))
      cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
      cairo_stroke(context)
    } else {
      cairo_fill(context)
    }
  }

  /// Strokes with the pressure of a pen: less where it comes down and where it leaves.
  private mutating func trace(_ strokes: [Stroke], size: Double, on canvas: borrowing Canvas) {
    // A little finer than the marks of the same pen; people who write small write finer still.
    let tip = min(pen.weight + 0.32, size * 0.095)
    for stroke in strokes {
      let ends = (random.between(0.65, 1.1), random.between(0.55, 1.05))
      let count = Double(max(1, stroke.points.count - 1))
      var last: (at: Point, radius: Double)?
      for (index, point) in stroke.points.enumerated() {
        let t = Double(index) / count
        let nearest = t < 0.5 ? (ends.0, t * 4) : (ends.1, (1 - t) * 4)
        let pressure = nearest.0 + (1 - nearest.0) * min(1, nearest.1)
        let next = (at: Point(point.x * size, point.y * size), radius: tip / 2 * pressure)
        canvas.addDot(next.at, radius: next.radius)
        if let last { canvas.addBridge(last.at, last.radius, next.at, next.radius) }
        last = next
      }
    }
    // One filling for all, so that ink which lets paper through is no darker where strokes cross.
    cairo_fill(canvas.context)
  }
}

extension Canvas {
  fileprivate func addDot(_ centre: Point, radius: Double) {
    cairo_new_sub_path(context)
    cairo_arc(context, centre.x, centre.y, radius, 0, 2 * Double.pi)
    cairo_close_path(context)
  }

  /// What lies between two dots, turning the same way as they do: fillings add up, not cancel.
  fileprivate func addBridge(_ a: Point, _ ra: Double, _ b: Point, _ rb: Double) {
    let length = Stroke.distance(a, b)
    guard length > 0 else { return }
    let (x, y) = (-(b.y - a.y) / length, (b.x - a.x) / length)
    cairo_move_to(context, a.x - x * ra, a.y - y * ra)
    cairo_line_to(context, b.x - x * rb, b.y - y * rb)
    cairo_line_to(context, b.x + x * rb, b.y + y * rb)
    cairo_line_to(context, a.x + x * ra, a.y + y * ra)
    cairo_close_path(context)
  }

  /// A digit's picture with the current ink, its ink in the middle from left to right.
  fileprivate func paint(_ picture: DigitPicture, size: Double) {
    let side = DigitPicture.largeSide
    let mask = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(side), Int32(side))
    defer { cairo_surface_destroy(mask) }
    guard let bytes = cairo_image_surface_get_data(mask) else { return }
    let perRow = Int(cairo_image_surface_get_stride(mask))
    cairo_surface_flush(mask)
    for (index, value) in picture.enlarged.enumerated() {
      bytes[index / side * perRow + index % side] = value
    }
    cairo_surface_mark_dirty(mask)
    let (left, right) = picture.extent
    let width = size * DigitPicture.em
    cairo_save(context)
    cairo_translate(context, -(0.5 + (left + right) / 2) * width, -width / 2)
    cairo_scale(context, width / Double(side), width / Double(side))
    cairo_mask_surface(context, mask, 0, 0)
    cairo_restore(context)
  }
}
