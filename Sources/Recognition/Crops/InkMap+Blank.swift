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
    mend(&result, mask: mask, longest: longest, alongRows: true)
    mend(&result, mask: mask, longest: longest, alongRows: false)
    return result
  }

  private func mend(_ result: inout InkMap, mask: InkMap, longest: Int, alongRows: Bool) {
    let lines = alongRows ? height : width
    let length = alongRows ? width : height
    let step = alongRows ? 1 : width
    let width = width
    let base = result
    bits.withUnsafeBufferPointer { ink in
      mask.bits.withUnsafeBufferPointer { mask in
        base.bits.withUnsafeBufferPointer { base in
          result.bits.withUnsafeMutableBufferPointer { result in
            for line in 0..<lines {
              let origin = alongRows ? line * width : line
              var at = 0
              while at < length {
                guard mask[origin &+ at &* step] != 0 else {
                  at &+= 1
                  continue
                }
                let start = at
                while at < length, mask[origin &+ at &* step] != 0 { at &+= 1 }
                guard start > 0, at < length, at - start <= longest,
                  base[origin &+ (start &- 1) &* step] != 0, base[origin &+ at &* step] != 0
                else { continue }
                for inside in start..<at where ink[origin &+ inside &* step] != 0 {
                  result[origin &+ inside &* step] = 1
                }
              }
            }
          }
        }
      }
    }
  }
}
