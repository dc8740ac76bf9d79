/// Why a text is no value of its kind, in words for staff.
///
/// The words never quote the value, so that an issue may stand in a log.
public struct ValueIssue: Error, Codable, Hashable, Sendable {
  /// Stable name for machines: kind and reason, such as `date.impossible`.
  public var code: String
  public var japanese: String
  public var english: String

  public init(code: String, japanese: String, english: String) {
    self.code = code
    self.japanese = japanese
    self.english = english
  }
}

extension ValueIssue: CustomStringConvertible {
  public var description: String { "\(code): \(english)" }
}
