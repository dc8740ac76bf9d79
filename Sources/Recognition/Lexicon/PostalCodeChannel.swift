import Foundation
import Readings

/// How likely the digits of a 〒 are where a postal code should stand.
///
/// Costs are natural logarithms, as in `LetterChannel`.
struct PostalCodeChannel {
  /// The citizen wrote a code of the neighbourhood, or of anywhere else.
  static let wrongNearby = 10.0
  static let wrongAnywhere = 16.0

  /// As read.
  let code: Int
  private let costs: [[Double]]

  /// Nil where there are not seven digits.
  init?(_ read: [ReadLetter]) {
    let digits = read.filter { !$0.text.isWhitespace }
    guard digits.count == 7, let code = Int(String(digits.map(\.text))) else { return nil }
    self.code = code
    costs = digits.map(Self.costs)
  }

  /// What it costs that this code stands on the paper.
  func reading(_ other: Int) -> Double {
    var (rest, sum) = (other, 0.0)
    for place in costs.indices.reversed() {
      sum += costs[place][rest % 10]
      rest /= 10
    }
    return sum
  }

  /// What it costs that somebody wrote the code that was read who lives where `other` counts.
  func writing(_ other: Int) -> Double {
    if other == code { return 0 }
    return other / 10_000 == code / 10_000 ? Self.wrongNearby : Self.wrongAnywhere
  }

  private static func costs(of letter: ReadLetter) -> [Double] {
    let confidence = min(max(letter.confidence, 0.01), 1)
    let rest = 0.004 + 0.2 * (1 - confidence)
    var shares = [Double](repeating: 0, count: 10)
    func add(_ digit: Int?, _ share: Double) {
      if let digit, shares.indices.contains(digit) { shares[digit] += min(max(share, 0), 1) }
    }
    add(letter.text.wholeNumberValue, confidence)
    for other in letter.others { add(other.text.first?.wholeNumberValue, other.confidence) }
    let sum = max(1, shares.reduce(0, +))
    let likely = shares.map { (1 - rest) * $0 / sum + rest / 9 }
    let top = likely.max() ?? 1
    return likely.map { log(top) - log($0) }
  }
}
