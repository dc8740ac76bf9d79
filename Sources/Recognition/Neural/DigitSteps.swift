import Glibc

/// What a line recogniser sees of the ten digits, step by step, so that any number can be held against the
/// line.
public struct DigitSteps: Sendable, Hashable {
  /// For each step the probability of the blank, then those of 0 to 9.
  let rows: [[Double]]

  /// What a step does not show counts for as little as this.
  private static let least = 1e-6
  /// Of a number for which the line is too short: evidence that is infinite could not be written down.
  private static let never = -99.0

  /// What stands between digits and is none of them, such as hyphens, counts as the blank.
  init(_ steps: [CTCDecoder.Step], alphabet: CharacterClasses.Alphabet) {
    let digits = alphabet.characters.map { $0.isASCII ? $0.wholeNumberValue : nil }
    rows = steps.map { step in
      var row = [Double](repeating: Self.least, count: 11)
      row[0] = max(step.blank, Self.least)
      for (index, probability) in step.characters {
        if let digit = digits[index] {
          row[1 + digit] = max(probability, Self.least)
        } else {
          row[0] += probability
        }
      }
      return row
    }
  }

  /// Natural logarithm of the probability that the line is this number, digit by digit 0 to 9.
  ///
  /// Source: the forward algorithm of connectionist temporal classification, Graves et al. 2006.
  public func logarithm(of digits: [Int]) -> Double {
    // States: blank, digit, blank, digit, …, blank.
    let count = 2 * digits.count + 1
    var sums = [Double](repeating: 0, count: count)
    var logarithm = 0.0
    for (index, row) in rows.enumerated() {
      var total = 0.0
      // From the last state, so that those before it still are the step before's.
      for state in stride(from: count - 1, through: 0, by: -1) {
        var sum = sums[state]
        if index == 0 {
          sum = state < 2 ? 1 : 0
        } else {
          if state >= 1 { sum += sums[state - 1] }
          if state % 2 == 1, state >= 3, digits[state / 2] != digits[state / 2 - 1] {
            sum += sums[state - 2]
          }
        }
        sums[state] = sum * row[state % 2 == 1 ? 1 + digits[state / 2] : 0]
        total += sums[state]
      }
      guard total > 0 else { return Self.never }
      // Long lines would end below the smallest number.
      logarithm += log(total)
      for state in sums.indices { sums[state] /= total }
    }
    return max(logarithm + log(sums[count - 1] + (count > 1 ? sums[count - 2] : 0)), Self.never)
  }
}
