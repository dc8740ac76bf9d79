import CLeptonica
import Foundation

/// A page's image as a PDF takes it in: bytes of the scan where they can stay as they are, else all
/// pixels without loss.
struct PagePicture {
  /// How the bytes are compressed.
  enum Coding: Hashable {
    case jpeg
    /// CCITT group 4, or group 3 with rows of one or two dimensions.
    case fax(group4: Bool, twoDimensional: Bool)
    /// Deflate over rows of samples without padding.
    case flate
  }

  var data: Data
  var coding: Coding
  /// Pixels.
  var width: Int
  var height: Int
  /// 1 for gray, 3 for red, green and blue.
  var components: Int
  /// What sets the image as its file shows it: a mirror image first, then clockwise quarter turns.
  var mirrored = false
  var quarterTurns = 0

  /// Entries of the image's dictionary, its length aside.
  var entries: String {
    var text =
      "/Type /XObject /Subtype /Image /Width \(width) /Height \(height)"
      + " /ColorSpace /\(components == 1 ? "DeviceGray" : "DeviceRGB")"
    switch coding {
    case .jpeg: text += " /BitsPerComponent 8 /Filter /DCTDecode"
    case .fax(let group4, let twoDimensional):
      let kind = group4 ? -1 : twoDimensional ? 1 : 0
      text +=
        " /BitsPerComponent 1 /Filter /CCITTFaxDecode"
        + " /DecodeParms << /K \(kind) /Columns \(width) /Rows \(height) >>"
    case .flate: text += " /BitsPerComponent 8 /Filter /FlateDecode"
    }
    return text
  }

  /// From the unit square of the image, y up, to a page of the given size: a, b, c, d, e, f of `cm`.
  func placement(width: Double, height: Double) -> [Double] {
    func place(_ u: Double, _ v: Double) -> (x: Double, y: Double) {
      var point = (mirrored ? 1 - u : u, v)
      for _ in 0..<(quarterTurns % 4) { point = (1 - point.1, point.0) }
      return (point.0 * width, (1 - point.1) * height)
    }
    let origin = place(0, 1)
    let right = place(1, 1)
    let up = place(0, 0)
    return [
      right.x - origin.x, right.y - origin.y, up.x - origin.x, up.y - origin.y, origin.x, origin.y,
    ]
  }
}

extension PagePicture {
  /// All pixels of an image of any depth.
  init(_ decoded: consuming Pix) throws(ImagingError) {
    var pix = try decoded.map("palette") { source in
      pixGetColormap(source) == nil ? pixClone(source) : pixRemoveColormap(source, 4)
    }
    if pix.depth == 32, pixGetSpp(pix.raw) == 4 {
      pix = try pix.map("alpha") { pixRemoveAlpha($0) }
    }
    if pix.depth == 1 {
      try self.init(bilevel: pix)
      return
    }
    if pix.depth != 32 && pix.depth != 8 { pix = try pix.map("depth") { pixConvertTo8($0, 0) } }
    if pix.depth == 8 {
      try self.init(gray: try pix.grayPlane())
    } else {
      try self.init(colour: pix)
    }
  }

  /// What a page looks like as it was drawn, where it is no one image.
  init(_ raster: Raster) throws(ImagingError) {
    guard let colour = raster.colour else {
      try self.init(gray: raster.gray)
      return
    }
    let plane = colour.sampled(
      width: raster.width, height: raster.height, map: raster.colourFrame)
    try self.init(colour: try Pix.of(plane))
  }

  private init(gray: GrayPlane) throws(ImagingError) {
    self.init(
      data: try Deflate.compressed(gray.samples), coding: .flate, width: gray.width,
      height: gray.height, components: 1)
  }

  private init(colour pix: borrowing Pix) throws(ImagingError) {
    guard let words = pix.words else { throw ImagingError(.corruptImage, detail: "no data") }
    let (width, height, stride) = (pix.width, pix.height, pix.stride)
    let samples = [UInt8](unsafeUninitializedCapacity: width * height * 3) { out, count in
      var index = 0
      for y in 0..<height {
        for x in 0..<width {
          let word = words[y * stride + x]
          out[index] = UInt8(truncatingIfNeeded: word >> 24)
          out[index + 1] = UInt8(truncatingIfNeeded: word >> 16)
          out[index + 2] = UInt8(truncatingIfNeeded: word >> 8)
          index += 3
        }
      }
      count = index
    }
    self.init(
      data: try Deflate.compressed(samples), coding: .flate, width: width, height: height,
      components: 3)
  }

  /// By Leptonica's TIFF of one strip, in which black is 1 as in a fax.
  private init(bilevel pix: borrowing Pix) throws(ImagingError) {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let failed = pixWriteMemTiff(&bytes, &count, pix.raw, Int32(IFF_TIFF_G4))
    defer { free(bytes) }
    guard failed == 0, let bytes else {
      throw ImagingError(.corruptImage, detail: "image does not encode")
    }
    let view = ByteView(bytes: UnsafeRawBufferPointer(start: bytes, count: count))
    guard let strip = TIFFDirectory.onlyStrip(of: view) else {
      throw ImagingError(.corruptImage, detail: "fax of several strips")
    }
    self.init(
      data: Data(bytes: bytes + strip.lowerBound, count: strip.count),
      coding: .fax(group4: true, twoDimensional: false), width: pix.width, height: pix.height,
      components: 1)
  }
}

/// Deflate in zlib's wrapper (RFC 1950), as PDF's FlateDecode reads it.
enum Deflate {
  static func compressed(_ bytes: [UInt8]) throws(ImagingError) -> Data {
    var count = 0
    let made = bytes.withUnsafeBufferPointer { zlibCompress($0.baseAddress, $0.count, &count) }
    defer { free(made) }
    guard let made else { throw ImagingError(.corruptImage, detail: "no memory to compress") }
    return Data(bytes: made, count: count)
  }
}
