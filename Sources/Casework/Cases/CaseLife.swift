public import AuditLog

/// The life cycle of a case as a value:
/// unidentified | review → approval → ready → delivering → delivered.
///
/// Aside: 差戻し (approval → review), 補正 (`returned`, back with the citizen), 取下げ
/// (`withdrawn`), erasure. A hold (保留) suspends erasure and nothing else.
public struct CaseLife: Codable, Hashable, Sendable {
  public enum State: String, Codable, Hashable, Sendable, CaseIterable {
    /// 仕分け不可: fits no known form; waits for a person to say which it is.
    case unidentified
    /// 確認: at least one value or finding waits for a person.
    case review
    /// 決裁: every value is settled; waits for signatures.
    case approval
    /// May be delivered.
    case ready
    /// 連携中: the intent to deliver it is on record.
    case delivering
    /// 連携済み: every target has it.
    case delivered
    /// 補正: with the citizen.
    case returned
    /// 取下げ.
    case withdrawn
    /// Its key is destroyed.
    case erased
  }

  /// Where a case goes when all its values are settled.
  public enum Next: String, Codable, Hashable, Sendable {
    case review, approval, ready

    var state: State {
      switch self {
      case .review: .review
      case .approval: .approval
      case .ready: .ready
      }
    }
  }

  public enum Event: Hashable, Sendable {
    /// Decisions were recorded; where the case stands after them.
    case reviewed(by: PersonID, Next)
    /// A signature; `complete` where it was the last one. `onBehalfOf` is set for 代決.
    case approved(by: PersonID, role: String, onBehalfOf: PersonID?, complete: Bool)
    /// The line of signatures is empty now: the current workflow asks for none.
    case approvalDropped
    /// 差戻し.
    case sentBack(by: PersonID, role: String)
    /// 補正.
    case returnedToCitizen(by: PersonID)
    /// Back from the citizen.
    case resumed(by: PersonID, Next)
    /// 取下げ.
    case withdrawn(by: PersonID)
    case held(by: PersonID)
    case unheld(by: PersonID)
    /// A person names the form of an unidentified case; its document is read again.
    case assigned(workflow: String, by: PersonID)
    /// The re-reading fitted the form.
    case reread(Next)
    /// The re-reading did not fit, or failed.
    case rereadingFailed(code: String)
    /// A person makes an unidentified case one of a workflow and takes candidates of its pages into
    /// its fields; nothing is read again.
    case taken(workflow: String, by: PersonID, Next)
    case deliveryBegun
    /// The intent was given up before anything was handed over, and nothing else has it.
    case deliveryAbandoned
    /// Every target of the workflow has it, or the workflow has none.
    case delivered
    case erased(by: Actor)
  }

  public enum Action: Hashable, Sendable {
    case record(AuditEventType, by: Actor, details: [String: AuditValue])
    /// Have the document read again as this form.
    case reread(workflow: String, by: PersonID)
    /// The retention period counts from now.
    case close
    case destroyKey
  }

  public private(set) var state: State
  /// 保留.
  public private(set) var isHeld: Bool
  /// The form it is being read again as.
  public private(set) var assigned: String?
  /// Whether it fits a form; where a returned case comes back to depends on it.
  public private(set) var isIdentified: Bool

  /// A case as it comes out of reading; nil where its pages fit no known form.
  public init(next: Next?) {
    state = next?.state ?? .unidentified
    isIdentified = next != nil
    isHeld = false
  }

