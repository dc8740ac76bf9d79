import CLeptonica
import Foundation

/// Compressed pages.
enum Codec {
  /// A Leptonica image of the raster; black and white where `bilevel`, cut where
  /// facsimile machines cut: thin gray type stays.
  static func withPix<T>(
    _ raster: Raster, bilevel: Bool, _ body: (UnsafeMutablePointer<PIX>) throws(PressError) -> T
  ) throws(PressError) -> T {
    let depth: Int32 = bilevel ? 1 : (raster.channels == 1 ? 8 : 32)
    guard let made = pixCreate(Int32(raster.width), Int32(raster.height), depth),
      let words = pixGetData(made)
    else { throw PressError.drawing("pixCreate") }
    let pix = made
    defer {
      var owned: UnsafeMutablePointer<PIX>? = pix
      pixDestroy(&owned)
    }
    let perRow = Int(pixGetWpl(pix))
    copy(raster, into: words, perRow: perRow, bilevel: bilevel)
    let dpi = Int32(raster.dpi.rounded())
    pixSetResolution(pix, dpi, dpi)
    return try body(pix)
  }

  private static func copy(
    _ raster: Raster, into words: UnsafeMutablePointer<UInt32>, perRow: Int, bilevel: Bool
  ) {
    let width = raster.width
    let channels = raster.channels
    raster.bytes.withUnsafeBufferPointer { bytes in
      for y in 0..<raster.height {
        let row = words + y * perRow
        let source = y * width * channels
        if bilevel {
          for x in 0..<width where bytes[source &+ x &* channels] < 172 {
            row[x >> 5] |= 0x8000_0000 >> UInt32(x & 31)
          }
        } else if channels == 1 {
          for x in 0..<width {
            row[x >> 2] |= UInt32(bytes[source &+ x]) << UInt32(24 - 8 * (x & 3))
          }
        } else {
          for x in 0..<width {
            let at = source &+ 3 &* x
            row[x] =
              UInt32(bytes[at]) << 24 | UInt32(bytes[at &+ 1]) << 16 | UInt32(bytes[at &+ 2]) << 8
          }
        }
      }
    }
  }

  static func jpeg(_ raster: Raster, quality: Int) throws(PressError) -> Data {
    try withPix(raster, bilevel: false) { pix throws(PressError) in
      try bytes("JPEG") { data, size in
        pixWriteMemJpeg(data, size, pix, Int32(quality), 0)
      }
    }
  }

  static func png(_ raster: Raster, bilevel: Bool) throws(PressError) -> Data {
    try withPix(raster, bilevel: bilevel) { pix throws(PressError) in
      try bytes("PNG") { data, size in pixWriteMemPng(data, size, pix, 0) }
    }
  }

  /// One TIFF directory, G4 or JPEG-less LZW by the depth.
  static func tiff(_ raster: Raster, bilevel: Bool) throws(PressError) -> Data {
    try withPix(raster, bilevel: bilevel) { pix throws(PressError) in
      try bytes("TIFF") { data, size in
        pixWriteMemTiff(data, size, pix, Int32(bilevel ? IFF_TIFF_G4 : IFF_TIFF_LZW))
      }
    }
  }

  /// CCITT group 4 bytes without a wrapper, as PDF wants them.
  static func group4(_ raster: Raster) throws(PressError) -> Data {
    let whole = try tiff(raster, bilevel: true)
    return try TIFFFile(whole).strip()
  }

  private static func bytes(
    _ what: String,
    _ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>) ->
      Int32
  ) throws(PressError) -> Data {
    var data: UnsafeMutablePointer<UInt8>?
    var size = 0
    guard write(&data, &size) == 0, let data else { throw PressError.drawing(what) }
    defer { lept_free(data) }
    return Data(bytes: data, count: size)
  }
}
