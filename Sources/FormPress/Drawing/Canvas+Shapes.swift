import CPango
import Workflows

/// Red, green, blue and opacity, 0 to 1.
struct Ink: Sendable, Hashable {
  var red: Double
  var green: Double
  var blue: Double
  var opacity: Double

  init(_ red: Double, _ green: Double, _ blue: Double, opacity: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.opacity = opacity
  }

  static let black = Ink(0.06, 0.06, 0.07)
  static let white = Ink(1, 1, 1)
  static let tint = Ink(0.93, 0.93, 0.93)
}

/// A point in millimetres.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

extension Canvas {
  func use(_ ink: Ink) {
    cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.opacity)
  }

  func line(
    _ from: Point, _ to: Point, width: Double, dash: [Double] = [], ink: Ink = .black
  ) {
    use(ink)
    cairo_set_line_width(context, width)
    cairo_set_dash(context, dash, Int32(dash.count), 0)
    cairo_move_to(context, from.x, from.y)
    cairo_line_to(context, to.x, to.y)
    cairo_stroke(context)
    cairo_set_dash(context, [], 0, 0)
  }

  func rectangle(_ box: Box, width: Double, fill: Ink? = nil, ink: Ink = .black) {
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    if let fill {
      use(fill)
      cairo_fill_preserve(context)
    }
    if width > 0 {
      use(ink)
      cairo_set_line_width(context, width)
      cairo_stroke(context)
    }
    cairo_new_path(context)
  }

  func disc(_ centre: Point, radius: Double, ink: Ink) {
    use(ink)
    cairo_new_path(context)
    cairo_arc(context, centre.x, centre.y, radius, 0, 2 * Double.pi)
    cairo_fill(context)
  }

  func ring(
    _ centre: Point, radius: Double, width: Double, dash: [Double] = [], ink: Ink = .black
  ) {
    use(ink)
    cairo_set_line_width(context, width)
    cairo_set_dash(context, dash, Int32(dash.count), 0)
    cairo_new_path(context)
    cairo_arc(context, centre.x, centre.y, radius, 0, 2 * Double.pi)
    cairo_stroke(context)
    cairo_set_dash(context, [], 0, 0)
  }

  /// A line through points with round ends, as a pen draws it.
  func stroke(_ points: [Point], width: Double, ink: Ink, filled: Bool = false) {
    guard let first = points.first else { return }
    use(ink)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_new_path(context)
    cairo_move_to(context, first.x, first.y)
    for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
    if filled { cairo_fill_preserve(context) }
    cairo_stroke(context)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER)
  }

  /// Draws as through red ink on wet paper: what is below shows, what is drawn is darkened by it.
  func multiplied(_ body: () throws(PressError) -> Void) rethrows {
    cairo_push_group(context)
    do { try body() } catch {
      cairo_pattern_destroy(cairo_pop_group(context))
      throw error
    }
    cairo_pop_group_to_source(context)
    cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY)
    cairo_paint(context)
    cairo_set_operator(context, CAIRO_OPERATOR_OVER)
  }

  /// Takes away what the group drew there, as where a seal's face did not touch the paper.
  func erase(_ centre: Point, radius: Double) {
    cairo_set_operator(context, CAIRO_OPERATOR_DEST_OUT)
    disc(centre, radius: radius, ink: .black)
    cairo_set_operator(context, CAIRO_OPERATOR_OVER)
  }
}
