import CLeptonica

/// A scan, opened by descriptor: PDF, TIFF, JPEG or PNG, told by content. Sizes are checked against
/// the limits before anything is decoded.
public struct ScanFile: ~Copyable {
  public let format: ScanFormat
  public let pageCount: Int
  let bytes: ScanBytes
  let limits: ImagingLimits
  let directories: [TIFFDirectory]
  let pdf: PDFScan?

  /// Opens a regular file or memfd; the descriptor may be closed afterwards.
  ///
  /// Throws `ImagingError` with `empty`, `unknownFormat`, `truncated`, `corruptImage`, `encrypted`,
  /// `noPages`, `tooManyPages`, `tooManyPixels` or `tooManyBytes`.
  public static func open(
    descriptor: Int32, limits: ImagingLimits = .init()
  ) throws(ImagingError) -> ScanFile {
    _ = quietLeptonica
    let bytes = try ScanBytes(descriptor: descriptor, limits: limits)
    guard let format = ScanFormat(bytes.view) else { throw ImagingError(.unknownFormat) }
    var directories: [TIFFDirectory] = []
    var pdf: PDFScan?
    switch format {
    case .pdf: pdf = try PDFScan(bytes.buffer, limits: limits)
    case .tiff:
      directories = try TIFFDirectory.all(of: bytes.view, maxPages: limits.maxPages)
    case .jpeg:
      let header = try JPEGHeader(bytes.view)
      try limits.check(width: header.width, height: header.height)
      guard header.isComplete else { throw ImagingError(.truncated, detail: "JPEG without end") }
    case .png:
      if let size = PNGHeader.declaredSize(bytes.view) {
        try limits.check(width: size.width, height: size.height)
      }
      _ = try PNGHeader(bytes.view)
    }
    return ScanFile(
      format: format, bytes: bytes, limits: limits, directories: directories, pdf: pdf)
  }

  private init(
    format: ScanFormat, bytes: consuming ScanBytes, limits: ImagingLimits,
    directories: [TIFFDirectory], pdf: PDFScan?
  ) {
    switch format {
    case .pdf: pageCount = pdf?.pageCount ?? 0
    case .tiff: pageCount = directories.count
    case .jpeg, .png: pageCount = 1
    }
    self.format = format
    self.directories = directories
    self.pdf = pdf
    self.limits = limits
    self.bytes = bytes
  }

  /// Decodes a page, 0 for the first, turned as the file says but not yet set straight.
  ///
  /// Throws `ImagingError` naming the page.
  public borrowing func page(at index: Int) throws(ImagingError) -> Raster {
    guard index >= 0, index < pageCount else {
      throw ImagingError(.noPages, page: index + 1, detail: "of \(pageCount)")
    }
    do throws(ImagingError) {
      switch format {
      case .jpeg: return try Raster(jpeg: bytes.buffer, limits: limits)
      case .png: return try png()
      case .tiff: return try tiff(directories[index])
      case .pdf:
        guard let pdf else { throw ImagingError(.noPages) }
        return try pdf.page(at: index, limits: limits)
      }
    } catch {
      throw error.on(page: index + 1)
    }
  }

  private borrowing func png() throws(ImagingError) -> Raster {
    let header = try PNGHeader(bytes.view)
    try limits.check(width: header.width, height: header.height)
    let pix = try Pix(
      owning: pixReadMemPng(bytes.buffer.baseAddress, bytes.count), "PNG does not decode")
    return try Raster(decoded: pix, resolution: header.resolution, limits: limits)
  }

  private borrowing func tiff(_ directory: TIFFDirectory) throws(ImagingError) -> Raster {
    try limits.check(width: directory.width, height: directory.height)
    guard directory.isComplete else { throw ImagingError(.truncated, detail: "TIFF strips") }
    // Leptonica goes to the directory at the offset, and turns the image as its orientation says.
    var offset = directory.offset
    let pix = try Pix(
      owning: pixReadMemFromMultipageTiff(bytes.buffer.baseAddress, bytes.count, &offset),
      "TIFF does not decode")
    var resolution = directory.resolution
    if directory.orientation >= 5 { swap(&resolution.x, &resolution.y) }
    return try Raster(decoded: pix, resolution: resolution, limits: limits)
  }
}

extension Raster {
  /// A JPEG, reduced by the decoder itself where it is larger than needed.
  init(
    jpeg bytes: UnsafeRawBufferPointer, resolution claimed: Resolution? = nil,
    quarterTurns: Int = 0,
    limits: ImagingLimits
  ) throws(ImagingError) {
    let header = try JPEGHeader(ByteView(bytes: bytes))
    try limits.check(width: header.width, height: header.height)
    guard header.isComplete else { throw ImagingError(.truncated, detail: "JPEG without end") }
    var resolution = claimed ?? header.resolution
    let settled = resolution.settled(width: header.width, height: header.height)
    let wanted = limits.reduction(
      width: header.width, height: header.height, dpi: min(settled.x, settled.y))
    var factor = 1
    while factor < 8 && factor * 2 <= wanted { factor *= 2 }
    while factor < 8 && (header.width / factor) * (header.height / factor) > limits.maxPixels {
      factor *= 2
    }
    let pix = try Pix.jpeg(bytes, reduction: factor)
    // Settled once; the smaller size must not be doubted again.
    resolution = Resolution(
      x: settled.x / Double(factor), y: settled.y / Double(factor), isOfPage: true)
    let orientation = StoredOrientation(claimed == nil ? header.orientation : 1)
    let raster = try Raster(
      decoded: pix, resolution: resolution, quarterTurns: orientation.quarterTurns + quarterTurns,
      mirrored: orientation.mirrored, limits: limits)
    self = Raster(
      gray: raster.gray, colour: raster.colour, colourFrame: raster.colourFrame, dpi: raster.dpi,
      dpiInferred: settled.inferred || raster.dpiInferred)
  }
}

extension Pix {
  /// Decodes a JPEG, each side divided by `reduction` (1, 2, 4 or 8). Data that the decoder can only
  /// guess at is an error.
  static func jpeg(_ bytes: UnsafeRawBufferPointer, reduction: Int) throws(ImagingError) -> Pix {
    var warnings: Int32 = 0
    let data = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let pix = try Pix(
      owning: pixReadMemJpeg(data, bytes.count, 0, Int32(reduction), &warnings, 0),
      "JPEG does not decode")
    guard warnings == 0 else {
      throw ImagingError(.corruptImage, detail: "JPEG decoder warned \(warnings) times")
    }
    return pix
  }
}
