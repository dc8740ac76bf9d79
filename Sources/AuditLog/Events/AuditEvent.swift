public import Foundation

/// Something that happened, before it has a place in the log.
///
/// It holds no personal data: ids, counts, codes and versions only. What must be bound but may
/// not be shown goes into `commitments`.
public struct AuditEvent: Hashable, Sendable {
  public var type: AuditEventType
  /// Id of the document it concerns.
  public var document: String?
  /// Id of the case it concerns.
  public var caseID: String?
  public var actor: AuditActor
  /// Never personal data. Names are ASCII letters, digits, `.`, `_`, `-`; strings at most 1,024
  /// bytes.
  public var details: [String: AuditValue]
  /// Bytes to bind by name: the record shows an HMAC of each under a random key of the record.
  public var commitments: [String: Data]

  public init(
    _ type: AuditEventType, document: String? = nil, caseID: String? = nil, actor: AuditActor,
    details: [String: AuditValue] = [:], commitments: [String: Data] = [:]
  ) {
    self.type = type
    self.document = document
    self.caseID = caseID
    self.actor = actor
    self.details = details
    self.commitments = commitments
  }
}
