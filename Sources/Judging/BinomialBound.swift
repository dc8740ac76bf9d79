import Foundation

/// How bad a rate may be after so many trials.
package enum BinomialBound {
  /// The upper bound of the error rate with one-sided confidence, 95 % unless said otherwise.
  ///
  /// Source: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, 1934; the
  /// bound is where the chance of so few errors falls to the risk, found by bisection.
  ///
  /// - Returns: 1 without trials.
  package static func upper(wrong: Int, of trials: Int, risk: Double = 0.05) -> Double {
    guard trials > 0, wrong < trials else { return 1 }
    var low = Double(wrong) / Double(trials)
    var high = 1.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if atMost(wrong, of: trials, rate: middle) > risk { low = middle } else { high = middle }
    }
    return high
  }

  /// The lower bound of the error rate with one-sided confidence: where the chance of so many errors
  /// falls to the risk.
  ///
  /// - Returns: 0 without errors.
  package static func lower(wrong: Int, of trials: Int, risk: Double = 0.05) -> Double {
    guard wrong > 0, trials > 0 else { return 0 }
    var low = 0.0
    var high = min(1, Double(wrong) / Double(trials))
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let chance = 1 - atMost(wrong - 1, of: trials, rate: middle)
      if chance < risk { low = middle } else { high = middle }
    }
    return low
  }

  /// Probability of at most `count` events in `trials`.
  private static func atMost(_ count: Int, of trials: Int, rate: Double) -> Double {
    guard rate > 0 else { return 1 }
    guard rate < 1 else { return 0 }
    let odds = log(rate) - log1p(-rate)
    var term = Double(trials) * log1p(-rate)
    var sum = 0.0
    for k in 0...count {
      sum += exp(term)
      term += log(Double(trials - k)) - log(Double(k + 1)) + odds
    }
    return min(1, sum)
  }
}
