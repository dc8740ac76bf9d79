public import Readings

/// Reads numbers as lines of digits, whatever stands between the digits.
///
/// A reader is created once in a process and used by one thread. The same line reads the same whatever was read
/// before it.
public protocol NumberReader: AnyObject {
  /// Name and version; goes into the provenance of every value.
  var name: String { get }

  /// - Throws: `Refusal(.readerUnavailable)` where the engine is broken.
  func read(_ line: Crop) throws -> NumberOpinion
}

/// What a reader of numbers makes of a line.
public struct NumberOpinion: Sendable, Hashable {
  /// What it sees step by step, so that any number can be held against the line.
  public var steps: DigitSteps
  /// Numbers, likeliest first, with their probabilities; never empty, but the first may have no digit.
  public var numbers: [Candidate]

  public init(steps: DigitSteps, numbers: [Candidate]) {
    self.steps = steps
    self.numbers = numbers
  }

  /// The likeliest number.
  public var text: String { numbers.first?.text ?? "" }
  /// Of the likeliest number.
  public var confidence: Double { numbers.first?.confidence ?? 0 }
}
