/// Weighs what readers saw into one calibrated probability.
///
/// A judge that knows more readers takes the place of one that knows fewer; what it is given
/// and what it answers stay the same.
public protocol Judge: Sendable {
  /// Name and version, for provenance.
  var name: String { get }

  func judge(_ evidence: Evidence) -> Judgement
}

/// What a judge thinks of a value.
public struct Judgement: Sendable, Hashable {
  /// Probability that the value is right, calibrated and on the safe side: the true share of
  /// right values in the group is higher with 95 % confidence.
  public var probability: Double

  public init(probability: Double) { self.probability = probability }

  /// Whether the value may go on without a person.
  /// - Parameter maxError: highest probability of a wrong value that the workflow allows.
  public func isAccepted(maxError: Double) -> Bool { 1 - probability <= maxError }
}
