/// How often values were right, by the probability that was given for them.
///
/// Source: A. H. Murphy and R. L. Winkler, Reliability of subjective probability forecasts, 1977.
public struct Reliability: Codable, Hashable, Sendable {
  public struct Bin: Codable, Hashable, Sendable {
    /// Lowest probability of the bin.
    public var from: Double
    /// Sum of the probabilities given.
    public var given = 0.0
    public var right = Proportion()

    /// Mean of the probabilities given, nil where there are none.
    public var meanGiven: Double? { right.count == 0 ? nil : given / Double(right.count) }
  }

  /// Finer towards certainty, where values are accepted or not.
  public static let edges = [0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]

  public var bins = Reliability.edges.map { Bin(from: $0) }

  public init() {}

  mutating func count(_ field: FieldComparison) {
    // Fields that no judge was asked about were given no probability.
    guard field.evidence != nil else { return }
    guard let bin = bins.lastIndex(where: { field.confidence >= $0.from }) else { return }
    bins[bin].given += field.confidence
    bins[bin].right.count(field.isRight)
  }

  /// Mean distance between the probabilities given and the shares that were right, nil where nothing
  /// was counted.
  public var calibrationError: Double? {
    let total = bins.map(\.right.count).reduce(0, +)
    guard total > 0 else { return nil }
    return bins.reduce(0) { sum, bin in
      sum + abs(bin.given - Double(bin.right.hits)) / Double(total)
    }
  }
}
