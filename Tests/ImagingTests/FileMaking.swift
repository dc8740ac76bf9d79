import CLeptonica
import Foundation
import Imaging

/// Writes scans with Leptonica and by hand.
enum Making {
  /// Black in the upper left quarter, gray in the upper right, white below.
  static func corners(width: Int = 120, height: Int = 80) -> Raster {
    Raster(
      gray: GrayPlane(width: width, height: height) { out in
        for y in 0..<height {
          for x in 0..<width {
            out[y * width + x] = y >= height / 2 ? 255 : x < width / 2 ? 0 : 128
          }
        }
      }, dpi: 100)
  }

  static func withPix<Result>(
    _ raster: Raster, depth: Int32 = 8, _ body: (UnsafeMutablePointer<PIX>) throws -> Result
  ) throws -> Result {
    try raster.withUnsafePix { pointer in
      let source = UnsafeMutablePointer<PIX>(pointer)
      var pix: UnsafeMutablePointer<PIX>?
      switch depth {
      case 1: pix = pixThresholdToBinary(source, 100)
      case 32: pix = pixConvertTo32(source)
      case 16: pix = pixConvert8To16(source, 8)
      case 4: pix = pixThresholdTo4bpp(source, 4, 1)
      default: pix = pixClone(source)
      }
      guard let pix else { throw CocoaError(.coderInvalidValue) }
      defer {
        var owned: UnsafeMutablePointer<PIX>? = pix
        pixDestroy(&owned)
      }
      return try body(pix)
    }
  }

  /// `compression` is one of Leptonica's IFF_TIFF codes.
  static func tiff(
    _ raster: Raster, depth: Int32, compression: Int32, dpi: (Int32, Int32) = (100, 100)
  ) throws -> Data {
    try withPix(raster, depth: depth) { pix in
      pixSetResolution(pix, max(1, dpi.0), max(1, dpi.1))
      var bytes: UnsafeMutablePointer<UInt8>?
      var count = 0
      guard pixWriteMemTiff(&bytes, &count, pix, compression) == 0, let bytes else {
        throw CocoaError(.coderInvalidValue)
      }
      defer { free(bytes) }
      let file = Data(bytes: bytes, count: count)
      return dpi.0 == 0 ? withoutResolution(file) : file
    }
  }

  /// Leptonica always writes a resolution: set its numerators to 0.
  private static func withoutResolution(_ tiff: Data) -> Data {
    var bytes = [UInt8](tiff)
    func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
    func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
    let directory = u32(4)
    for index in 0..<u16(directory) {
      let entry = directory + 2 + 12 * index
      guard [282, 283].contains(u16(entry)) else { continue }
      let place = u32(entry + 8)
      for byte in 0..<4 { bytes[place + byte] = 0 }
    }
    return Data(bytes)
  }

  /// Joins TIFF files of one page into one of many: offsets inside each page are moved.
  static func joined(_ pages: [Data]) -> Data {
    var result = Data([0x49, 0x49, 42, 0, 0, 0, 0, 0])
    var link = 4
    for page in pages {
      let base = result.count
      var bytes = [UInt8](page)
      func u16(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
      func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
      func put(_ at: Int, _ value: Int) {
        for index in 0..<4 { bytes[at + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
      }
      let directory = u32(4)
      let count = u16(directory)
      for index in 0..<count {
        let entry = directory + 2 + 12 * index
        let size = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8][u16(entry + 2)] ?? 1
        let total = size * u32(entry + 4)
        if total > 4 {
          let at = u32(entry + 8)
          if [273, 324].contains(u16(entry)) {
            for item in 0..<u32(entry + 4) { put(at + 4 * item, u32(at + 4 * item) + base) }
          }
          put(entry + 8, at + base)
        } else if [273, 324].contains(u16(entry)) {
          put(entry + 8, u32(entry + 8) + base)
        }
      }
      for index in 0..<4 {
        result[link + index] = UInt8(truncatingIfNeeded: (directory + base) >> (8 * index))
      }
      link = base + directory + 2 + 12 * count
      result.append(contentsOf: bytes)
    }
    return result
  }

  /// A JPEG with an EXIF block that says how it is turned.
  static func jpeg(_ raster: Raster, orientation: Int) throws -> Data {
    let plain = try raster.jpegData(quality: 95)
    var exif: [UInt8] = Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1]
    exif += [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
    var result = Data([0xFF, 0xD8, 0xFF, 0xE1])
    result.append(contentsOf: [UInt8((exif.count + 2) >> 8), UInt8((exif.count + 2) & 255)])
    result.append(contentsOf: exif)
    result.append(plain.dropFirst(2))
    return result
  }

  static func png(header width: UInt32, _ height: UInt32) -> Data {
    var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    data.append(contentsOf: Array("IHDR".utf8))
    for value in [width, height] {
      for shift in [24, 16, 8, 0] { data.append(UInt8((value >> UInt32(shift)) & 255)) }
    }
    data.append(contentsOf: [8, 0, 0, 0, 0, 0, 0, 0, 0])
    data.append(contentsOf: [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82])
    return data
  }
}
