import CLeptonica
public import Foundation

extension Raster {
  /// The raster as PNG, in colour where it has any. Lightly compressed: speed counts more here.
  public func pngData() throws(ImagingError) -> Data {
    try encodedPix().png()
  }

  /// The raster as JPEG; quality 1 to 100.
  public func jpegData(quality: Int = 85) throws(ImagingError) -> Data {
    let pix = try encodedPix()
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let failed = pixWriteMemJpeg(&bytes, &count, pix.raw, Int32(min(max(quality, 1), 100)), 0)
    return try Data(leptonica: bytes, count, failed)
  }

  private func encodedPix() throws(ImagingError) -> Pix {
    let pix: Pix
    if let colour {
      pix = try Pix.of(colour.sampled(width: width, height: height, map: colourFrame))
    } else {
      pix = try Pix.of(gray)
    }
    let resolution = Int32(min(max(dpi, 1), 10_000).rounded())
    pixSetResolution(pix.raw, resolution, resolution)
    return pix
  }

  /// Runs `body` on Leptonica's image of the gray samples, for engines that take such. The pointer
  /// must not leave the body.
  package func withUnsafePix<Result>(
    _ body: (OpaquePointer) throws -> Result
  ) throws -> Result {
    let pix = try Pix.of(gray)
    let resolution = Int32(min(max(dpi, 1), 10_000).rounded())
    pixSetResolution(pix.raw, resolution, resolution)
    return try body(OpaquePointer(pix.raw))
  }
}

extension Pix {
  borrowing func png() throws(ImagingError) -> Data {
    pixSetZlibCompression(raw, 3)
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    let failed = pixWriteMemPng(&bytes, &count, raw, 0)
    return try Data(leptonica: bytes, count, failed)
  }
}

extension Data {
  /// Takes over what Leptonica wrote.
  fileprivate init(
    leptonica bytes: UnsafeMutablePointer<UInt8>?, _ count: Int, _ failed: Int32
  ) throws(ImagingError) {
    defer { free(bytes) }
    guard failed == 0, let bytes else {
      throw ImagingError(.corruptImage, detail: "image does not encode")
    }
    self.init(bytes: bytes, count: count)
  }
}