  /// Applies an event, or throws and changes nothing.
  public mutating func apply(_ event: Event) throws(ImpossibleTransition) -> [Action] {
    switch (state, event) {
    case (.review, .reviewed(let person, let next)):
      state = next.state
      return [record(.caseReviewed, .person(person))]

    case (.approval, .approved(let person, let role, let absent, let complete)):
      if complete { state = .ready }
      var details: [String: AuditValue] = ["role": .string(role)]
      // 代決: the record says for whom.
      if let absent { details["onBehalfOf"] = .string(absent.rawValue) }
      return [record(.caseApproved, .person(person), details)]

    case (.approval, .approvalDropped):
      state = .ready
      return [record(.caseReady, .program)]

    case (.approval, .sentBack(let person, let role)):
      state = .review
      return [record(.caseSentBack, .person(person), ["role": .string(role)])]

    case (.unidentified, .returnedToCitizen(let person)) where assigned == nil,
      (.review, .returnedToCitizen(let person)), (.approval, .returnedToCitizen(let person)):
      state = .returned
      return [record(.caseCorrectionRequested, .person(person))]

    case (.returned, .resumed(let person, let next)):
      state = isIdentified ? next.state : .unidentified
      return [record(.caseCorrectionReceived, .person(person))]

    case (.unidentified, .withdrawn(let person)) where assigned == nil,
      (.review, .withdrawn(let person)), (.approval, .withdrawn(let person)),
      (.ready, .withdrawn(let person)), (.returned, .withdrawn(let person)):
      state = .withdrawn
      return [record(.caseWithdrawn, .person(person)), .close]

    case (.erased, .held), (.erased, .unheld):
      throw ImpossibleTransition(state: state.rawValue, event: event.name)

    case (_, .held(let person)) where !isHeld:
      isHeld = true
      return [record(.caseHeld, .person(person))]

    case (_, .unheld(let person)) where isHeld:
      isHeld = false
      return [record(.caseReleased, .person(person))]

    case (.unidentified, .assigned(let workflow, let person)) where assigned == nil:
      assigned = workflow
      return [
        record(.caseAssigned, .person(person), ["workflow": .string(workflow)]),
        .reread(workflow: workflow, by: person),
      ]

    case (.unidentified, .reread(let next)) where assigned != nil:
      let details: [String: AuditValue] = ["workflow": .string(assigned ?? "")]
      assigned = nil
      isIdentified = true
      state = next.state
      return [record(.caseIdentified, .program, details)]

    case (.unidentified, .rereadingFailed(let code)) where assigned != nil:
      assigned = nil
      return [record(.caseRereadingFailed, .program, ["code": .string(code)])]

    case (.unidentified, .taken(let workflow, let person, let next)) where assigned == nil:
      isIdentified = true
      state = next.state
      return [record(.caseTaken, .person(person), ["workflow": .string(workflow)])]

    case (.ready, .deliveryBegun):
      state = .delivering
      return [record(.caseDelivering, .program)]

    // A second target of the same case.
    case (.delivering, .deliveryBegun):
      return []

    case (.delivering, .deliveryAbandoned):
      state = .ready
      return [record(.caseReady, .program)]

    case (.delivering, .delivered), (.ready, .delivered):
      state = .delivered
      return [record(.caseDelivered, .program), .close]

    case (.unidentified, .erased(let actor)) where !isHeld && assigned == nil,
      (.review, .erased(let actor)) where !isHeld,
      (.approval, .erased(let actor)) where !isHeld,
      (.ready, .erased(let actor)) where !isHeld,
      (.delivered, .erased(let actor)) where !isHeld,
      (.returned, .erased(let actor)) where !isHeld,
      (.withdrawn, .erased(let actor)) where !isHeld:
      state = .erased
      return [record(.caseErased, actor), .destroyKey]

    default:
      let name = isHeld ? "\(state.rawValue) (held)" : state.rawValue
      throw ImpossibleTransition(state: name, event: event.name)
    }
  }

  private func record(_ type: AuditEventType, _ actor: Actor, _ details: [String: AuditValue] = [:])
    -> Action
  {
    var details = details
    details["state"] = .string(state.rawValue)
    return .record(type, by: actor, details: details)
  }
}

extension CaseLife.Event {
  /// For messages and tables.
  public var name: String {
    switch self {
    case .reviewed: "reviewed"
    case .approved: "approved"
    case .approvalDropped: "approval-dropped"
    case .sentBack: "sent-back"
    case .returnedToCitizen: "returned-to-citizen"
    case .resumed: "resumed"
    case .withdrawn: "withdrawn"
    case .held: "held"
    case .unheld: "unheld"
    case .assigned: "assigned"
    case .reread: "reread"
    case .rereadingFailed: "rereading-failed"
    case .taken: "taken"
    case .deliveryBegun: "delivery-begun"
    case .deliveryAbandoned: "delivery-abandoned"
    case .delivered: "delivered"
    case .erased: "erased"
    }
  }
}
