import Foundation

/// A share with the interval that its count supports.
public struct Proportion: Codable, Hashable, Sendable {
  public var hits: Int
  public var count: Int

  public init(hits: Int = 0, count: Int = 0) {
    self.hits = hits
    self.count = count
  }

  /// nil where nothing was counted.
  public var share: Double? { count == 0 ? nil : Double(hits) / Double(count) }

  /// Wilson's score interval at 95 %.
  ///
  /// E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
  public var interval: ClosedRange<Double>? {
    guard let p = share else { return nil }
    let n = Double(count)
    let z = 1.959964
    let centre = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return max(0, (centre - spread) / scale)...min(1, (centre + spread) / scale)
  }

  public mutating func count(_ hit: Bool) {
    count += 1
    if hit { hits += 1 }
  }

  public mutating func add(_ other: Proportion) {
    hits += other.hits
    count += other.count
  }
}
