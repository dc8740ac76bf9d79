import Foundation
import Recognition

/// A generator with a seed, so that a failure can be repeated (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

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
