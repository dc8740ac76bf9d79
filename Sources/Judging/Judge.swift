public import Readings

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
  /// Probability that the value is right.
  public var probability: Double
  /// The error rate that values with evidence at least as good stay below with 95 % confidence; 1
  /// where nothing is known.
  public var errorBound: Double
  /// Logarithm of the odds by the model as it was shipped, whatever a site has learned since; nil
  /// where no model weighed the evidence.
  public var score: Double?

  public init(probability: Double, errorBound: Double, score: Double? = nil) {
    self.probability = probability
    self.errorBound = errorBound
    self.score = score
  }

  /// Whether the value may go on without a person.
  /// - Parameter maxError: highest probability of a wrong value that the workflow allows.
  public func isAccepted(maxError: Double) -> Bool { errorBound <= maxError }
}
