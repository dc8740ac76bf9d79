import Foundation

import Imaging
import TestKit

extension SplitMix64 {
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func within(_ limit: Double) -> Double { (unit() * 2 - 1) * limit }

  /// Nearly normal: the sum of four uniforms.
  mutating func normal() -> Double { (unit() + unit() + unit() + unit() - 2) * 1.73 }
}

/// An anonymous temporary file with the given content, gone when closed.
func withDescriptor<Result>(_ bytes: Data, _ body: (Int32) throws -> Result) throws -> Result {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  guard FileManager.default.createFile(atPath: path, contents: bytes) else {
    throw CocoaError(.fileWriteUnknown)
  }
  let descriptor = open(path, O_RDONLY)
  unlink(path)
  defer { close(descriptor) }
  return try body(descriptor)
}

/// Opens a scan of these bytes and decodes one page.
func decode(
  _ bytes: Data, page: Int = 0, limits: ImagingLimits = .init()
) throws -> Raster {
  try withDescriptor(bytes) { descriptor in
    let file = try ScanFile.open(descriptor: descriptor, limits: limits)
    return try file.page(at: page)
  }
}

/// The code with which these bytes are refused; nil where all pages decode.
func refusal(_ bytes: Data, limits: ImagingLimits = .init()) throws -> ImagingError.Code? {
  try refusalError(bytes, limits: limits)?.code
}

func refusalError(_ bytes: Data, limits: ImagingLimits = .init()) throws -> ImagingError? {
  try withDescriptor(bytes) { descriptor in
    do throws(ImagingError) {
      let file = try ScanFile.open(descriptor: descriptor, limits: limits)
      for page in 0..<file.pageCount { _ = try file.page(at: page) }
      return nil
    } catch {
      return error
    }
  }
}
