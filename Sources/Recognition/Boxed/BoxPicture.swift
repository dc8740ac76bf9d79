/// One box as the network for boxed characters wants it: the square around the box's centre at
/// 48 × 48, 0 paper to 1 the darkest ink.
///
/// How a box becomes a picture is the contract of models/boxed/README.md.
public struct BoxPicture: Sendable, Hashable {
  /// Pixels of a side.
  public static let side = 48

  /// Row by row.
  public let values: [Float]

  /// - Precondition: `values` holds `side × side` numbers.
  public init(values: [Float]) {
    precondition(values.count == Self.side * Self.side)
    self.values = values
  }

  /// The mean over areas of what a square shows.
  ///
  /// - Parameters:
  ///   - left: of the square, pixels of the source; may lie outside of it, where all is paper.
  ///   - size: side of the square, pixels of the source.
  ///   - ink: strength of the ink at a pixel of the source, row by row.
  init(left: Double, top: Double, size: Double, ink: [Float], width: Int, height: Int) {
    let columns = Self.spans(from: left, size: size, limit: width)
    let rows = Self.spans(from: top, size: size, limit: height)
    let area = Float(size / Double(Self.side) * size / Double(Self.side))
    var values = [Float](repeating: 0, count: Self.side * Self.side)
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
            values[y &* Self.side &+ x] += sum * rowWeight
          }
        }
      }
    }
    self.values = values.map { min(1, $0 / area) }
  }

  /// For each pixel of the picture the pixels of the source under it, with how much of each.
  private static func spans(
    from start: Double, size: Double, limit: Int
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
