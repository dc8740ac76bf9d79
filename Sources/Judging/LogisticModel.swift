import Foundation

/// The probability of one of two outcomes by weighted features.
///
/// Source: D. R. Cox, The regression analysis of binary sequences, 1958; fitted by Newton's method
/// with a ridge, so that features that always go with one outcome get a finite weight.
public struct LogisticModel: Codable, Sendable, Hashable {
  /// By name; a feature without a weight counts for nothing.
  public var weights: [String: Double]

  public init(weights: [String: Double]) { self.weights = weights }

  /// Logarithm of the odds.
  func score(_ features: [String: Double]) -> Double {
    features.reduce(0) { $0 + $1.value * (weights[$1.key] ?? 0) }
  }

  /// - Parameters:
  ///   - samples: features and whether the outcome came about.
  ///   - prior: weights that hold where the samples say nothing else; 0 where it has none.
  ///   - ridge: how strongly weights are held near the prior's.
  init(
    fitting samples: [(features: [String: Double], outcome: Bool)],
    near prior: LogisticModel? = nil,
    ridge: Double = 0.5, rounds: Int = 40
  ) {
    let names = Set(samples.flatMap(\.features.keys)).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    let rows = samples.map { sample in
      sample.features.compactMap { name, value in places[name].map { (place: $0, value: value) } }
    }
    let centre = names.map { prior?.weights[$0] ?? 0 }
    var weights = centre
    for _ in 0..<rounds {
      var gradient = zip(weights, centre).map { -ridge * ($0 - $1) }
      var curvature = [[Double]](
        repeating: [Double](repeating: 0, count: names.count), count: names.count)
      for index in names.indices { curvature[index][index] = ridge }
      for (row, sample) in zip(rows, samples) {
        let p = 1 / (1 + exp(-row.reduce(0) { $0 + $1.value * weights[$1.place] }))
        let error = (sample.outcome ? 1 : 0) - p
        for (place, value) in row {
          gradient[place] += error * value
          for (other, factor) in row { curvature[place][other] += p * (1 - p) * value * factor }
        }
      }
      let step = Self.solve(curvature, gradient)
      // A long step of Newton's overshoots where the outcomes are nearly separated.
      let length = step.map(abs).max() ?? 0
      let scale = length > 2 ? 2 / length : 1
      for index in weights.indices { weights[index] += scale * step[index] }
      if length < 1e-6 { break }
    }
    self.weights = (prior?.weights ?? [:]).merging(zip(names, weights)) { $1 }
  }

  /// Gauss's elimination for a symmetric positive matrix.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var a = matrix
    var b = right
    let count = b.count
    for column in 0..<count {
      let pivot = a[column][column]
      guard abs(pivot) > 1e-12 else { continue }
      for row in (column + 1)..<max(count, column + 1) {
        let factor = a[row][column] / pivot
        guard factor != 0 else { continue }
        for k in column..<count { a[row][k] -= factor * a[column][k] }
        b[row] -= factor * b[column]
      }
    }
    var result = [Double](repeating: 0, count: count)
    for row in stride(from: count - 1, through: 0, by: -1) {
      guard abs(a[row][row]) > 1e-12 else { continue }
      let known = ((row + 1)..<max(count, row + 1)).reduce(0) { $0 + a[row][$1] * result[$1] }
      result[row] = (b[row] - known) / a[row][row]
    }
    return result
  }
}
