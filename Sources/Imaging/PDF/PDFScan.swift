import CPoppler

/// A PDF that is open in Poppler. The bytes must outlive it.
struct PDFScan {
  var pageCount: Int { document.pageCount }
  private let document: PopplerDocument
  let bytes: UnsafeRawBufferPointer
  private let structure: PDFStructure
  /// The same pages as Poppler's, where the structure is clear.
  private let pages: [[String: PDFValue]]?

  init(_ bytes: UnsafeRawBufferPointer, limits: ImagingLimits) throws(ImagingError) {
    let view = ByteView(bytes: bytes)
    // Poppler repairs a file that was cut off and shows the pages it finds: some would be lost.
    let isClosed =
      view.lastOffset(of: Array("%%EOF".utf8), window: 4096) != nil
      || view.lastOffset(of: Array("startxref".utf8), window: 4096) != nil
    let document = try PopplerDocument(bytes, isClosed: isClosed)
    let count = document.pageCount
    if !isClosed { throw ImagingError(.truncated, detail: "PDF without an end") }
    if count <= 0 { throw ImagingError(.noPages, detail: "PDF") }
    if count > limits.maxPages { throw ImagingError(.tooManyPages, detail: "\(count)") }
    let structure = PDFStructure(view)
    if structure.isEncrypted {
      // Which page an image belongs to stays unknown: the largest of all counts.
      let image = structure.largestImage
      if Double(image.width) * Double(image.height) > Double(limits.maxDeclaredPixels) {
        throw ImagingError(.tooManyPixels, detail: "declared size \(image.width) x \(image.height)")
      }
      pages = nil
    } else {
      let found = structure.pages(limit: limits.maxPages)
      pages = found?.count == count ? found : nil
    }
    self.structure = structure
    self.document = document
    self.bytes = bytes
  }

  func page(at index: Int, limits: ImagingLimits) throws(ImagingError) -> Raster {
    guard let plan = plan(at: index) else {
      return try rendered(index, plan: nil, limits: limits)
    }
    for image in plan.declared {
      try limits.check(width: image.width, height: image.height)
    }
    switch plan.scan {
    case .jpeg(let range):
      let part = UnsafeRawBufferPointer(rebasing: bytes[range])
      if let raster = try exactly(part, plan, limits) { return raster }
    case .fax(let range, let width, let height, let group4, let twoDimensional):
      let part = UnsafeRawBufferPointer(rebasing: bytes[range])
      let pix = try Pix.fax(
        part, width: width, height: height, group4: group4, twoDimensional: twoDimensional)
      return try Raster(
        decoded: pix, resolution: plan.resolution ?? .unknown, quarterTurns: plan.quarterTurns,
        limits: limits)
    case nil: break
    }
    // Poppler draws what it can of a broken JPEG and says nothing: decode each by itself first.
    for range in plan.jpegs {
      let part = UnsafeRawBufferPointer(rebasing: bytes[range])
      let header = try JPEGHeader(ByteView(bytes: part))
      try limits.check(width: header.width, height: header.height)
      _ = try Pix.jpeg(part, reduction: 8)
    }
    return try rendered(index, plan: plan, limits: limits)
  }

  /// What is on a page; nil where the file's structure is not clear.
  func plan(at index: Int) -> PDFPagePlan? {
    guard let pages, index < pages.count else { return nil }
    return PDFPagePlan(page: pages[index], structure: structure, view: ByteView(bytes: bytes))
  }

  /// The scan's own JPEG; nil where its colours need PDF to make sense of them.
  private func exactly(
    _ part: UnsafeRawBufferPointer, _ plan: PDFPagePlan, _ limits: ImagingLimits
  ) throws(ImagingError) -> Raster? {
    let header = try JPEGHeader(ByteView(bytes: part))
    guard header.components == 1 || header.components == 3 else { return nil }
    return try Raster(
      jpeg: part, resolution: plan.resolution ?? .unknown, quarterTurns: plan.quarterTurns,
      limits: limits)
  }

