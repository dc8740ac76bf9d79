public import AuditLog

/// Events of casework beside those that the audit log names itself.
///
/// Details of document and case events carry `state`, the state after the event, so that a
/// replay of the log gives every record's state.
extension AuditEventType {
  /// Given back by a stop of the daemon, its death, or for want of an engine.
  public static let documentReleased = AuditEventType(rawValue: "document.released")
  /// A person named the form of an unidentified case.
  public static let caseAssigned = AuditEventType(rawValue: "case.assigned")
  /// A person made an unidentified case one of a workflow, of candidates of its pages.
  public static let caseTaken = AuditEventType(rawValue: "case.taken")
  /// Its document could not be read as the form that the person named.
  public static let caseRereadingFailed = AuditEventType(rawValue: "case.rereadingFailed")
  /// An intent to deliver it is on record.
  public static let caseDelivering = AuditEventType(rawValue: "case.delivering")
  /// Every target has it.
  public static let caseDelivered = AuditEventType(rawValue: "case.delivered")
  /// People answered values that the judge held for sure; how many, and how many were wrong.
  public static let siteCounted = AuditEventType(rawValue: "site.counted")
  /// What the site learned from its people's answers counts from now on; its number and digest.
  public static let judgeLearned = AuditEventType(rawValue: "judge.learned")
  public static let judgeReverted = AuditEventType(rawValue: "judge.reverted")
  public static let workflowProposed = AuditEventType(rawValue: "workflow.proposed")
  /// The file is as the version that counts again.
  public static let workflowProposalWithdrawn = AuditEventType(
    rawValue: "workflow.proposalWithdrawn")
}
