import CPango
import Foundation

/// A sheet of paper to draw on, in millimetres from the top left, over a cairo image or PDF.
struct Canvas: ~Copyable {
  private let surface: OpaquePointer
  let context: OpaquePointer
  let pango: OpaquePointer
  /// Pixels per millimetre; for a PDF points per millimetre.
  let scale: Double

  /// A white RGB image.
  init(widthPixels: Int, heightPixels: Int, dpi: Double) throws(PressError) {
    let made = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(widthPixels), Int32(heightPixels))
    try self.init(surface: made, scale: dpi / 25.4)
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
  }

  /// A PDF whose bytes depend on nothing but what is drawn.
  init(pdf path: String, title: String, width: Double, height: Double) throws(PressError) {
    let points = 72 / 25.4
    let made = cairo_pdf_surface_create(path, width * points, height * points)
    if cairo_surface_status(made) == CAIRO_STATUS_SUCCESS {
      cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_TITLE, title)
      // cairo would write the clock's time.
      cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-01T00:00:00Z")
    }
    try self.init(surface: made, scale: points)
  }

  private init(surface made: OpaquePointer?, scale: Double) throws(PressError) {
    guard let made, cairo_surface_status(made) == CAIRO_STATUS_SUCCESS,
      let context = cairo_create(made), let pango = pango_cairo_create_context(context)
    else {
      cairo_surface_destroy(made)
      throw PressError.drawing("cairo surface")
    }
    surface = made
    self.context = context
    self.pango = pango
    self.scale = scale
    cairo_scale(context, scale, scale)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(pango, options)
    cairo_font_options_destroy(options)
    // A unit is a millimetre here: rounding positions to whole units would scatter the letters.
    pango_context_set_round_glyph_positions(pango, 0)
    pango_cairo_update_context(context, pango)
  }

  deinit {
    Canvas.typing.lock()
    defer { Canvas.typing.unlock() }
    g_object_unref(UnsafeMutableRawPointer(pango))
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Ends a page of a PDF.
  func showPage() { cairo_show_page(context) }

  /// Writes out a PDF's last bytes.
  func finish() throws(PressError) {
    cairo_surface_finish(surface)
    if cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS { throw PressError.drawing("PDF") }
  }

  /// Paints another image over this one, point (0, 0) on point (0, 0), by this canvas's transform.
  func paint(_ other: borrowing Canvas, smooth: Bool = true) {
    cairo_save(context)
    cairo_scale(context, 1 / other.scale, 1 / other.scale)
    cairo_set_source_surface(context, other.surface, 0, 0)
    cairo_pattern_set_filter(
      cairo_get_source(context), smooth ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// The pixels of an image as 32-bit words 0x00RRGGBB, row by row without padding.
  func withPixels<T>(
    _ body: (_ words: UnsafePointer<UInt32>, _ width: Int, _ height: Int, _ wordsPerRow: Int) -> T
  ) throws(PressError) -> T {
    cairo_surface_flush(surface)
    guard let bytes = cairo_image_surface_get_data(surface) else {
      throw PressError.drawing("pixels")
    }
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let perRow = Int(cairo_image_surface_get_stride(surface)) / 4
    return bytes.withMemoryRebound(to: UInt32.self, capacity: perRow * height) {
      body($0, width, height, perRow)
    }
  }
}
