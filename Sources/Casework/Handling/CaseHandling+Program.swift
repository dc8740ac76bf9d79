import AuditLog
public import Foundation
import Japanese
public import Readings
public import Vault
public import Workflows

/// Acts of the program.
extension CaseHandling {
  /// Makes a case of what was read.
  /// - Parameters:
  ///   - reader: name of the reader as the reading of the document gives it.
  ///   - workflow: the version that it was read with; nil where it fits no form.
  ///   - roles: that sign it now.
  ///   - extra: findings on the document.
  ///   - namesDepartment: false where the department's name may be personal: it is bound then and
  ///     not shown.
  public func create(
    _ id: CaseID, of document: DocumentRecord, branch: Int, reading: CaseReading, reader: String,
    workflow: Workflow?, roles: [String], extra: [Finding], namesDepartment: Bool, key: KeyID,
    at time: Date, chance: () -> Double
  ) throws(StoreError) -> Change {
    let number = document.receptionNumber.branch(branch)
    let facts = CaseFacts(
      receptionNumber: number, receptionDay: document.receptionDay,
      department: document.department)
    let content = CaseContent(
      reading: reading, reader: reader, workflow: workflow, facts: facts, checker: checker,
      extra: extra + departments(workflow, document.department),
      chance: chance)
    let life = CaseLife(next: workflow == nil ? nil : Self.next(content, roles: roles))
    let record = CaseRecord(
      id: id, document: document.id, receptionNumber: number, department: document.department,
      receptionDay: document.receptionDay, workflow: workflow?.id,
      version: workflow == nil ? nil : reading.version,
      queue: workflow?.queue ?? CaseRecord.unidentifiedQueue, life: life,
      waiting: content.waiting,
      awaitedRole: life.state == .approval ? Self.nextRole(roles, []) : nil, createdAt: time,
      changedAt: time, key: key)
    var details: [String: AuditValue] = [
      "state": .string(life.state.rawValue),
      "receptionNumber": .string(namesDepartment ? number.description : number.withoutDepartment),
      "fields": .int(content.fields.count), "waiting": .int(content.waiting),
    ]
    if let workflow { details["workflow"] = .string(workflow.id) }
    if let version = record.version { details["version"] = .string(version) }
    var bound = ["values": try Self.json(content.values)]
    if !namesDepartment { bound["receptionNumber"] = Data(number.description.utf8) }
    let event = AuditEvent(
      .caseCreated, document: document.id.rawValue, caseID: id.rawValue,
      actor: .system(version: programVersion), details: details, commitments: bound)
    return Change(
      record: record, content: content, events: [event], actions: [],
      site: workflow.map { content.siteCounts(workflow: $0.id) } ?? SiteChange())
  }

  /// Work of another department must not go on unseen.
  func departments(_ workflow: Workflow?, _ dropped: String) -> [Finding] {
    guard let workflow else { return [] }
    let own = DepartmentName.folded(workflow.department)
    guard own != dropped, dropped != unsortedDepartment else { return [] }
    return [.otherDepartment(own, dropped: dropped)]
  }

  /// An unidentified case was read again and fits.
  public func fit(
    _ opened: Opened, reading: CaseReading, reader: String, workflow: Workflow, roles: [String],
    at time: Date, chance: () -> Double
  ) throws(StoreError) -> Change {
    var opened = opened
    var content = CaseContent(
      reading: reading, reader: reader, workflow: workflow, facts: opened.facts, checker: checker,
      extra: opened.content.findings.filter { $0.code.hasPrefix("document.") }
        + departments(workflow, opened.record.department),
      chance: chance)
    content.notes = opened.content.notes
    content.history = opened.content.history
    content.acknowledged = opened.content.acknowledged
    opened.content = content
    opened.workflow = workflow
    opened.roles = roles
    opened.record.workflow = workflow.id
    opened.record.version = reading.version
    opened.record.queue = workflow.queue
    var details: [String: AuditValue] = ["waiting": .int(content.waiting)]
    if let version = reading.version { details["version"] = .string(version) }
    var change = try change(
      opened, .reread(Self.next(content, roles: roles)), at: time, details: details,
      bound: ["values": try Self.json(content.values)])
    change.site = content.siteCounts(workflow: workflow.id)
    return change
  }

  /// An unidentified case was read again in vain.
  /// - Parameter refusal: nil where it was read but does not fit.
  public func notFitting(_ opened: Opened, refusal: Refusal?, at time: Date)
    throws(StoreError) -> Change
  {
    var opened = opened
    let workflow = opened.record.life.assigned ?? ""
    let finding: Finding =
      if let refusal { .failed(workflow, refusal) } else { .notFitting(workflow) }
    opened.content.findings.removeAll { $0.code == finding.code }
    opened.content.findings.append(finding)
    return try change(
      opened, .rereadingFailed(code: refusal?.code.rawValue ?? "notFitting"), at: time)
  }

  /// A page came from another case, or went to one.
  public func noticeMovedPage(
    _ opened: Opened, page: Int, into: Bool, other: ReceptionNumber, at time: Date
  ) throws(StoreError) -> Change {
    guard opened.record.life.takesPages else {
      throw StoreError(
        .wrongState, opened.record.receptionNumber.description,
        detail: opened.record.life.state.rawValue)
    }
    var change = Change(
      record: opened.record, content: opened.content, events: [], actions: [])
    let finding: Finding =
      into ? .pageMovedIn(page, from: other) : .pageMovedOut(page, to: other)
    change.content.acknowledged.remove(FindingKey(finding))
    change.content.findings.append(finding)
    change.record.waiting = change.content.waiting
    change.record.changedAt = time
    change.record.revision += 1
    return change
  }

  /// The workflow that counts now asks for no signature any more, so nobody could give one.
  public func approvalDropped(_ opened: Opened, at time: Date) throws(StoreError) -> Change {
    try change(opened, .approvalDropped, at: time)
  }

  /// Another signature than before is awaited: people follow the workflow that counts now. Nil
  /// where nothing changes.
  public func awaiting(_ opened: Opened, at time: Date) -> Change? {
    let role = Self.awaited(opened.roles, opened.content.approvals)
    guard role != opened.record.awaitedRole else { return nil }
    var change = Change(
      record: opened.record, content: opened.content, events: [], actions: [])
    change.record.awaitedRole = role
    change.record.changedAt = time
    change.record.revision += 1
    return change
  }

  public func deliveryBegun(_ opened: Opened, at time: Date) throws(StoreError) -> Change {
    try change(opened, .deliveryBegun, at: time)
  }

  public func deliveryAbandoned(_ opened: Opened, at time: Date) throws(StoreError) -> Change {
    try change(opened, .deliveryAbandoned, at: time)
  }

  public func delivered(_ opened: Opened, at time: Date) throws(StoreError) -> Change {
    try change(opened, .delivered, at: time)
  }

  public func erase(_ record: CaseRecord, by actor: Actor, at time: Date) throws(StoreError)
    -> Change
  {
    let number = record.receptionNumber.description
    if record.life.state == .erased { throw StoreError(.erased, number) }
    if record.life.isHeld { throw StoreError(.held, number) }
    let opened = Opened(
      record: record, content: CaseContent(fields: []), workflow: nil, roles: [])
    return try change(opened, .erased(by: actor), at: time)
  }
}

extension CaseLife {
  /// Whether pages may still come and go.
  var takesPages: Bool {
    switch state {
    case .unidentified: assigned == nil
    case .review, .returned: true
    default: false
    }
  }
}
