public import AuditLog
public import Readings

/// The life cycle of a document as a value: received → reading → read | quarantined.
///
/// Attempts count what may be the document's fault. A crash or a missed deadline of a reader is
/// an attempt, the third one quarantines; what the document itself is refused for (empty, cut
/// off, encrypted …) quarantines at once; a graceful stop, a death of the daemon and a missing
/// engine are nobody's attempt.
public struct DocumentLife: Codable, Hashable, Sendable {
  public enum State: String, Codable, Hashable, Sendable, CaseIterable {
    /// Sealed copy, hash and 受付番号 are in the store; waits for a reader.
    case received
    /// A reader of this epoch has it.
    case reading
    /// Its cases exist.
    case read
    /// 隔離: kept whole, with the reason, until an operator retries or erases it.
    case quarantined
    /// Its keys are destroyed.
    case erased
  }

  /// A wish to read the document again as one form, made for one case.
  public struct Order: Codable, Hashable, Sendable {
    public var workflow: String
    public var `case`: CaseID

    public init(workflow: String, case: CaseID) {
      self.workflow = workflow
      self.case = `case`
    }
  }

  public enum Event: Hashable, Sendable {
    case started(BootEpoch)
    case finished
    case failed(Refusal)
    /// Given back without a result, by a graceful stop or because the daemon died.
    case released
    /// By an operator, from quarantine.
    case retried(PersonID)
    /// A person says which form a case of it is.
    case ordered(Order, PersonID)
    case erased(Actor)
  }

  public enum Action: Hashable, Sendable {
    case record(AuditEventType, by: Actor, details: [String: AuditValue])
    /// The case that a re-reading was for keeps its pages in the unidentified tray, with the
    /// reason.
    case giveUpOrder(Order, Refusal)
    case destroyKey
  }

  public private(set) var state: State
  /// Failed attempts since it was received, retried or ordered again.
  public private(set) var attempts: Int
  /// The epoch that reads it; nil unless `reading`.
  public private(set) var epoch: BootEpoch?
  /// The last failure; kept while it is received again, so that staff see why it takes long.
  public private(set) var refusal: Refusal?
  public private(set) var order: Order?

  /// Attempts after which a document is quarantined.
  public static let attemptsAllowed = 3

  /// A document that has just been received.
  public init() {
    state = .received
    attempts = 0
  }

  /// Applies an event, or throws and changes nothing.
  public mutating func apply(_ event: Event) throws(ImpossibleTransition) -> [Action] {
    switch (state, event) {
    case (.received, .started(let epoch)):
      state = .reading
      self.epoch = epoch
      return [record(.documentReadingStarted, ["epoch": .int(Int(epoch.rawValue))])]

    case (.reading, .finished):
      return settle()

    case (.reading, .failed(let refusal)):
      return fail(refusal)

    case (.reading, .released):
      state = .received
      epoch = nil
      return [record(.documentReleased)]

    case (.quarantined, .retried(let person)):
      state = .received
      attempts = 0
      refusal = nil
      return [record(.documentRetried, by: .person(person))]

    case (.read, .ordered(let order, let person)):
      state = .received
      attempts = 0
      self.order = order
      return [
        record(
          .documentRetried, by: .person(person),
          ["workflow": .string(order.workflow), "case": .string(order.case.rawValue)])
      ]

    case (.received, .erased(let actor)), (.read, .erased(let actor)),
      (.quarantined, .erased(let actor)):
      state = .erased
      order = nil
      return [record(.documentErased, by: actor), .destroyKey]

    default:
      throw ImpossibleTransition(state: state.rawValue, event: event.name)
    }
  }

  private mutating func settle() -> [Action] {
    state = .read
    epoch = nil
    attempts = 0
    refusal = nil
    order = nil
    return [record(.documentRead)]
  }

  private mutating func fail(_ refusal: Refusal) -> [Action] {
    epoch = nil
    guard refusal.isAttempt || refusal.isFinal else {
      state = .received
      return [record(.documentReleased, refusal.details)]
    }
    attempts += 1
    self.refusal = refusal
    guard refusal.isFinal || attempts >= Self.attemptsAllowed else {
      state = .received
      return [record(.documentReadingFailed, refusal.details)]
    }
    if let order {
      // Its other cases are sound and go on; only the wish is given up.
      self.order = nil
      state = .read
      return [record(.documentReadingFailed, refusal.details), .giveUpOrder(order, refusal)]
    }
    state = .quarantined
    return [record(.documentQuarantined, refusal.details)]
  }

  private func record(
    _ type: AuditEventType, by actor: Actor = .program, _ details: [String: AuditValue] = [:]
  ) -> Action {
    var details = details
    details["state"] = .string(state.rawValue)
    if attempts > 0 { details["attempts"] = .int(attempts) }
    return .record(type, by: actor, details: details)
  }
}

extension DocumentLife.Event {
  /// For messages and tables.
  public var name: String {
    switch self {
    case .started: "started"
    case .finished: "finished"
    case .failed: "failed"
    case .released: "released"
    case .retried: "retried"
    case .ordered: "ordered"
    case .erased: "erased"
    }
  }
}

extension Refusal {
  /// May be the document's fault: counts against it, but is tried again.
  package var isAttempt: Bool { code == .readerCrashed || code == .readerTimedOut }

  /// Is the document's own: trying again would give the same.
  package var isFinal: Bool { !isAttempt && code != .readerUnavailable }

  package var details: [String: AuditValue] {
    var details: [String: AuditValue] = ["code": .string(code.rawValue)]
    if let page { details["page"] = .int(page) }
    return details
  }
}
