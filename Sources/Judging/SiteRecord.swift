public import Readings

/// Holds a site's own count against the error that a workflow allows.
///
/// A person looks at the count with every document, so that the bound must hold however often it is
/// looked at. For the proof the risk of 5 % is therefore parted over the numbers of errors that it
/// may have: a pool whose error rate is above the budget is ever taken for proven with a chance of at
/// most 5 %, since whoever is proven with k errors had at most k at the least number of values that
/// proves with k (the union bound). Without an error, 3,218 values prove 0.1 %.
///
/// For the stop, which is the safe side, every run of months up to now is looked at with 95 %, so that
/// a site that was good for years stops as soon as it turns bad.
public struct SiteRecord: Sendable {
  private let counts: SiteCounts

  /// - Parameter reader: `ReaderName.counted` of the reader that judges.
  public init(_ counts: SiteCounts, reader: String) {
    self.counts = counts.reader == reader ? counts : .none
  }

  /// Nothing was counted: everything is unproven.
  public static let none = SiteRecord(.none, reader: SiteCounts.none.reader)

  /// - Parameters:
  ///   - kind: `SitePool.kind` of the value.
  ///   - field: `FieldReading.countedName`.
  ///   - maxError: of the workflow.
  public func standing(
    kind: String, workflow: String, field: String, maxError: Double
  ) -> SiteStanding {
    let pool = counts.pools[kind] ?? []
    let own = counts.fields[workflow]?[field] ?? []
    if Self.isBroken(pool, maxError) || Self.isBroken(own, maxError) { return .stopped }
    return Self.isProven(pool.reduce(SiteTally(), +), maxError) ? .proven : .unproven
  }

  /// Whether a pool's or a field's errors break the budget.
  /// - Parameter months: newest first.
  public static func isBroken(_ months: [SiteTally], _ maxError: Double) -> Bool {
    var sum = SiteTally()
    for month in months {
      sum = sum + month
      if BinomialBound.lower(wrong: sum.wrong, of: sum.seen) > maxError { return true }
    }
    return false
  }

  /// Whether a count bounds the error rate by the budget, however often it is asked.
  public static func isProven(_ tally: SiteTally, _ maxError: Double) -> Bool {
    guard tally.seen > 0 else { return false }
    // 0.04 + 0.008 + 0.0016 + … = 0.05
    var risk = 0.04
    for _ in 0..<tally.wrong { risk /= 5 }
    return BinomialBound.upper(wrong: tally.wrong, of: tally.seen, risk: risk) <= maxError
  }

  /// The plain upper bound of an error rate with 95 %, for people; 1 where nothing was looked at.
  public static func upperBound(_ tally: SiteTally) -> Double {
    BinomialBound.upper(wrong: tally.wrong, of: tally.seen)
  }
}
