/// Makes small pictures for networks out of larger ones.
enum AreaMean {
  /// The mean over areas of what a square shows, row by row, 1 at most.
  ///
  /// - Parameters:
  ///   - side: pixels of a side of the picture.
  ///   - left: of the square, pixels of the source; may lie outside of it, where all is paper.
  ///   - size: side of the square, pixels of the source.
  ///   - ink: strength of the ink at a pixel of the source, row by row.
  static func square(
    of side: Int, left: Double, top: Double, size: Double, ink: [Float], width: Int, height: Int
  ) -> [Float] {
    let columns = spans(of: side, from: left, size: size, limit: width)
    let rows = spans(of: side, from: top, size: size, limit: height)
    let area = Float(size / Double(side) * size / Double(side))
    var values = [Float](repeating: 0, count: side * side)
    ink.withUnsafeBufferPointer { ink in
      for (y, row) in rows.enumerated() {
        for (offset, rowWeight) in row.weights.enumerated() {
          let start = (row.first &+ offset) &* width
          for (x, column) in columns.enumerated() {
            var sum: Float = 0
            var at = start &+ column.first
            for weight in column.weights {
              sum += weight * ink[at]
              at &+= 1
            }
            values[y &* side &+ x] += sum * rowWeight
          }
        }
      }
    }
    return values.map { min(1, $0 / area) }
  }

  /// For each pixel of the picture the pixels of the source under it, with how much of each.
  private static func spans(
    of side: Int, from start: Double, size: Double, limit: Int
  ) -> [(first: Int, weights: [Float])] {
    let step = size / Double(side)
    return (0..<side).map { index in
      let low = max(0, start + Double(index) * step)
      let high = min(Double(limit), start + Double(index + 1) * step)
      guard low < high else { return (0, []) }
      let first = Int(low)
      let last = min(limit - 1, Int(high.rounded(.up)) - 1)
      return (
        first,
        (first...max(first, last)).map { Float(min(high, Double($0 + 1)) - max(low, Double($0))) }
      )
    }
  }
}
