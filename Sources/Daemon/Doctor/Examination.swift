/// One thing that `uketsuke doctor` looked at.
public struct Examination: Codable, Hashable, Sendable {
  public enum Verdict: String, Codable, Hashable, Sendable {
    case good
    /// Works, but somebody should know.
    case warning
    /// Does not work.
    case bad
  }

  /// Stable name for machines, such as `folder.drop`.
  public var subject: String
  public var verdict: Verdict
  public var japanese: String
  public var english: String

  public init(_ subject: String, _ verdict: Verdict, japanese: String, english: String) {
    self.subject = subject
    self.verdict = verdict
    self.japanese = japanese
    self.english = english
  }
}
