import Glibc
import Readings
import Recognition

extension DigitSteps {
  /// How much a reader of numbers counts beside what two readers made likeliest together: boxes are read better one by
  /// one.
  private static let share = 0.5

  /// Natural logarithm of the probability that the line is the number in this text, whatever stands between its
  /// digits; nil where it has none.
  func look(of text: String) -> Double? {
    let digits = text.compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
    return digits.isEmpty ? nil : logarithm(of: digits)
  }

  /// What two readers made likeliest together, once a third has a say.
  ///
  /// The probabilities are multiplied, as by `JointDecoder`.
  ///
  /// - Returns: nil where a text is no number.
  func joined(_ joint: TextOpinion.Joint) -> TextOpinion.Joint? {
    let texts = [Candidate(text: joint.text, confidence: joint.confidence)] + joint.alternatives
    let scored = texts.compactMap { one in
      look(of: one.text).map {
        (text: one.text, score: log(max(one.confidence, 1e-9)) + $0 * Self.share)
      }
    }.sorted { $0.score > $1.score }
    guard scored.count == texts.count, let best = scored.first, best.score.isFinite else {
      return nil
    }
    let shares = scored.map { exp($0.score - best.score) }
    let sum = shares.reduce(0, +)
    return TextOpinion.Joint(
      text: best.text, confidence: 1 / sum,
      alternatives: zip(scored, shares).dropFirst().map {
        Candidate(text: $0.text, confidence: $1 / sum)
      })
  }
}
