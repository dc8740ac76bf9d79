public import Foundation

/// A PDF of scanned pages with their text beneath, invisible: pages look as they were scanned, and what
/// is written on them can be searched for and copied.
///
/// A page's image goes in byte for byte where it is a JPEG or a fax, and without loss otherwise. Text
/// stands in render mode 3 (ISO 32000-1, 9.3.6). The same pages and texts give the same bytes.
public struct SearchablePDF {
  /// A text and where it stands.
  public struct Text: Hashable, Sendable {
    public var text: String
    /// Corners on the page as `ScanFile.page(at:)` gives it, pixels, clockwise from the top left of the
    /// text as one reads it: x, y, x, y, x, y, x, y.
    public var corners: [Double]

    public init(text: String, corners: [Double]) {
      self.text = text
      self.corners = corners
    }
  }

  private var objects = PDFObjects()
  private var text = InvisibleText()
  private let catalog: Int
  private let tree: Int
  private let font: Int
  private var pages: [Int] = []

  public init() {
    catalog = objects.reserve()
    tree = objects.reserve()
    font = objects.reserve()
  }

  /// Adds a page of a scan.
  ///
  /// - Parameters:
  ///   - raster: what `file.page(at:)` gave.
  ///   - quarterTurns: clockwise, that set the page upright.
  /// - Throws: `ImagingError` naming the page.
  public mutating func add(
    _ file: borrowing ScanFile, page index: Int, raster: Raster, quarterTurns: Int, texts: [Text]
  ) throws(ImagingError) {
    do throws(ImagingError) {
      let picture = try file.picture(at: index, raster: raster)
      try add(picture, raster, quarterTurns, texts)
    } catch {
      throw error.on(page: index + 1)
    }
  }

  private mutating func add(
    _ picture: PagePicture, _ raster: Raster, _ quarterTurns: Int, _ texts: [Text]
  ) throws(ImagingError) {
    let width = Double(raster.width) / raster.dpi * 72
    let height = Double(raster.height) / raster.dpi * 72
    let image = objects.add(picture.entries, stream: picture.data)
    let placement = picture.placement(width: width, height: height).map(PDFObjects.number)
    var content = "q \(placement.joined(separator: " ")) cm /Im1 Do Q\nBT 3 Tr\n"
    let scale = (x: width / Double(raster.width), y: height / Double(raster.height))
    for one in texts where one.corners.count == 8 && one.corners.allSatisfy(\.isFinite) {
      func point(_ corner: Int) -> (x: Double, y: Double) {
        (one.corners[2 * corner] * scale.x, height - one.corners[2 * corner + 1] * scale.y)
      }
      let (top, bottom) = (point(0), point(3))
      let tall = ((top.x - bottom.x) * (top.x - bottom.x) + (top.y - bottom.y) * (top.y - bottom.y))
        .squareRoot()
      content += text.operators(one.text, from: bottom, to: point(2), height: tall)
    }
    content += "ET\n"
    let stream = objects.add(
      "/Filter /FlateDecode", stream: try Deflate.compressed(Array(content.utf8)))
    let box = "[0 0 \(PDFObjects.number(width)) \(PDFObjects.number(height))]"
    pages.append(
      objects.add(
        "/Type /Page /Parent \(tree) 0 R /MediaBox \(box) /Rotate \((quarterTurns % 4) * 90)"
          + " /Resources << /XObject << /Im1 \(image) 0 R >>"
          + " /Font << /\(InvisibleText.font) \(font) 0 R >> >> /Contents \(stream) 0 R"))
  }

  /// The file.
  public consuming func file() throws(ImagingError) -> Data {
    try text.write(font, to: &objects)
    let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
    objects.write(tree, "/Type /Pages /Kids [\(kids)] /Count \(pages.count)")
    objects.write(
      catalog,
      "/Type /Catalog /Pages \(tree) 0 R /Lang (ja-JP) /ViewerPreferences << /DisplayDocTitle false >>"
    )
    return objects.file(root: catalog)
  }
}
