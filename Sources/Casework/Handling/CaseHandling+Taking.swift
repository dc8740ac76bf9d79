import AuditLog
public import Foundation
import Readings
public import Workflows

extension CaseHandling {
  /// A person makes an unidentified case one of a workflow, and takes candidates of its pages into
  /// the fields.
  ///
  /// - Parameters:
  ///   - pages: of the case, in their order.
  ///   - workflow: the version that counts; the case follows it from now on.
  ///   - version: its digest.
  ///   - roles: that sign it now.
  public func take(
    _ opened: Opened, _ decision: TakingDecision, pages: [PageRecord], workflow: Workflow,
    version: String, roles: [String], at time: Date
  ) throws(StoreError) -> Change {
    let detail = CaseDetail(
      record: opened.record, content: opened.content, origin: nil, pages: pages)
    let taking = try Taking(decision, detail, workflow, version: version, checker: checker)
    var opened = opened
    opened.content = try taking.content(
      decision.items, by: decision.by, at: time,
      extra: departments(workflow, opened.record.department))
    opened.workflow = workflow
    opened.roles = roles
    opened.record.workflow = workflow.id
    opened.record.version = version
    opened.record.queue = workflow.queue
    return try change(
      opened,
      .taken(workflow: workflow.id, by: decision.by, Self.next(opened.content, roles: roles)),
      at: time,
      details: [
        "version": .string(version), "fields": .int(opened.content.fields.count),
        "confirmed": .int(decision.items.count { $0.text == nil }),
        "corrected": .int(decision.items.count { $0.text != nil }),
        "waiting": .int(opened.content.waiting),
      ],
      bound: [
        "decisions": try Self.json(decision.items),
        "values": try Self.json(opened.content.values),
      ])
  }
}
