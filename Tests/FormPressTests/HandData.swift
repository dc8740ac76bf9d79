import CZlib
import Foundation
import Testing

@testable import FormPress

/// Tiny made-up data for hands, of the shapes of the real.
enum HandData {
  /// A bar, a cross and a hook.
  static let strokes = """
    {"1": ["M54,14c0,20,0,60,0,80"], "ア": ["M20,20L88,20", "M54,20c0,20-10,60-30,74"],
     "山": ["M54,15v70", "M20,40V86H90", "M90,40l0,46"], "\u{F9A8}": ["M20,20L90,90"]}
    """

  static func write(_ bytes: Data, _ name: String, in folder: URL) throws -> String {
    let url = folder.appending(path: name)
    try bytes.write(to: url)
    return url.path(percentEncoded: false)
  }

  static func packed(_ bytes: Data, _ name: String, in folder: URL) throws -> String {
    let path = folder.appending(path: name).path(percentEncoded: false)
    let file = try #require(gzopen(path, "wb"))
    let written = gzwrite(file, [UInt8](bytes), UInt32(bytes.count))
    #expect(Int(written) == bytes.count)
    #expect(gzclose(file) == Z_OK)
    return path
  }

  /// Digits ordered by digit, `each` of every one; the first pixel of a picture is its index,
  /// too faint to count as ink, so `each` is at most 6.
  static func writeDigits(each: Int, in folder: URL) throws -> String {
    let count = UInt8(10 * each)
    var pictures = Data([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28])
    var labels = Data([0, 0, 8, 1, 0, 0, 0, count])
    for index in 0..<count {
      var pixels = [UInt8](repeating: 0, count: 28 * 28)
      for row in 4..<24 { for column in 4..<8 { pixels[row * 28 + column] = 255 } }
      pixels[0] = index
      pictures.append(contentsOf: pixels)
      labels.append(index / UInt8(each))
    }
    _ = try packed(pictures, "tiny-train-images-idx3-ubyte.gz", in: folder)
    _ = try write(labels, "tiny-train-labels-idx1-ubyte", in: folder)
    return folder.path(percentEncoded: false)
  }
}
