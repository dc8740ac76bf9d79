extension InkMap {
  /// Every pixel within `radius` of ink in the sense of a square.
  ///
  /// Along rows and then along columns, each time by windows that grow to twice their length at every step.
  package func dilated(_ radius: Int) -> InkMap {
    guard radius > 0, width > 0, height > 0 else { return self }
    let steps = Self.steps(toWindow: 2 * radius + 1)
    // Paper around the map, so that every window lies inside.
    let columns = width + 2 * radius
    let rows = height + 2 * radius
    var tall = [UInt8](repeating: 0, count: rows * width)
    tall.withUnsafeMutableBufferPointer { tall in
      bits.withUnsafeBufferPointer { source in
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * columns) { buffer in
          let first = UnsafeMutableBufferPointer(rebasing: buffer[..<columns])
          let second = UnsafeMutableBufferPointer(rebasing: buffer[columns...])
          for y in 0..<height {
            first.update(repeating: 0)
            for x in 0..<width { first[radius &+ x] = source[y &* width &+ x] }
            var (now, next) = (first, second)
            for step in steps {
              for x in 0..<(columns - step) { next[x] = now[x] | now[x &+ step] }
              for x in (columns - step)..<columns { next[x] = now[x] }
              swap(&now, &next)
            }
            let row = (y + radius) * width
            for x in 0..<width { tall[row &+ x] = now[x] }
          }
        }
      }
      for step in steps {
        // Rows further down have not changed yet.
        for y in 0..<(rows - step) {
          let row = y * width
          let other = (y + step) * width
          for x in 0..<width { tall[row &+ x] |= tall[other &+ x] }
        }
      }
    }
    var result = self
    result.bits = Array(tall.prefix(width * height))
    return result
  }

  /// How far apart two windows of one length are, step by step, until both together are `window` long.
  private static func steps(toWindow window: Int) -> [Int] {
    var steps: [Int] = []
    var length = 1
    while length < window {
      let step = min(length, window - length)
      steps.append(step)
      length += step
    }
    return steps
  }
}
