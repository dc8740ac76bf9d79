public import Readings

/// What people of this site found when they looked at values that the judge holds for sure. Counted in
/// the transaction of the review, and kept when the case is erased: counts tell of nobody.
public protocol SiteStore: Sendable {
  /// Of every reader, or of one (`ReaderName.shipped`) with whatever it has learned here.
  func siteCounts(reader: String?) async throws(StoreError) -> [SiteCount]

  func siteCaseCounts(reader: String?) async throws(StoreError) -> [SiteCaseCount]

  /// All that the site ever learned, oldest first.
  func siteLessons() async throws(StoreError) -> [SiteLesson]

  /// Makes a calibration count for its reader. Its number must be one more than the last;
  /// otherwise, or where it is not sound, it is refused with `wrongState`.
  func learn(_ calibration: SiteCalibration, by person: PersonID) async throws(StoreError)

  /// Takes back the last calibration that counts; the one before it counts again.
  /// - Returns: its number; nil where none counts.
  func revertLearning(by person: PersonID) async throws(StoreError) -> Int?
}
