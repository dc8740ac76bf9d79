public import Foundation
public import Readings

/// What the site once learned, and whether it still counts.
public struct SiteLesson: Codable, Hashable, Sendable {
  public var calibration: SiteCalibration
  /// Leaf hash of its stored form, as the audit log has it.
  public var digest: String
  public var learnedAt: Date
  public var learnedBy: PersonID
  /// nil where it was not taken back.
  public var revertedAt: Date?

  public init(
    calibration: SiteCalibration, digest: String, learnedAt: Date, learnedBy: PersonID,
    revertedAt: Date? = nil
  ) {
    self.calibration = calibration
    self.digest = digest
    self.learnedAt = learnedAt
    self.learnedBy = learnedBy
    self.revertedAt = revertedAt
  }
}

extension [SiteLesson] {
  /// The calibration that counts for a reader (`ReaderName.shipped`): its last one not taken back.
  public func counting(for reader: String) -> SiteCalibration? {
    last { $0.revertedAt == nil && $0.calibration.reader == reader }?.calibration
  }
}

/// What a person's answer to one value teaches. Evidence and outcome alone, not the value.
public struct AnsweredValue: Hashable, Sendable {
  public var evidence: Evidence
  /// `FieldReading.score`.
  public var score: Double
  /// By its raw value.
  public var type: String
  public var isRight: Bool
}
