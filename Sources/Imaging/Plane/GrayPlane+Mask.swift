extension GrayPlane {
  package var histogram: [Int] {
    // Four counts in turn: white paper would wait for one and the same count at every sample.
    var counts = [Int](repeating: 0, count: 4 * 256)
    withSamples { source in
      counts.withUnsafeMutableBufferPointer { counts in
        for index in 0..<(width * height) {
          counts[(index & 3) << 8 | Int(source[index])] &+= 1
        }
      }
    }
    return (0..<256).map { counts[$0] + counts[256 + $0] + counts[512 + $0] + counts[768 + $0] }
  }

  /// The level below which the given share of the samples lies.
  static func level(_ histogram: [Int], share: Double) -> Int {
    let total = histogram.reduce(0, +)
    let wanted = Int(Double(total) * share)
    var seen = 0
    for (level, count) in histogram.enumerated() {
      seen += count
      if seen > wanted { return level }
    }
    return 255
  }

  /// 255 where a sample is below the level, else 0.
  package func bilevelMask(below level: UInt8) -> GrayPlane {
    GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for index in 0..<(width * height) { out[index] = source[index] < level ? 255 : 0 }
      }
    }
  }

  /// The largest sample within a square of `reach` to each side.
  package func dilated(by reach: Int) -> GrayPlane {
    guard reach > 0, width > 0, height > 0 else { return self }
    // One shift after the other, so that many samples are compared at a time.
    let across = GrayPlane(width: width, height: height) { out in
      withSamples { source in
        for y in 0..<height {
          let line = source + y * width
          let target = out + y * width
          target.update(from: line, count: width)
          for shift in 1...reach where shift < width {
            let rest = width - shift
            let ahead = line + shift
            for x in 0..<rest { target[x] = max(target[x], ahead[x]) }
            let behind = target + shift
            for x in 0..<rest { behind[x] = max(behind[x], line[x]) }
          }
        }
      }
    }
    return GrayPlane(width: width, height: height) { out in
      across.withSamples { source in
        for y in 0..<height {
          let target = out + y * width
          target.update(from: source + y * width, count: width)
          for row in max(0, y - reach)...min(height - 1, y + reach) where row != y {
            let line = source + row * width
            for x in 0..<width { target[x] = max(target[x], line[x]) }
          }
        }
      }
    }
  }
}
