import Foundation
import Recognition

extension DrawnLine {
  /// The picture at the resolution that readers are given.
  var crop: Crop {
    let bytes = [UInt8](Data(base64Encoded: packed) ?? Data())
    let pixels = bytes.flatMap { [($0 >> 4) * 17, ($0 & 15) * 17] }
    return Crop(width: width, height: pixels.count / width, pixels: pixels, dpi: 140)
  }
}

extension Crop {
  static func paper(_ width: Int, _ height: Int, tone: UInt8 = 240) -> Crop {
    Crop(width: width, height: height, tone: tone, dpi: 300)
  }

  mutating func fill(x: Range<Int>, y: Range<Int>, tone: UInt8 = 30) {
    for row in y { for column in x { self[column, row] = tone } }
  }
}
