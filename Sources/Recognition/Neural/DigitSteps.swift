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
  ///
  /// - Precondition: the digits are 0 to 9.
  public func logarithm(of digits: [Int]) -> Double {
    precondition(digits.allSatisfy((0...9).contains))
    // States: blank, digit, blank, digit, …, blank.
    let count = 2 * digits.count + 1
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { sums in
      digits.withUnsafeBufferPointer { logarithm(of: $0, sums, count) }
    }
  }

  /// The same, with room for `count` states.
  private func logarithm(
    of digits: UnsafeBufferPointer<Int>, _ sums: UnsafeMutableBufferPointer<Double>, _ count: Int
  ) -> Double {
    sums.initialize(repeating: 0)
    var logarithm = 0.0
    for (index, row) in rows.enumerated() {
      var total = 0.0
      row.withUnsafeBufferPointer { row in
        // From the last state, so that those before it still are the step before's.
        for place in stride(from: digits.count, through: 0, by: -1) {
          let blank = 2 * place
          var sum =
            index == 0 ? (place == 0 ? 1 : 0) : sums[blank] + (place > 0 ? sums[blank - 1] : 0)
          sums[blank] = sum * row[0]
          total += sums[blank]
          guard place > 0 else { break }
          let digit = blank - 1
          sum = index == 0 ? (place == 1 ? 1 : 0) : sums[digit] + sums[digit - 1]
          if index > 0, place > 1, digits[place - 1] != digits[place - 2] { sum += sums[digit - 2] }
          sums[digit] = sum * row[1 + digits[place - 1]]
          total += sums[digit]
        }
      }
      guard total > 0 else { return Self.never }
      // Long lines would end below the smallest number.
      logarithm += log(total)
      for state in 0..<count { sums[state] /= total }
    }
    return max(logarithm + log(sums[count - 1] + (count > 1 ? sums[count - 2] : 0)), Self.never)
  }
}
