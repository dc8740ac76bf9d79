import Foundation
import Japanese
import Readings

/// What a line reader makes of a name of a place or of a person: a noisy channel (Shannon 1948; for spelling, Kernighan,
/// Church and Gale 1990) over the letters that were read.
///
/// Costs are natural logarithms of how much less likely something is than that the letter is what
/// was read.
struct LetterChannel {
  /// Letters in which a name must lie, in an address prefecture, city and town must lie.
  static let reach = 40
  /// A letter of the entry that was not read.
  static let missing = 7.0

  let letters: [ReadLetter]
  /// How much it costs that a letter is superfluous.
  let superfluous: [Double]
  /// Whether the numbers of an address may begin with the letter.
  let isNumber: [Bool]
  /// Place by place, one after the other, what each of the folded letters costs that have a number.
  private let costs: [Double]
  private let known: Int
  /// Place by place what any letter costs that has no number yet.
  private let strangers: [Double]
  private let numbers: [Int]
  private let folding: LetterFolding

  init(_ read: [ReadLetter], folding: LetterFolding) {
    self.folding = folding
    letters = Array(read.prefix(Self.reach))
    numbers = letters.map { $0.text.unicodeScalars.first.map(folding.number) ?? -1 }
    isNumber = letters.map { $0.text.unicodeScalars.first.map(LetterFolding.isDigit) ?? false }
    superfluous = letters.map(Self.superfluous)
    // All of them have their numbers before the rows are laid out.
    for other in letters.flatMap(\.others) {
      if let scalar = other.text.unicodeScalars.first { _ = folding.number(scalar) }
    }
    known = folding.count
    var costs: [Double] = []
    costs.reserveCapacity(known * letters.count)
    strangers = zip(letters, numbers).map { letter, number in
      Self.add(letter, number: number, folding, to: &costs)
    }
    self.costs = costs
  }

  var count: Int { letters.count }

  /// Whether the letter that was read may stand where the table has another: numerals, and が or の
  /// for ケ or ノ, are written as people like.
  func mayStay(_ place: Int, for scalar: Unicode.Scalar) -> Bool {
    guard let own = letters[place].text.unicodeScalars.first else { return false }
    return own == scalar || numbers[place] == folding.number(scalar) && folding.isFree(own, scalar)
  }

  /// What it costs that the letter with this number stands at the place.
  func cost(_ place: Int, _ number: Int) -> Double {
    number < known ? costs[place &* known &+ number] : strangers[place]
  }

  /// What it costs that letters with these numbers, as many as were read, stand in their places; some sum beyond the
  /// limit where it is more than that.
  @inline(__always)
  func cost(_ numbers: UnsafePointer<UInt16>, upTo limit: Double) -> Double {
    costs.withUnsafeBufferPointer { costs in
      var sum = 0.0
      var row = 0
      for place in 0..<strangers.count {
        let number = Int(numbers[place])
        sum += number < known ? costs[row &+ number] : strangers[place]
        if sum > limit { break }
        row &+= known
      }
      return sum
    }
  }

  /// Readers are surer than they are right: a share of the probability goes to everything else.
  static func unsure(_ confidence: Double) -> Double { 0.01 + 0.3 * (1 - confidence) }

  /// Characters that any character may be taken for.
  private static let crowd = 500.0
  /// Share of a look-alike in what goes to everything else.
  private static let lookalike = 0.05

  /// Adds what each letter costs in the place of one that was read; gives what others cost.
  private static func add(
    _ letter: ReadLetter, number: Int, _ folding: LetterFolding, to costs: inout [Double]
  ) -> Double {
    let first = costs.count
    if letter.text.isWhitespace {
      costs += repeatElement(.infinity, count: folding.count)
      return .infinity
    }
    let confidence = min(max(letter.confidence, 0.01), 1)
    let rest = unsure(confidence)
    var shares: [Int: Double] = [number: confidence]
    for other in letter.others {
      guard let scalar = other.text.unicodeScalars.first else { continue }
      shares[folding.number(scalar), default: 0] += min(max(other.confidence, 0), 1)
    }
    let best = shares.values.max() ?? confidence
    let scale = 1 / max(1, shares.values.reduce(0, +))
    func cost(_ share: Double, _ own: Double) -> Double {
      let top = (1 - rest) * best * scale
      return max(0, log(top) - log((1 - rest) * share * scale + rest * own))
    }
    let stranger = cost(0, 1 / crowd)
    costs += repeatElement(stranger, count: folding.count)
    for alike in folding.lookalikes[number] { costs[first + alike] = cost(0, lookalike) }
    for (index, share) in shares {
      let isAlike = folding.lookalikes[number].contains(index)
      costs[first + index] =
        index == number ? cost(share, 0) : cost(share, isAlike ? lookalike : 1 / crowd)
    }
    return stranger
  }

  private static func superfluous(_ letter: ReadLetter) -> Double {
    if letter.text.isNewline { return 0 }
    if letter.text.isWhitespace || "〒、。・,.-".contains(letter.text) { return 0.3 }
    return -log(0.0005 + 0.005 * (1 - min(max(letter.confidence, 0), 1)))
  }
}
