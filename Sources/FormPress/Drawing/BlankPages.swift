import CPango
import Foundation
import Workflows

/// The blank pages of a workflow's form, ready to be drawn at any resolution.
struct BlankPages: ~Copyable {
  private let pages: [(document: OpaquePointer, page: OpaquePointer, size: Point)]

  /// Paths of the form are relative to `folder`.
  init(of form: Form, in folder: URL) throws(PressError) {
    var opened: [(document: OpaquePointer, page: OpaquePointer, size: Point)] = []
    for page in form.pages {
      do { opened.append(try Self.open(page, in: folder)) } catch {
        Self.close(opened)
        throw error
      }
    }
    pages = opened
  }

  deinit { Self.close(pages) }

  var count: Int { pages.count }

  /// Width and height of a page, the first being 0, in millimetres.
  func size(of index: Int) -> Point { pages[index].size }

  /// The page on white paper.
  func draw(_ index: Int, dpi: Double) throws(PressError) -> Canvas {
    let (_, page, size) = pages[index]
    let canvas = try Canvas(
      widthPixels: Int((size.x / 25.4 * dpi).rounded()),
      heightPixels: Int((size.y / 25.4 * dpi).rounded()), dpi: dpi)
    cairo_save(canvas.context)
    cairo_scale(canvas.context, 25.4 / 72, 25.4 / 72)
    poppler_page_render_for_printing(page, canvas.context)
    cairo_restore(canvas.context)
    return canvas
  }

  /// The text printed within a box, as the PDF holds it.
  func text(_ index: Int, in box: Box) -> String {
    let points = 72 / 25.4
    var area = PopplerRectangle(
      x1: box.x * points, y1: box.y * points, x2: box.maxX * points, y2: box.maxY * points)
    guard
      let words = poppler_page_get_selected_text(
        pages[index].page, POPPLER_SELECTION_GLYPH, &area)
    else { return "" }
    defer { g_free(words) }
    return String(cString: words)
  }

  private static func open(
    _ page: FormPage, in folder: URL
  ) throws(PressError) -> (document: OpaquePointer, page: OpaquePointer, size: Point) {
    let url = folder.appending(path: page.path)
    guard let data = try? Data(contentsOf: url) else {
      throw PressError.blankPage(path: page.path, reason: "not readable")
    }
    let bytes = data.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
    defer { g_bytes_unref(bytes) }
    guard let document = poppler_document_new_from_bytes(bytes, nil, nil) else {
      throw PressError.blankPage(path: page.path, reason: "not a PDF")
    }
    guard page.pageOfFile >= 1, page.pageOfFile <= Int(poppler_document_get_n_pages(document)),
      let opened = poppler_document_get_page(document, Int32(page.pageOfFile - 1))
    else {
      g_object_unref(UnsafeMutableRawPointer(document))
      throw PressError.blankPage(path: page.path, reason: "no page \(page.pageOfFile)")
    }
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(opened, &width, &height)
    return (document, opened, Point(width / 72 * 25.4, height / 72 * 25.4))
  }

  private static func close(_ pages: [(document: OpaquePointer, page: OpaquePointer, size: Point)])
  {
    for (document, page, _) in pages {
      g_object_unref(UnsafeMutableRawPointer(page))
      g_object_unref(UnsafeMutableRawPointer(document))
    }
  }
}
