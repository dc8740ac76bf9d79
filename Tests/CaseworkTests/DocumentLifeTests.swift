import AuditLog
import Casework
import Readings
import Testing

@Suite struct DocumentLifeTests {
  static let person = PersonID("sato")
  static let order = DocumentLife.Order(
    workflow: "saikofu", case: CaseID(valid: "01HZZZZZZZ0000000000000000"))
  static let epoch = BootEpoch(rawValue: 1)

  /// One life in each state.
  static func life(_ state: DocumentLife.State) throws -> DocumentLife {
    var life = DocumentLife()
    switch state {
    case .received: break
    case .reading: _ = try life.apply(.started(epoch))
    case .read:
      _ = try life.apply(.started(epoch))
      _ = try life.apply(.finished)
    case .quarantined:
      _ = try life.apply(.started(epoch))
      _ = try life.apply(.failed(Refusal(.empty)))
    case .erased: _ = try life.apply(.erased(.program))
    }
    #expect(life.state == state)
    return life
  }

  static let events: [DocumentLife.Event] = [
    .started(epoch), .finished, .failed(Refusal(.readerCrashed)), .failed(Refusal(.encrypted)),
    .failed(Refusal(.readerUnavailable)), .released, .retried(person), .ordered(order, person),
    .erased(.program),
  ]

  /// What follows each event, in the order of `events`; nil where it is impossible.
  static let table: [DocumentLife.State: [DocumentLife.State?]] = [
    .received: [.reading, nil, nil, nil, nil, nil, nil, nil, .erased],
    .reading: [
      nil, .read, .received, .quarantined, .received, .received, nil, nil, nil,
    ],
    .read: [nil, nil, nil, nil, nil, nil, nil, .received, .erased],
    .quarantined: [nil, nil, nil, nil, nil, nil, .received, nil, .erased],
    .erased: [nil, nil, nil, nil, nil, nil, nil, nil, nil],
  ]

  @Test(arguments: DocumentLife.State.allCases)
  func `every event in every state gives the state of the table or an error`(
    state: DocumentLife.State
  ) throws {
    let row = try #require(Self.table[state])
    #expect(row.count == Self.events.count)
    for (event, expected) in zip(Self.events, row) {
      var life = try Self.life(state)
      let before = life
      if let expected {
        let actions = try life.apply(event)
        #expect(life.state == expected, "\(state) \(event.name)")
        #expect(
          actions.contains {
            if case .record(_, _, let details) = $0 {
              details["state"] == .string(expected.rawValue)
            } else {
              false
            }
          }, "the audit names the state after \(event.name)")
      } else {
        #expect(throws: ImpossibleTransition(state: state.rawValue, event: event.name)) {
          _ = try life.apply(event)
        }
        #expect(life == before)
      }
    }
  }

  @Test(arguments: [Refusal.Code.readerCrashed, .readerTimedOut])
  func `three attempts quarantine, two do not`(code: Refusal.Code) throws {
    var life = DocumentLife()
    for attempt in 1...3 {
      _ = try life.apply(.started(Self.epoch))
      _ = try life.apply(.failed(Refusal(code)))
      #expect(life.attempts == attempt)
      #expect(life.state == (attempt == 3 ? .quarantined : .received))
    }
    #expect(life.refusal?.code == code)
    _ = try life.apply(.retried(Self.person))
    #expect(life.attempts == 0)
  }

  @Test func `a release is nobody's attempt, however often`() throws {
    var life = DocumentLife()
    for _ in 0..<10 {
      _ = try life.apply(.started(Self.epoch))
      _ = try life.apply(.released)
    }
    for _ in 0..<10 {
      _ = try life.apply(.started(Self.epoch))
      _ = try life.apply(.failed(Refusal(.readerUnavailable)))
    }
    #expect(life.state == .received)
    #expect(life.attempts == 0)
  }

  @Test(arguments: Refusal.Code.allCases)
  func `what is the document's own fault quarantines at once`(code: Refusal.Code) throws {
    var life = DocumentLife()
    _ = try life.apply(.started(Self.epoch))
    _ = try life.apply(.failed(Refusal(code)))
    let transient: Set<Refusal.Code> = [.readerCrashed, .readerTimedOut, .readerUnavailable]
    #expect(life.state == (transient.contains(code) ? .received : .quarantined))
  }

  @Test func `a failed re-reading leaves the document read and tells its case`() throws {
    var life = try Self.life(.read)
    _ = try life.apply(.ordered(Self.order, Self.person))
    _ = try life.apply(.started(Self.epoch))
    let actions = try life.apply(.failed(Refusal(.corruptImage)))
    #expect(life.state == .read)
    #expect(life.order == nil)
    #expect(actions.contains(.giveUpOrder(Self.order, Refusal(.corruptImage))))
  }

  @Test func `erasing destroys the key`() throws {
    var life = try Self.life(.quarantined)
    #expect(try life.apply(.erased(.program)).contains(.destroyKey))
  }
}
