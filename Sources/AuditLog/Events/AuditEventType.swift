/// What kind of thing happened: words of lower case joined by dots, such as `document.received`.
public struct AuditEventType: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  private init(_ rawValue: String) {
    self.rawValue = rawValue
  }
}

/// Documents.
extension AuditEventType {
  public static let documentReceived = AuditEventType("document.received")
  /// The dropped file was removed from the drop folder after its sealed copy was safe.
  public static let documentSourceRemoved = AuditEventType("document.sourceRemoved")
  public static let documentDuplicate = AuditEventType("document.duplicate")
  public static let documentRefused = AuditEventType("document.refused")
  public static let documentReadingStarted = AuditEventType("document.readingStarted")
  public static let documentReadingFailed = AuditEventType("document.readingFailed")
  public static let documentRead = AuditEventType("document.read")
  public static let documentQuarantined = AuditEventType("document.quarantined")
  public static let documentRetried = AuditEventType("document.retried")
  public static let documentErased = AuditEventType("document.erased")
}

/// Cases.
extension AuditEventType {
  public static let caseCreated = AuditEventType("case.created")
  public static let caseIdentified = AuditEventType("case.identified")
  public static let caseUnidentified = AuditEventType("case.unidentified")
  public static let casePageMoved = AuditEventType("case.pageMoved")
  public static let caseViewed = AuditEventType("case.viewed")
  public static let caseReviewStarted = AuditEventType("case.reviewStarted")
  public static let caseReviewed = AuditEventType("case.reviewed")
  public static let caseValueCorrected = AuditEventType("case.valueCorrected")
  public static let caseApprovalRequested = AuditEventType("case.approvalRequested")
  public static let caseApproved = AuditEventType("case.approved")
  /// 差戻し.
  public static let caseSentBack = AuditEventType("case.sentBack")
  /// 補正.
  public static let caseCorrectionRequested = AuditEventType("case.correctionRequested")
  public static let caseCorrectionReceived = AuditEventType("case.correctionReceived")
  /// 取下げ.
  public static let caseWithdrawn = AuditEventType("case.withdrawn")
  public static let caseReady = AuditEventType("case.ready")
  public static let caseExported = AuditEventType("case.exported")
  /// 保留.
  public static let caseHeld = AuditEventType("case.held")
  public static let caseReleased = AuditEventType("case.released")
  public static let caseErased = AuditEventType("case.erased")
}

/// Deliveries.
extension AuditEventType {
  public static let deliveryPlanned = AuditEventType("delivery.planned")
  public static let deliveryStaged = AuditEventType("delivery.staged")
  public static let deliveryDelivered = AuditEventType("delivery.delivered")
  public static let deliveryFailed = AuditEventType("delivery.failed")
  public static let deliveryRetried = AuditEventType("delivery.retried")
  public static let deliveryAbandoned = AuditEventType("delivery.abandoned")
}

/// Workflows.
extension AuditEventType {
  public static let workflowLoaded = AuditEventType("workflow.loaded")
  public static let workflowRejected = AuditEventType("workflow.rejected")
  public static let workflowApproved = AuditEventType("workflow.approved")
  public static let workflowActivated = AuditEventType("workflow.activated")
  public static let workflowRemoved = AuditEventType("workflow.removed")
}

/// Keys.
extension AuditEventType {
  public static let keyCreated = AuditEventType("key.created")
  public static let keyDestroyed = AuditEventType("key.destroyed")
  public static let keyRewrapped = AuditEventType("key.rewrapped")
}

/// Users.
extension AuditEventType {
  public static let userCreated = AuditEventType("user.created")
  public static let userChanged = AuditEventType("user.changed")
  public static let userDisabled = AuditEventType("user.disabled")
  public static let userSignedIn = AuditEventType("user.signedIn")
  public static let userSignInFailed = AuditEventType("user.signInFailed")
  public static let userSignedOut = AuditEventType("user.signedOut")
}

/// The service and the log itself.
extension AuditEventType {
  public static let serviceStarted = AuditEventType("service.started")
  public static let serviceStopped = AuditEventType("service.stopped")
  public static let serviceConfigured = AuditEventType("service.configured")
  public static let serviceBackedUp = AuditEventType("service.backedUp")
  public static let serviceRestored = AuditEventType("service.restored")
  public static let readerDied = AuditEventType("reader.died")
  /// A new epoch of the log: the state was restored from a backup. See
  /// ``AuditLogState/openEpoch(after:reason:actor:at:)``.
  public static let logEpoch = AuditEventType("log.epoch")
}
