/// A signature or its refusal; the JSON of `uketsuke queue approve`:
///
/// ```json
/// {"case": "R8-国保年金課-000123", "by": "suzuki", "role": "係長", "decision": "approve"}
/// ```
public struct ApprovalDecision: Codable, Hashable, Sendable {
  public enum Decision: String, Codable, Hashable, Sendable {
    /// 決裁.
    case approve
    /// 差戻し, with a reason.
    case `return`
  }

  public var `case`: CaseReference
  public var by: PersonID
  /// The role of the approval line that the person signs in.
  public var role: String
  public var decision: Decision
  public var reason: String?
  /// 代決: the absent person whose signature this replaces.
  public var onBehalfOf: PersonID?
  /// Fields that a 差戻し asks to look at again; all that people decided where empty.
  public var fields: [String]?
  /// The revision that the person looked at; nil to take the case as it is.
  public var revision: Int?

  public init(
    case: CaseReference, by: PersonID, role: String, decision: Decision, reason: String? = nil,
    onBehalfOf: PersonID? = nil, fields: [String]? = nil, revision: Int? = nil
  ) {
    self.case = `case`
    self.by = by
    self.role = role
    self.decision = decision
    self.reason = reason
    self.onBehalfOf = onBehalfOf
    self.fields = fields
    self.revision = revision
  }
}

/// Who may sign what.
public struct ApprovalPolicy: Codable, Hashable, Sendable {
  /// False: four eyes; whoever decided a value of the case does not sign it.
  public var reviewerMayApprove: Bool
  /// False: each step of the line is another person.
  public var sameApproverTwice: Bool

  public init(reviewerMayApprove: Bool = false, sameApproverTwice: Bool = false) {
    self.reviewerMayApprove = reviewerMayApprove
    self.sameApproverTwice = sameApproverTwice
  }
}
