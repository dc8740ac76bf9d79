public import Judging
public import Readings

/// What people's answers teach, before it counts. Weights and counts only; not personal.
public struct Teaching: Codable, Sendable {
  /// nil where nothing was learned that holds on cases held back.
  public var calibration: SiteCalibration?
  /// The engines and the judge that it is for (`ReaderName.shipped`); empty without answers.
  public var reader: String
  /// By `Evidence.pool`.
  public var outcomes: [String: SiteLearner.Outcome]
  /// By `LetterLesson.alphabet`.
  public var letters: [String: LetterLearner.Outcome]
  /// Cases in which people answered a name and its reading.
  public var namedCases: Int
}