  private func rendered(
    _ index: Int, plan: PDFPagePlan?, limits: ImagingLimits
  ) throws(ImagingError) -> Raster {
    var width = 0.0
    var height = 0.0
    guard cpoppler_page_size(document.raw, Int32(clamping: index), &width, &height) != 0, width > 0,
      height > 0, width < 1e7, height < 1e7
    else { throw ImagingError(.corruptImage, detail: "page without a size") }
    var own = ownDPI(index, plan: plan, limits: limits)
    // Some programs make a point of each pixel. Then the page's size says nothing; the scan's own
    // pixels do.
    var isNonsense = false
    if let resolution = plan?.resolution,
      !Resolution(x: 72, y: 72).isSheet(width: Int(width), height: Int(height))
    {
      isNonsense = true
      own = max(resolution.x, resolution.y)
    }
    // What does not fit is rendered coarser; cairo takes at most 32,767 pixels a side.
    let fits = min(
      (Double(limits.maxPixels) / (width / 72 * height / 72)).squareRoot(),
      32_000 / (max(width, height) / 72))
    let dpi = own <= fits ? own : min(fits, limits.sufficientDPI)
    guard dpi >= 36 else {
      throw ImagingError(.tooManyPixels, detail: "page of \(Int(width)) x \(Int(height)) points")
    }
    let columns = max(1, Int((width / 72 * dpi).rounded()))
    let rows = max(1, Int((height / 72 * dpi).rounded()))
    var complaints: Int32 = 0
    guard
      let canvas = cpoppler_render(
        document.raw, Int32(clamping: index), Int32(clamping: columns), Int32(clamping: rows),
        &complaints)
    else { throw ImagingError(.corruptImage, detail: "Poppler cannot render the page") }
    defer { cpoppler_canvas_destroy(canvas) }
    guard complaints == 0 else {
      throw ImagingError(.corruptImage, detail: "Poppler found \(complaints) damaged streams")
    }
    guard isNonsense else {
      return try Raster(canvas: canvas, dpi: dpi, inferred: false, limits: limits)
    }
    let inferred = PaperSize.inferredDPI(width: columns, height: rows)
    return try Raster(canvas: canvas, dpi: inferred, inferred: true, limits: limits)
  }

  /// The resolution of what is on the page: that of its scan, or 300 for drawings and text.
  private func ownDPI(_ index: Int, plan: PDFPagePlan?, limits: ImagingLimits) -> Double {
    if let resolution = plan?.resolution {
      return min(max(resolution.x, resolution.y, 100), 600)
    }
    if let plan, !plan.hasImages { return limits.sufficientDPI }
    // The page's objects are not known: ask Poppler, which has to decode for it.
    let page = Int32(clamping: index)
    guard cpoppler_image_count(document.raw, page) == 1 else { return limits.sufficientDPI }
    var width: Int32 = 0
    var height: Int32 = 0
    var area = [0.0, 0.0, 0.0, 0.0]
    guard cpoppler_image_measure(document.raw, page, 0, &width, &height, &area) != 0,
      area[2] - area[0] > 72, area[3] - area[1] > 72
    else { return limits.sufficientDPI }
    let along = Double(max(width, height)) / max(area[2] - area[0], area[3] - area[1]) * 72
    return min(max(along, 100), 600)
  }
}

/// Poppler's document, shared by what reads its pages and closed after the last of them.
private final class PopplerDocument {
  let raw: OpaquePointer

  init(_ bytes: UnsafeRawBufferPointer, isClosed: Bool) throws(ImagingError) {
    var status = CPOPPLER_OK
    guard let opened = cpoppler_open(bytes.baseAddress, bytes.count, &status) else {
      if status == CPOPPLER_ENCRYPTED { throw ImagingError(.encrypted) }
      throw ImagingError(isClosed ? .corruptImage : .truncated, detail: "Poppler cannot open it")
    }
    raw = opened
  }

  deinit { cpoppler_close(raw) }

  var pageCount: Int { Int(cpoppler_page_count(raw)) }
}

extension Raster {
  /// What was drawn on a canvas.
  init(
    canvas: OpaquePointer, dpi: Double, inferred: Bool, limits: ImagingLimits
  ) throws(ImagingError) {
    guard let words = cpoppler_canvas_pixels(canvas) else {
      throw ImagingError(.corruptImage, detail: "canvas without pixels")
    }
    var (gray, colour) = splitColour(
      width: Int(cpoppler_canvas_width(canvas)), height: Int(cpoppler_canvas_height(canvas)),
      stride: Int(cpoppler_canvas_stride(canvas)), shift: 0, words: UnsafePointer(words))
    let factor = limits.reduction(width: gray.width, height: gray.height, dpi: dpi)
    gray = gray.reduced(by: factor)
    if factor > 1 { colour = colour?.reduced(by: factor) }
    self.init(gray: gray, colour: colour, dpi: dpi / Double(factor), dpiInferred: inferred)
  }
}
