import CLeptonica
import Foundation

extension ScanFile {
  /// Pixels beyond which a page goes into a PDF as it was read, reduced, lest the process run out of
  /// memory: A3 at 600 dpi has 70 million.
  private static var mostPixels: Int { 150_000_000 }

  /// A page's image for a PDF. Call `page(at:)` first: it says what is wrong with the page.
  ///
  /// - Parameter raster: what `page(at:)` gave.
  borrowing func picture(at index: Int, raster: Raster) throws(ImagingError) -> PagePicture {
    switch format {
    case .jpeg:
      if let picture = try PagePicture(jpeg: bytes.buffer, isFile: true) { return picture }
    case .png:
      let pix = try Pix(
        owning: pixReadMemPng(bytes.buffer.baseAddress, bytes.count), "PNG does not decode")
      if pix.width * pix.height <= Self.mostPixels { return try PagePicture(pix) }
    case .tiff:
      var offset = directories[index].offset
      let pix = try Pix(
        owning: pixReadMemFromMultipageTiff(bytes.buffer.baseAddress, bytes.count, &offset),
        "TIFF does not decode")
      if pix.width * pix.height <= Self.mostPixels { return try PagePicture(pix) }
    case .pdf:
      if let picture = try pdf?.picture(at: index) { return picture }
    }
    return try PagePicture(raster)
  }
}

extension PagePicture {
  /// A JPEG byte for byte; nil where its colours are not those of a gray or RGB image.
  ///
  /// - Parameter isFile: its own orientation counts, as it does not within a PDF.
  init?(jpeg bytes: UnsafeRawBufferPointer, isFile: Bool) throws(ImagingError) {
    let header = try JPEGHeader(ByteView(bytes: bytes))
    guard header.components == 1 || header.components == 3 else { return nil }
    let orientation = StoredOrientation(isFile ? header.orientation : 1)
    self.init(
      data: Data(bytes), coding: .jpeg, width: header.width, height: header.height,
      components: header.components, mirrored: orientation.mirrored,
      quarterTurns: orientation.quarterTurns)
  }
}

extension PDFScan {
  /// The page's one image, byte for byte; nil where the page is more than an image.
  func picture(at index: Int) throws(ImagingError) -> PagePicture? {
    guard let plan = plan(at: index) else { return nil }
    switch plan.scan {
    case .jpeg(let range):
      var picture = try PagePicture(
        jpeg: UnsafeRawBufferPointer(rebasing: bytes[range]), isFile: false)
      picture?.quarterTurns = plan.quarterTurns
      return picture
    case .fax(let range, let width, let height, let group4, let twoDimensional):
      var picture = PagePicture(
        data: Data(UnsafeRawBufferPointer(rebasing: bytes[range])),
        coding: .fax(group4: group4, twoDimensional: twoDimensional), width: width, height: height,
        components: 1)
      picture.quarterTurns = plan.quarterTurns
      return picture
    case nil: return nil
    }
  }
}

extension TIFFDirectory {
  /// Where the strip of a TIFF of one image and one strip lies; nil where there are more.
  static func onlyStrip(of view: ByteView) -> Range<Int>? {
    var ordered = view
    ordered.bigEndian = view.byte(0) == 0x4D
    guard let offset = ordered.u32(4), let count = ordered.u16(offset) else { return nil }
    var start: Int?
    var length: Int?
    for index in 0..<count {
      let entry = offset + 2 + 12 * index
      guard let tag = ordered.u16(entry), tag == 273 || tag == 279 else { continue }
      guard ordered.u32(entry + 4) == 1, let type = ordered.u16(entry + 2) else { return nil }
      let value = type == 3 ? ordered.u16(entry + 8) : ordered.u32(entry + 8)
      if tag == 273 { start = value } else { length = value }
    }
    guard let start, let length, view.slice(start, length) != nil else { return nil }
    return start..<(start + length)
  }
}
