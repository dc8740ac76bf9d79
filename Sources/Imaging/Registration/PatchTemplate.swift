/// A small picture to be found in a larger one by normalised cross-correlation (Lewis, 1995).
struct PatchTemplate {
  let width: Int
  let height: Int
  /// Samples less their mean.
  private let centred: [Int16]
  private let norm: Float

  /// nil where the picture is flat.
  init?(_ plane: GrayPlane) {
    width = plane.width
    height = plane.height
    guard width > 0, height > 0 else { return nil }
    let sum = plane.samples.reduce(0) { $0 + Int($1) }
    let mean = Int((Double(sum) / Double(plane.samples.count)).rounded())
    centred = plane.samples.map { Int16(Int($0) - mean) }
    let energy = centred.reduce(0) { $0 + Int($1) * Int($1) }
    guard energy > plane.samples.count * 16 else { return nil }
    norm = Float(energy).squareRoot()
  }

  struct Correlations {
    var columns: Int
    var rows: Int
    /// −1 to 1 for each place of the template's top left corner.
    var values: [Float]
  }

  func correlations(in area: GrayPlane) -> Correlations {
    let columns = area.width - width + 1
    let rows = area.height - height + 1
    guard columns > 0, rows > 0 else { return Correlations(columns: 0, rows: 0, values: []) }
    let samples = area.samples.map { Int16($0) }
    let sums = Self.windowSums(samples, area.width, area.height, width, height)
    let count = Float(width * height)
    var values = [Float](repeating: 0, count: columns * rows)
    // The columns that the template covers at one place across, row after row: places below each other begin one row
    // further on, and each is one stretch to multiply.
    var strip = [Int16](repeating: 0, count: width * area.height)
    centred.withUnsafeBufferPointer { template in
      samples.withUnsafeBufferPointer { samples in
        strip.withUnsafeMutableBufferPointer { strip in
          guard let template = template.baseAddress, let samples = samples.baseAddress,
            let strip = strip.baseAddress
          else { return }
          for x in 0..<columns {
            for line in 0..<area.height {
              (strip + line * width).update(from: samples + (line * area.width + x), count: width)
            }
            for y in 0..<rows {
              let covered = strip + y * width
              var product: Int32 = 0
              for place in 0..<(width &* height) {
                product &+= Int32(template[place]) &* Int32(covered[place])
              }
              let index = y &* columns &+ x
              let sum = Float(sums.values[index])
              let energy = Float(sums.squares[index]) - sum * sum / count
              // Flat places have no shape to compare; a little noise must not look like a match.
              values[index] = energy > count * 9 ? Float(product) / (norm * energy.squareRoot()) : 0
            }
          }
        }
      }
    }
    return Correlations(columns: columns, rows: rows, values: values)
  }

  /// Sums and sums of squares over every window.
  private static func windowSums(
    _ samples: [Int16], _ width: Int, _ height: Int, _ across: Int, _ along: Int
  ) -> (values: [Int32], squares: [Int32]) {
    let columns = width - across + 1
    let rows = height - along + 1
    var lineSums = [Int32](repeating: 0, count: columns * height)
    var lineSquares = lineSums
    for y in 0..<height {
      var sum: Int32 = 0
      var square: Int32 = 0
      for x in 0..<width {
        let value = Int32(samples[y * width + x])
        sum &+= value
        square &+= value &* value
        if x >= across {
          let old = Int32(samples[y * width + x - across])
          sum &-= old
          square &-= old &* old
        }
        if x >= across - 1 {
          lineSums[y * columns + x - across + 1] = sum
          lineSquares[y * columns + x - across + 1] = square
        }
      }
    }
    var values = [Int32](repeating: 0, count: columns * rows)
    var squares = values
    for x in 0..<columns {
      var sum: Int32 = 0
      var square: Int32 = 0
      for y in 0..<height {
        sum &+= lineSums[y * columns + x]
        square &+= lineSquares[y * columns + x]
        if y >= along {
          sum &-= lineSums[(y - along) * columns + x]
          square &-= lineSquares[(y - along) * columns + x]
        }
        if y >= along - 1 {
          values[(y - along + 1) * columns + x] = sum
          squares[(y - along + 1) * columns + x] = square
        }
      }
    }
    return (values, squares)
  }

  struct Match {
    /// Top left corner in the searched area, with fractions of a pixel.
    var x: Double
    var y: Double
    var score: Float
  }

  /// The best place, between pixels by a parabola through its neighbours.
  func best(in area: GrayPlane) -> Match? {
    let map = correlations(in: area)
    var top = -1
    var score: Float = -2
    for (index, value) in map.values.enumerated() where value > score {
      top = index
      score = value
    }
    guard top >= 0 else { return nil }
    let x = top % map.columns
    let y = top / map.columns
    // At the edge of the search the true place may lie beyond it.
    guard x > 0, y > 0, x < map.columns - 1, y < map.rows - 1 else { return nil }
    let left = map.values[top - 1]
    let right = map.values[top + 1]
    let above = map.values[top - map.columns]
    let below = map.values[top + map.columns]
    return Match(
      x: Double(x) + Self.vertex(left, score, right),
      y: Double(y) + Self.vertex(above, score, below),
      score: score)
  }

  private static func vertex(_ before: Float, _ at: Float, _ after: Float) -> Double {
    let curve = before - 2 * at + after
    guard curve < -1e-6 else { return 0 }
    return Double(max(-0.5, min(0.5, (before - after) / (2 * curve))))
  }
}
