/// Planes as sets of pixels.
extension GrayPlane {
  /// 255 where a sample is the level or above, else 0.
  func mask(from level: UInt8) -> GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for index in 0..<(width * height) { out[index] = source[index] >= level ? 255 : 0 }
      }
    }
  }

  /// 255 where a sample is the level or above and the other plane, of the same size, is 0; else 0.
  func mask(from level: UInt8, outside other: GrayPlane) -> GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { mine in
        other.withSamples { theirs in
          for index in 0..<(width * height) {
            let isOver: UInt8 = mine[index] >= level ? 255 : 0
            out[index] = isOver & (theirs[index] == 0 ? 255 : 0)
          }
        }
      }
    }
  }

  /// 1 where a sample is below the level and the other plane, of the same size, is 0; else 0.
  func ones(below level: UInt8, outside other: GrayPlane) -> GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { mine in
        other.withSamples { theirs in
          for index in 0..<(width * height) {
            let isBelow: UInt8 = mine[index] < level ? 1 : 0
            out[index] = isBelow & (theirs[index] == 0 ? 1 : 0)
          }
        }
      }
    }
  }

  /// Calls for every sample above a level, which is 127 at most, in their order. Eight at a time are passed over where
  /// none is: most of a page is paper.
  @inline(__always)
  static func eachAbove(
    _ level: UInt8, in samples: UnsafePointer<UInt8>, count: Int, _ body: (Int) -> Void
  ) {
    let raw = UnsafeRawPointer(samples)
    // In a byte that is above the level the highest bit is set, or becomes so.
    let each: UInt64 = 0x0101_0101_0101_0101
    let more = UInt64(127 - level) &* each
    var at = 0
    while at < count {
      while at &+ 8 <= count {
        let eight = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        guard (((eight & (each &* 127)) &+ more) | eight) & (each &* 128) == 0 else { break }
        at &+= 8
      }
      let end = min(count, at &+ 8)
      while at < end {
        if samples[at] > level { body(at) }
        at &+= 1
      }
    }
  }

  /// Sum of the samples in a rectangle, which must lie inside.
  func sum(left: Int, top: Int, right: Int, bottom: Int) -> UInt32 {
    guard right > left else { return 0 }
    return withSamples { source in
      var sum: UInt32 = 0
      for y in top..<max(top, bottom) {
        let line = source + (y * width + left)
        for x in 0..<(right - left) { sum &+= UInt32(line[x]) }
      }
      return sum
    }
  }

  /// 0 where the other plane, of the same size, is not 0.
  func subtracting(_ other: GrayPlane) -> GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { mine in
        other.withSamples { theirs in
          for index in 0..<(width * height) { out[index] = theirs[index] == 0 ? mine[index] : 0 }
        }
      }
    }
  }

  /// 0 in some rectangles, which must lie inside.
  func cleared(_ areas: [(left: Int, top: Int, right: Int, bottom: Int)]) -> GrayPlane {
    var result = self
    result.withMutableSamples { samples in
      for area in areas where area.right > area.left {
        for y in area.top..<max(area.top, area.bottom) {
          let line = samples + (y * width + area.left)
          line.update(repeating: 0, count: area.right - area.left)
        }
      }
    }
    return result
  }

  /// Without what is wide: samples of whose neighbourhood more than half is set, as at the edge of a
  /// shadow or of the paper. `side` in samples.
  func thin(side: Int) -> GrayPlane {
    let table = IntegralTable(ones)
    let half = side / 2
    let most = UInt32(side * side * 55 / 100)
    return GrayPlane(width: width, height: height) { out in
      out.update(repeating: 0, count: width * height)
      withSamples { source in
        table.withSums { sums, stride in
          for y in 0..<height {
            let row = y * width
            let above = sums + max(0, y - half) * stride
            let below = sums + min(height, y + half + 1) * stride
            Self.eachAbove(0, in: source + row, count: width) { x in
              let left = max(0, x - half)
              let right = min(width, x + half + 1)
              let count = below[right] &- above[right] &- below[left] &+ above[left]
              if count <= most { out[row &+ x] = source[row &+ x] }
            }
          }
        }
      }
    }
  }

  /// 255 where a sample is 0, else 0.
  var inverted: GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for index in 0..<(width * height) { out[index] = source[index] == 0 ? 255 : 0 }
      }
    }
  }

  /// 1 for every sample that is not 0.
  var ones: GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for index in 0..<(width * height) { out[index] = source[index] == 0 ? 0 : 1 }
      }
    }
  }
}
