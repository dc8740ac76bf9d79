import Foundation

/// A smoothing thin-plate spline through displacements: the least bent sheet near them (F. L.
/// Bookstein, Principal warps: thin-plate splines and the decomposition of deformations, 1989; smoothed
/// as by G. Wahba, Spline models for observational data, 1990).
struct ThinPlate {
  struct Sample {
    /// Millimetres of the form.
    var x: Double
    var y: Double
    var shift: SIMD2<Double>
    var weight: Double
  }

  /// For each sample how far from it a sheet through all the others passes, millimetres: what the
  /// sheet is worth where nothing was measured.
  let leftOut: [SIMD2<Double>]
  private let points: [SIMD2<Double>]
  private let forces: [SIMD2<Double>]
  private let plane: [SIMD2<Double>]

  /// Of a coordinate, so that the kernel's values are near 1.
  private static let unit = 100.0

  /// `smoothing` 0 would pass through every sample. nil where the samples lie on one line, or are
  /// fewer than four.
  init?(_ samples: [Sample], smoothing: Double) {
    let count = samples.count
    guard count >= 4, smoothing > 0 else { return nil }
    let points = samples.map { SIMD2($0.x, $0.y) / Self.unit }
    let side = count + 3
    var matrix = [Double](repeating: 0, count: side * side)
    for row in 0..<count {
      for column in 0..<row {
        let value = Self.kernel(points[row] - points[column])
        matrix[row * side + column] = value
        matrix[column * side + row] = value
      }
      matrix[row * side + row] = smoothing / max(1e-3, samples[row].weight)
      for (offset, value) in [1, points[row].x, points[row].y].enumerated() {
        matrix[row * side + count + offset] = value
        matrix[(count + offset) * side + row] = value
      }
    }
    guard Self.invert(&matrix, side: side) else { return nil }
    func product(_ row: Int) -> SIMD2<Double> {
      var sum = SIMD2<Double>()
      for column in 0..<count { sum += samples[column].shift * matrix[row * side + column] }
      return sum
    }
    let forces = (0..<count).map(product)
    self.points = points
    self.forces = forces
    plane = (count..<side).map(product)
    leftOut = (0..<count).map { index in
      forces[index] / max(1e-12, matrix[index * side + index])
    }
  }

  /// The displacement of a point of the form.
  func shift(_ x: Double, _ y: Double) -> SIMD2<Double> {
    let place = SIMD2(x, y) / Self.unit
    var sum = plane[0] + plane[1] * place.x + plane[2] * place.y
    for index in points.indices { sum += forces[index] * Self.kernel(place - points[index]) }
    return sum
  }

  /// r² log r.
  private static func kernel(_ way: SIMD2<Double>) -> Double {
    let square = (way * way).sum()
    return square > 1e-18 ? 0.5 * square * log(square) : 0
  }

  /// Gauss and Jordan, in place, with the largest pivot of each column. False where there is none.
  private static func invert(_ matrix: inout [Double], side: Int) -> Bool {
    matrix.withUnsafeMutableBufferPointer { m in
      var order = Array(0..<side)
      for step in 0..<side {
        var best = step
        for row in step..<side where abs(m[row * side + step]) > abs(m[best * side + step]) {
          best = row
        }
        let pivot = m[best * side + step]
        guard abs(pivot) > 1e-12 else { return false }
        if best != step {
          for column in 0..<side { m.swapAt(best * side + column, step * side + column) }
          order.swapAt(best, step)
        }
        m[step * side + step] = 1
        for column in 0..<side { m[step * side + column] /= pivot }
        for row in 0..<side where row != step {
          let factor = m[row * side + step]
          guard factor != 0 else { continue }
          m[row * side + step] = 0
          for column in 0..<side { m[row * side + column] -= factor * m[step * side + column] }
        }
      }
      // Rows that changed places come back as columns.
      var line = [Double](repeating: 0, count: side)
      for row in 0..<side {
        for column in 0..<side { line[order[column]] = m[row * side + column] }
        for column in 0..<side { m[row * side + column] = line[column] }
      }
      return true
    }
  }
}
