import CPango
import Foundation
import Workflows

/// A typeface by its fontconfig family.
struct Face: Sendable, Hashable {
  var family: String
  var bold: Bool

  init(_ family: String, bold: Bool = false) {
    self.family = family
    self.bold = bold
  }

  static let mincho = Face("IPAMincho")
  static let gothic = Face("IPAGothic")
  static let sans = Face("Noto Sans CJK JP")
  static let sansBold = Face("Noto Sans CJK JP", bold: true)
  /// For characters that another hand's font lacks.
  static let written = Face("Klee One")
}

/// Where the given x lies in a line of text.
enum Alignment: Sendable, Hashable { case left, centre, right }

extension Canvas {
  /// One thread at a time lays out or draws text: cairo locks its fonts in one order to look one up and in
  /// another to let one go, and two threads wait for each other for ever.
  static let typing = NSRecursiveLock()

  /// Width in millimetres of one line; `size` is the height of the em square in millimetres.
  func width(of text: String, face: Face, size: Double) -> Double {
    Self.typing.lock()
    defer { Self.typing.unlock() }
    let layout = layout(text, face: face, size: size)
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, nil, &logical)
    return Double(logical.width) / Double(PANGO_SCALE)
  }

  /// Draws one line whose em square is centred on `y`.
  func text(
    _ text: String, x: Double, y: Double, face: Face, size: Double, align: Alignment = .left,
    ink: Ink = .black
  ) {
    Self.typing.lock()
    defer { Self.typing.unlock() }
    let layout = layout(text, face: face, size: size)
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, nil, &logical)
    let width = Double(logical.width) / Double(PANGO_SCALE)
    let left =
      switch align {
      case .left: x
      case .centre: x - width / 2
      case .right: x - width
      }
    // The em square of Japanese type stands 0.88 above and 0.12 below the baseline.
    let baseline = y + 0.38 * size
    use(ink)
    cairo_move_to(
      context, left, baseline - Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE))
    pango_cairo_show_layout(context, layout)
    cairo_new_path(context)
  }

  /// Draws text broken into lines within the box's width; answers the height used.
  @discardableResult
  func paragraph(
    _ text: String, in box: Box, face: Face, size: Double, leading: Double, ink: Ink = .black
  ) -> Double {
    Self.typing.lock()
    defer { Self.typing.unlock() }
    let layout = layout(text, face: face, size: size)
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    pango_layout_set_width(layout, Int32(box.width * Double(PANGO_SCALE)))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_justify(layout, 1)
    use(ink)
    for index in 0..<Int(pango_layout_get_line_count(layout)) {
      guard let line = pango_layout_get_line_readonly(layout, Int32(index)) else { continue }
      cairo_move_to(context, box.x, box.y + 0.88 * size + Double(index) * leading)
      pango_cairo_show_layout_line(context, line)
    }
    cairo_new_path(context)
    return Double(pango_layout_get_line_count(layout)) * leading
  }

  /// Adds the outline of one character to the path, its em square centred on (0, 0) of the
  /// current transform; answers its width.
  @discardableResult
  func outline(of character: String, face: Face, size: Double) -> Double {
    Self.typing.lock()
    defer { Self.typing.unlock() }
    let layout = layout(character, face: face, size: size)
    defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
    var logical = PangoRectangle()
    var ink = PangoRectangle()
    pango_layout_get_extents(layout, &ink, &logical)
    if ink.width == 0, face != .written, !character.allSatisfy(\.isWhitespace) {
      // Some fonts list characters for which they have only an empty picture.
      return outline(of: character, face: .written, size: size)
    }
    let width = Double(logical.width) / Double(PANGO_SCALE)
    cairo_move_to(
      context, -width / 2,
      0.38 * size - Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE))
    pango_cairo_layout_path(context, layout)
    return width
  }

  /// Throws unless fontconfig has exactly this family.
  func require(_ face: Face, package debian: String) throws(PressError) {
    Self.typing.lock()
    defer { Self.typing.unlock() }
    let description = description(face, size: 4)
    defer { pango_font_description_free(description) }
    guard let font = pango_context_load_font(pango, description) else {
      throw PressError.missingFont(family: face.family, package: debian)
    }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    let found = pango_font_describe(font)
    defer { pango_font_description_free(found) }
    let family = pango_font_description_get_family(found).map { String(cString: $0) } ?? ""
    guard family == face.family else {
      throw PressError.missingFont(family: face.family, package: debian)
    }
  }

  private func layout(_ text: String, face: Face, size: Double) -> OpaquePointer {
    let layout: OpaquePointer = pango_layout_new(pango)
    pango_layout_set_text(layout, text, -1)
    let description = description(face, size: size)
    pango_layout_set_font_description(layout, description)
    pango_font_description_free(description)
    return layout
  }

  private func description(_ face: Face, size: Double) -> OpaquePointer? {
    let description = pango_font_description_new()
    pango_font_description_set_family(description, face.family)
    pango_font_description_set_weight(
      description, face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    return description
  }
}
