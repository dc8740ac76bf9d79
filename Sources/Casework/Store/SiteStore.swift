/// What people of this site found when they looked at values that the judge holds for sure. Counted in
/// the transaction of the review, and kept when the case is erased: counts tell of nobody.
public protocol SiteStore: Sendable {
  /// Of every reader, or of one (`ReaderName.counted`).
  func siteCounts(reader: String?) async throws(StoreError) -> [SiteCount]

  func siteCaseCounts(reader: String?) async throws(StoreError) -> [SiteCaseCount]
}
