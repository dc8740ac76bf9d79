extension GrayPlane {
  /// Each result sample is the mean of `factor` × `factor` samples; what is left over at the right
  /// and at the bottom is dropped.
  package func reduced(by factor: Int) -> GrayPlane {
    guard factor > 1, width >= factor, height >= factor else { return self }
    // A factor that is known when it is compiled is done for many samples at a time.
    switch factor {
    case 2: return halved()
    case 3: return means(3, UInt16.self)
    case 4: return means(4, UInt16.self)
    default: return means(factor, UInt32.self)
    }
  }

  /// - Parameter sum: holds the sum of `factor` samples.
  @inline(__always)
  private func means<Sum: FixedWidthInteger & UnsignedInteger>(
    _ factor: Int, _ sum: Sum.Type
  ) -> GrayPlane {
    let columns = width / factor
    let rows = height / factor
    let area = factor * factor
    // Multiplying by a reciprocal avoids a division a pixel; exact enough for eight bits.
    let reciprocal = UInt32((1 << 20) / area)
    return GrayPlane(width: columns, height: rows) { out in
      withSamples { source in
        // Down the columns first, many at a time.
        var sums = [Sum](repeating: 0, count: columns * factor)
        sums.withUnsafeMutableBufferPointer { sums in
          for row in 0..<rows {
            let first = source + row * factor * width
            for x in 0..<sums.count { sums[x] = Sum(truncatingIfNeeded: first[x]) }
            for line in 1..<factor {
              let input = first + line * width
              for x in 0..<sums.count { sums[x] &+= Sum(truncatingIfNeeded: input[x]) }
            }
            let target = out + row * columns
            for column in 0..<columns {
              var sum = UInt32(area / 2)
              for offset in 0..<factor { sum &+= UInt32(sums[column &* factor &+ offset]) }
              target[column] = UInt8(truncatingIfNeeded: min(255, (sum &* reciprocal) >> 20))
            }
          }
        }
      }
    }
  }

  private func halved() -> GrayPlane {
    let columns = width / 2
    let rows = height / 2
    return GrayPlane(width: columns, height: rows) { out in
      withSamples { source in
        for row in 0..<rows {
          let upper = source + 2 * row * width
          let lower = upper + width
          let target = out + row * columns
          for column in 0..<columns {
            let sum =
              UInt16(upper[2 &* column]) &+ UInt16(upper[2 &* column &+ 1])
              &+ UInt16(lower[2 &* column]) &+ UInt16(lower[2 &* column &+ 1])
            target[column] = UInt8(truncatingIfNeeded: (sum &+ 2) >> 2)
          }
        }
      }
    }
  }
}
