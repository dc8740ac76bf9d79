public import AuditLog
import Foundation
import Readings
public import Workflows

/// What happens to a case when people and programs act on it: takes the case as it is and gives
/// it as it will be, with the audit events. Knows no database; stores load, call and save in one
/// transaction.
public struct CaseHandling: Sendable {
  public let checker: any CaseChecker
  public let policy: ApprovalPolicy
  /// Of the program, for audit records.
  public let programVersion: String
  /// What stands for a department where a file was dropped in no department's folder.
  public let unsortedDepartment: String

  public init(
    checker: any CaseChecker, policy: ApprovalPolicy = .init(), programVersion: String,
    unsortedDepartment: String
  ) {
    self.checker = checker
    self.policy = policy
    self.unsortedDepartment = DepartmentName.folded(unsortedDepartment)
    self.programVersion = programVersion
  }

  /// A case opened for a change.
  public struct Opened: Sendable {
    public var record: CaseRecord
    public var content: CaseContent
    /// The version that it was read with; nil while unidentified.
    public var workflow: Workflow?
    /// The roles that sign it: of the version that counts now.
    public var roles: [String]

    public init(
      record: CaseRecord, content: CaseContent, workflow: Workflow?, roles: [String]
    ) {
      self.record = record
      self.content = content
      self.workflow = workflow
      self.roles = roles
    }

    var facts: CaseFacts {
      CaseFacts(
        receptionNumber: record.receptionNumber, receptionDay: record.receptionDay,
        department: record.department)
    }
  }

  /// What a store commits in one transaction.
  public struct Change: Sendable {
    public var record: CaseRecord
    public var content: CaseContent
    public var events: [AuditEvent]
    /// What is left for the store: `reread` and `destroyKey`.
    public var actions: [CaseLife.Action]
    /// What it adds to the site's counts.
    public var site = SiteChange()
  }

  /// Applies a life-cycle event to an opened case and gathers what follows from it.
  /// - Parameters:
  ///   - details: added to those of the life cycle's own audit event.
  ///   - bound: personal bytes that the audit event binds, by name.
  func change(
    _ opened: Opened, _ event: CaseLife.Event, at time: Date,
    details: [String: AuditValue] = [:], bound: [String: Data] = [:]
  ) throws(StoreError) -> Change {
    var record = opened.record
    var events: [AuditEvent] = []
    var rest: [CaseLife.Action] = []
    let actions: [CaseLife.Action]
    do {
      actions = try record.life.apply(event)
    } catch {
      throw StoreError(.wrongState, record.receptionNumber.description, detail: error.state)
    }
    for action in actions {
      switch action {
      case .record(let type, let actor, let own):
        events.append(
          AuditEvent(
            type, document: record.document.rawValue, caseID: record.id.rawValue,
            actor: actor.auditActor(version: programVersion),
            details: own.merging(details) { own, _ in own }, commitments: bound))
      case .close: record.closedAt = time
      case .reread, .destroyKey: rest.append(action)
      }
    }
    record.waiting =
      switch record.life.state {
      case .review, .unidentified, .returned: opened.content.waiting
      default: 0
      }
    record.awaitedRole =
      record.life.state == .approval ? Self.awaited(opened.roles, opened.content.approvals) : nil
    record.changedAt = time
    record.revision += 1
    return Change(record: record, content: opened.content, events: events, actions: rest)
  }

  /// The first role of the line that has not signed yet.
  static func nextRole(_ roles: [String], _ approvals: [Signature]) -> String? {
    var left = approvals.map(\.role)
    for role in roles {
      guard let index = left.firstIndex(of: role) else { return role }
      left.remove(at: index)
    }
    return nil
  }

  /// Whose signature a case in approval waits for: where the line has become shorter since, and
  /// each role of it has signed, its last one closes it.
  static func awaited(_ roles: [String], _ approvals: [Signature]) -> String? {
    nextRole(roles, approvals) ?? roles.last
  }

  /// Where a case stands by its content.
  static func next(_ content: CaseContent, roles: [String]) -> CaseLife.Next {
    if content.waiting > 0 { return .review }
    return nextRole(roles, content.approvals) == nil ? .ready : .approval
  }

  static func checkRevision(_ given: Int?, _ record: CaseRecord) throws(StoreError) {
    guard let given, given != record.revision else { return }
    throw StoreError(.outdated, record.receptionNumber.description)
  }
}
