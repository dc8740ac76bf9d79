import AuditLog
public import Foundation
import Readings
import Workflows

/// Acts of people.
extension CaseHandling {
  /// 確認.
  public func review(_ opened: Opened, _ decision: ReviewDecision, at time: Date)
    throws(StoreError) -> Change
  {
    try Self.checkRevision(decision.revision, opened.record)
    guard opened.record.life.state == .review, let workflow = opened.workflow else {
      throw StoreError(
        .wrongState, opened.record.receptionNumber.description,
        detail: opened.record.life.state.rawValue)
    }
    let before = opened.content
    var opened = opened
    let tally = try opened.content.apply(
      decision, workflow: workflow, facts: opened.facts, checker: checker, at: time)
    var details: [String: AuditValue] = [
      "confirmed": .int(tally.confirmed), "corrected": .int(tally.corrected),
      "waiting": .int(opened.content.waiting),
    ]
    if tally.acknowledged > 0 { details["acknowledged"] = .int(tally.acknowledged) }
    if tally.reopened > 0 { details["reopened"] = .int(tally.reopened) }
    var change = try change(
      opened,
      .reviewed(by: decision.by, Self.next(opened.content, roles: opened.roles)), at: time,
      details: details, bound: try Self.bound(opened.content, decision))
    change.site = opened.content.siteCounts(since: before, workflow: workflow.id)
    if let event = counted(change.site, opened.record) { change.events.append(event) }
    return change
  }

  /// Puts the site's count on record, so that it can be recounted from the log.
  private func counted(_ site: SiteChange, _ record: CaseRecord) -> AuditEvent? {
    guard !site.counts.isEmpty else { return nil }
    let sum = site.counts.map(\.tally).reduce(SiteTally(), +)
    return AuditEvent(
      .siteCounted, document: record.document.rawValue, caseID: record.id.rawValue,
      actor: Actor.program.auditActor(version: programVersion),
      details: ["seen": .int(sum.seen), "wrong": .int(sum.wrong)])
  }

  /// 決裁 or 差戻し.
  public func approve(_ opened: Opened, _ decision: ApprovalDecision, at time: Date)
    throws(StoreError) -> Change
  {
    let number = opened.record.receptionNumber.description
    try Self.checkRevision(decision.revision, opened.record)
    guard opened.record.life.state == .approval else {
      throw StoreError(.wrongState, number, detail: opened.record.life.state.rawValue)
    }
    let awaited = Self.nextRole(opened.roles, opened.content.approvals)
    // Where the line has become shorter since, whoever signs last of it closes it.
    guard decision.role == awaited || (awaited == nil && opened.roles.contains(decision.role))
    else { throw StoreError(.wrongRole, number, detail: awaited ?? "") }
    switch decision.decision {
    case .approve: return try sign(opened, decision, at: time)
    case .return: return try sendBack(opened, decision, at: time)
    }
  }

  private func sign(_ opened: Opened, _ decision: ApprovalDecision, at time: Date)
    throws(StoreError) -> Change
  {
    let number = opened.record.receptionNumber.description
    if !policy.reviewerMayApprove, opened.content.reviewers.contains(decision.by) {
      throw StoreError(.fourEyes, number, detail: "reviewer")
    }
    if !policy.sameApproverTwice, opened.content.approvals.contains(where: { $0.by == decision.by })
    {
      throw StoreError(.fourEyes, number, detail: "approver")
    }
    var opened = opened
    let signature = Signature(
      by: decision.by, role: decision.role, onBehalfOf: decision.onBehalfOf, isApproval: true,
      reason: decision.reason, at: time)
    opened.content.approvals.append(signature)
    opened.content.history.append(signature)
    let complete = Self.nextRole(opened.roles, opened.content.approvals) == nil
    return try change(
      opened,
      .approved(
        by: decision.by, role: decision.role, onBehalfOf: decision.onBehalfOf,
        complete: complete),
      at: time, bound: ["values": try Self.json(opened.content.values)])
  }

  private func sendBack(_ opened: Opened, _ decision: ApprovalDecision, at time: Date)
    throws(StoreError) -> Change
  {
    let reason = try Self.reason(decision.reason, opened.record)
    var opened = opened
    try opened.content.lookAgain(
      at: decision.fields, because: .sentBack(role: decision.role, reason: reason))
    opened.content.history.append(
      Signature(
        by: decision.by, role: decision.role, onBehalfOf: decision.onBehalfOf, isApproval: false,
        reason: reason, at: time))
    return try change(opened, .sentBack(by: decision.by, role: decision.role), at: time)
  }

  /// 補正.
  public func returnToCitizen(
    _ opened: Opened, by person: PersonID, reason: String, at time: Date
  ) throws(StoreError) -> Change {
    var opened = opened
    let reason = try Self.reason(reason, opened.record)
    opened.content.notes.append(Note(by: person, at: time, text: reason))
    return try change(opened, .returnedToCitizen(by: person), at: time)
  }

  /// Back from the citizen.
  public func resume(_ opened: Opened, by person: PersonID, note: String?, at time: Date)
    throws(StoreError) -> Change
  {
    var opened = opened
    // Checked first: looking again must not open the fields of a case that is not back.
    guard opened.record.life.state == .returned else {
      throw StoreError(
        .wrongState, opened.record.receptionNumber.description,
        detail: opened.record.life.state.rawValue)
    }
    // The paper may say something else now.
    opened.content.closeSamples()
    if opened.record.life.isIdentified {
      try opened.content.lookAgain(at: nil, because: .fromCitizen(note))
    }
    if let note, !note.isEmpty {
      opened.content.notes.append(Note(by: person, at: time, text: note))
    }
    return try change(
      opened, .resumed(by: person, Self.next(opened.content, roles: opened.roles)), at: time)
  }

  /// 取下げ.
  public func withdraw(_ opened: Opened, by person: PersonID, reason: String, at time: Date)
    throws(StoreError) -> Change
  {
    var opened = opened
    let reason = try Self.reason(reason, opened.record)
    opened.content.notes.append(Note(by: person, at: time, text: reason))
    return try change(opened, .withdrawn(by: person), at: time)
  }

  /// 保留.
  public func hold(_ opened: Opened, _ held: Bool, by person: PersonID, at time: Date)
    throws(StoreError) -> Change
  {
    try change(opened, held ? .held(by: person) : .unheld(by: person), at: time)
  }

  /// Names the form of an unidentified case.
  public func assign(_ opened: Opened, workflow: String, by person: PersonID, at time: Date)
    throws(StoreError) -> Change
  {
    try change(opened, .assigned(workflow: workflow, by: person), at: time)
  }

  private static func reason(_ text: String?, _ record: CaseRecord) throws(StoreError) -> String {
    guard let text, text.contains(where: { !$0.isWhitespace }) else {
      throw StoreError(.reasonMissing, record.receptionNumber.description)
    }
    return text
  }

  private static func bound(_ content: CaseContent, _ decision: ReviewDecision)
    throws(StoreError) -> [String: Data]
  {
    ["decisions": try json(decision.decisions), "values": try json(content.values)]
  }

  static func json(_ value: some Encodable) throws(StoreError) -> Data {
    do {
      return try CaseJSON.encode(value)
    } catch {
      throw StoreError(.damaged, detail: "values do not encode")
    }
  }
}
