/// A doubt or a broken rule, tied to fields, in words for staff.
///
/// The words may quote values and are therefore personal: findings are stored sealed.
public struct Finding: Codable, Hashable, Sendable {
  public enum Severity: String, Codable, Hashable, Sendable {
    /// The case cannot go on until a person settles it.
    case doubt
    /// Worth knowing, holds nothing up.
    case note
  }

  /// Stable name for machines, such as `date.impossible`.
  public var code: String
  public var severity: Severity
  /// Names of the fields it speaks of; empty where it speaks of the whole case.
  public var fields: [String]
  public var japanese: String
  public var english: String
  /// Where on the paper to look; nil where its fields say so.
  public var places: [FindingPlace]?

  public init(
    code: String, severity: Severity = .doubt, fields: [String] = [], japanese: String,
    english: String, places: [FindingPlace]? = nil
  ) {
    self.code = code
    self.severity = severity
    self.fields = fields
    self.japanese = japanese
    self.english = english
    self.places = places
  }
}
