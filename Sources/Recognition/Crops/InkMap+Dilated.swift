extension InkMap {
  /// Every pixel within `radius` of ink in the sense of a square.
  ///
  /// Sixty-four pixels at a time, along rows and then along columns: ink that was widened by some pixels and is moved
  /// to both sides by no more than twice as many and one leaves no gap.
  package func dilated(_ radius: Int) -> InkMap {
    guard radius > 0, width > 0, height > 0 else { return self }
    var rows = BitRows(self, reach: radius)
    for step in Self.steps(to: radius) { rows.widen(by: step) }
    return InkMap(rows)
  }

  /// By how many pixels to move ink, time after time, until it is widened by `radius`.
  private static func steps(to radius: Int) -> [Int] {
    var steps: [Int] = []
    var reached = 0
    while reached < radius {
      let step = min(2 * reached + 1, radius - reached, 63)
      steps.append(step)
      reached += step
    }
    return steps
  }

  private init(_ rows: borrowing BitRows) {
    self.init(width: rows.width, height: rows.height, bits: rows.bytes)
  }
}

/// A map with one bit a pixel, the leftmost of a word in its lowest bit, and paper to both sides: ink that was moved off
/// the map may come back.
private struct BitRows {
  let width: Int
  let height: Int
  /// Words of a row, and those of paper on either side of it.
  private let words: Int
  private let paper: Int
  private var bits: [UInt64]

  /// The lowest bits of eight bytes, and the product that brings them together in the highest byte.
  private static let lowest: UInt64 = 0x0101_0101_0101_0101
  private static let together: UInt64 = 0x0102_0408_1020_4080

  /// For each byte its bits, one a byte.
  private static let spread: [UInt64] = (0..<256).map { (byte: Int) in
    (0..<8).reduce(0) { $0 | UInt64((byte >> $1) & 1) << UInt64(8 * $1) }
  }

  /// - Parameter reach: pixels by which the ink will be widened.
  init(_ map: InkMap, reach: Int) {
    width = map.width
    height = map.height
    let (width, height) = (map.width, map.height)
    let inked = (width + 63) / 64
    let paper = (reach + 63) / 64
    let words = inked + 2 * paper
    self.words = words
    self.paper = paper
    bits = [UInt64](repeating: 0, count: words * height)
    bits.withUnsafeMutableBufferPointer { out in
      map.bits.withUnsafeBytes { source in
        for y in 0..<height {
          let row = y &* width
          for word in 0..<inked {
            let first = word &* 64
            var packed: UInt64 = 0
            var x = first
            let end = min(width, first &+ 64)
            while x &+ 8 <= end {
              let eight = source.loadUnaligned(fromByteOffset: row &+ x, as: UInt64.self)
                .littleEndian
              let bits = ((eight & Self.lowest) &* Self.together) >> 56
              packed |= bits << UInt64(x &- first)
              x &+= 8
            }
            while x < end {
              packed |= UInt64(source[row &+ x] & 1) << UInt64(x &- first)
              x &+= 1
            }
            out[y &* words &+ paper &+ word] = packed
          }
        }
      }
    }
  }

  /// - Parameter step: 1 to 63.
  mutating func widen(by step: Int) {
    let (words, height) = (words, height)
    let near = UInt64(step)
    let far = UInt64(64 - step)
    var across = [UInt64](repeating: 0, count: bits.count)
    across.withUnsafeMutableBufferPointer { across in
      bits.withUnsafeBufferPointer { bits in
        for y in 0..<height {
          let row = y &* words
          for word in 0..<words {
            let own = bits[row &+ word]
            let before = word > 0 ? bits[row &+ word &- 1] : 0
            let after = word &+ 1 < words ? bits[row &+ word &+ 1] : 0
            across[row &+ word] =
              own | own << near | before >> far | own >> near | after << far
          }
        }
      }
    }
    bits.withUnsafeMutableBufferPointer { bits in
      across.withUnsafeBufferPointer { across in
        for y in 0..<height {
          let row = y &* words
          let above = max(0, y &- step) &* words
          let below = min(height &- 1, y &+ step) &* words
          // Where there is no row so far away the nearest one is within reach.
          for word in 0..<words {
            bits[row &+ word] =
              across[row &+ word] | across[above &+ word] | across[below &+ word]
          }
        }
      }
    }
  }

  /// 1 for every pixel that is set, one byte a pixel.
  var bytes: [UInt8] {
    let (width, height) = (width, height)
    let (words, paper) = (words, paper)
    return [UInt8](unsafeUninitializedCapacity: width * height) { out, count in
      count = width * height
      let target = UnsafeMutableRawPointer(out.baseAddress)
      let spread = Self.spread
      bits.withUnsafeBufferPointer { bits in
        for y in 0..<height {
          let row = y &* width
          for word in 0..<((width + 63) / 64) {
            let first = word &* 64
            let packed = bits[y &* words &+ paper &+ word]
            var x = first
            let end = min(width, first &+ 64)
            while x &+ 8 <= end {
              let eight = spread[Int((packed >> UInt64(x &- first)) & 0xFF)]
              target?.storeBytes(of: eight.littleEndian, toByteOffset: row &+ x, as: UInt64.self)
              x &+= 8
            }
            while x < end {
              out[row &+ x] = UInt8(truncatingIfNeeded: (packed >> UInt64(x &- first)) & 1)
              x &+= 1
            }
          }
        }
      }
    }
  }
}
