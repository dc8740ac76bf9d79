import Foundation

/// How bad a rate may be after so many trials.
package enum BinomialBound {
  /// The upper bound of the error rate with one-sided confidence of 95 %.
  ///
  /// Source: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits, 1934; the
  /// bound is where the chance of so few errors falls to 5 %, found by bisection.
  ///
  /// - Returns: 1 without trials.
  package static func upper(wrong: Int, of trials: Int) -> Double {
    guard trials > 0, wrong < trials else { return 1 }
    var low = Double(wrong) / Double(trials)
    var high = 1.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if atMost(wrong, of: trials, rate: middle) > 0.05 { low = middle } else { high = middle }
    }
    return high
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
