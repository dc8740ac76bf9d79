extension InkMap {
  /// The ink that the blank form does not explain, with strokes that cross printed rules mended.
  ///
  /// The blank's ink is widened by `slack` pixels, for registration is never exact, and taken
  /// away. A stroke across a rule then has a gap as thick as the widened rule; where ink goes on
  /// at both ends of the gap it is filled from what the page shows there.
  ///
  /// - Parameter mask: the blank's ink, widened.
  package func outside(_ mask: InkMap, slack: Int) -> InkMap {
    var result = subtracting(mask)
    let longest = 2 * slack + 10
    let base = result
    mendAlongRows(&result, base: base, mask: mask, longest: longest)
    mendAlongColumns(&result, base: base, mask: mask, longest: longest)
    return result
  }

  private func mendAlongRows(
    _ result: inout InkMap, base: InkMap, mask: InkMap, longest: Int
  ) {
    let (width, height) = (width, height)
    bits.withUnsafeBufferPointer { ink in
      mask.bits.withUnsafeBufferPointer { mask in
        base.bits.withUnsafeBufferPointer { base in
          result.bits.withUnsafeMutableBufferPointer { result in
            for y in 0..<height {
              let row = y &* width
              let end = row &+ width
              var at = row
              while let start = mask.next(from: at, to: end) {
                at = start
                while at < end, mask[at] != 0 { at &+= 1 }
                guard start > row, at < end, at - start <= longest, base[start &- 1] != 0,
                  base[at] != 0
                else { continue }
                for inside in start..<at where ink[inside] != 0 { result[inside] = 1 }
              }
            }
          }
        }
      }
    }
  }

  /// Row after row, for all columns at once, as the pixels lie in memory.
  private func mendAlongColumns(
    _ result: inout InkMap, base: InkMap, mask: InkMap, longest: Int
  ) {
    let (width, height) = (width, height)
    // For each column where the mask's run began that this row may end.
    var starts = [Int32](repeating: 0, count: width)
    bits.withUnsafeBufferPointer { ink in
      mask.bits.withUnsafeBufferPointer { mask in
        base.bits.withUnsafeBufferPointer { base in
          result.bits.withUnsafeMutableBufferPointer { result in
            starts.withUnsafeMutableBufferPointer { starts in
              for y in 0..<height {
                let row = y &* width
                let end = row &+ width
                var at = row
                while let found = mask.next(from: at, to: end) {
                  at = found &+ 1
                  let x = found &- row
                  if y == 0 || mask[found &- width] == 0 {
                    starts[x] = Int32(truncatingIfNeeded: y)
                  }
                  guard y &+ 1 < height, mask[found &+ width] == 0 else { continue }
                  let start = Int(starts[x])
                  guard start > 0, y &+ 1 &- start <= longest,
                    base[(start &- 1) &* width &+ x] != 0, base[found &+ width] != 0
                  else { continue }
                  for inside in start...y where ink[inside &* width &+ x] != 0 {
                    result[inside &* width &+ x] = 1
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
