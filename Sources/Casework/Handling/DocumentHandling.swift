public import AuditLog
import Foundation

/// A document's life-cycle event with what the store commits for it.
public struct DocumentHandling: Sendable {
  /// Of the program, for audit records.
  public let programVersion: String

  public init(programVersion: String) { self.programVersion = programVersion }

  public struct Change: Sendable {
    public var record: DocumentRecord
    public var events: [AuditEvent]
    /// What is left for the store: `giveUpOrder` and `destroyKey`.
    public var actions: [DocumentLife.Action]
  }

  /// - Parameter details: added to those of the life cycle's own audit event.
  public func change(
    _ record: DocumentRecord, _ event: DocumentLife.Event, details: [String: AuditValue] = [:]
  ) throws(StoreError) -> Change {
    var change = Change(record: record, events: [], actions: [])
    let actions: [DocumentLife.Action]
    do {
      actions = try change.record.life.apply(event)
    } catch {
      throw StoreError(.wrongState, record.id.rawValue, detail: error.state)
    }
    for action in actions {
      switch action {
      case .record(let type, let actor, let own):
        change.events.append(
          AuditEvent(
            type, document: record.id.rawValue,
            actor: actor.auditActor(version: programVersion),
            details: own.merging(details) { own, _ in own }))
      case .giveUpOrder, .destroyKey: change.actions.append(action)
      }
    }
    return change
  }

  /// The event of a document's reception.
  /// - Parameter namesDepartment: false where the department's name may be personal: it is bound
  ///   then and not shown.
  public func received(_ record: DocumentRecord, namesDepartment: Bool) -> AuditEvent {
    let number = record.receptionNumber
    var details: [String: AuditValue] = [
      "state": .string(record.life.state.rawValue),
      "receptionNumber": .string(namesDepartment ? number.description : number.withoutDepartment),
      "size": .int(Int(record.size)),
      "sha256": .string(record.sha256),
    ]
    if let first = record.duplicateOf { details["duplicateOf"] = .string(first.rawValue) }
    return AuditEvent(
      .documentReceived, document: record.id.rawValue,
      actor: .system(version: programVersion), details: details,
      commitments: namesDepartment ? [:] : ["receptionNumber": Data(number.description.utf8)])
  }
}
