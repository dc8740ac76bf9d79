import AuditLog
import Casework
import Testing

@Suite struct CaseLifeTests {
  static let person = PersonID("sato")

  static func life(_ state: CaseLife.State) throws -> CaseLife {
    var life = CaseLife(next: .review)
    switch state {
    case .unidentified: life = CaseLife(next: nil)
    case .review: break
    case .approval: life = CaseLife(next: .approval)
    case .ready: life = CaseLife(next: .ready)
    case .delivering:
      life = CaseLife(next: .ready)
      _ = try life.apply(.deliveryBegun)
    case .delivered:
      life = CaseLife(next: .ready)
      _ = try life.apply(.delivered)
    case .returned: _ = try life.apply(.returnedToCitizen(by: person))
    case .withdrawn: _ = try life.apply(.withdrawn(by: person))
    case .erased: _ = try life.apply(.erased(by: .program))
    }
    #expect(life.state == state)
    return life
  }

  static let events: [CaseLife.Event] = [
    .reviewed(by: person, .review), .reviewed(by: person, .approval),
    .reviewed(by: person, .ready),
    .approved(by: person, role: "係長", onBehalfOf: nil, complete: false),
    .approved(by: person, role: "係長", onBehalfOf: nil, complete: true),
    .sentBack(by: person, role: "係長"), .returnedToCitizen(by: person),
    .resumed(by: person, .review), .withdrawn(by: person), .held(by: person),
    .unheld(by: person), .assigned(workflow: "saikofu", by: person), .reread(.review),
    .rereadingFailed(code: "notFitting"), .deliveryBegun, .deliveryAbandoned, .delivered,
    .erased(by: .program), .taken(workflow: "saikofu", by: person, .review),
  ]

  /// What follows each event, in the order of `events`; nil where it is impossible.
  static let table: [CaseLife.State: [CaseLife.State?]] = [
    .unidentified: [
      nil, nil, nil, nil, nil, nil, .returned, nil, .withdrawn, .unidentified, nil,
      .unidentified, nil, nil, nil, nil, nil, .erased, .review,
    ],
    .review: [
      .review, .approval, .ready, nil, nil, nil, .returned, nil, .withdrawn, .review, nil, nil,
      nil, nil, nil, nil, nil, .erased, nil,
    ],
    .approval: [
      nil, nil, nil, .approval, .ready, .review, .returned, nil, .withdrawn, .approval, nil, nil,
      nil, nil, nil, nil, nil, .erased, nil,
    ],
    .ready: [
      nil, nil, nil, nil, nil, nil, nil, nil, .withdrawn, .ready, nil, nil, nil, nil,
      .delivering, nil, .delivered, .erased, nil,
    ],
    .delivering: [
      nil, nil, nil, nil, nil, nil, nil, nil, nil, .delivering, nil, nil, nil, nil, .delivering,
      .ready, .delivered, nil, nil,
    ],
    .delivered: [
      nil, nil, nil, nil, nil, nil, nil, nil, nil, .delivered, nil, nil, nil, nil, nil, nil, nil,
      .erased, nil,
    ],
    .returned: [
      nil, nil, nil, nil, nil, nil, nil, .review, .withdrawn, .returned, nil, nil, nil, nil, nil,
      nil, nil, .erased, nil,
    ],
    .withdrawn: [
      nil, nil, nil, nil, nil, nil, nil, nil, nil, .withdrawn, nil, nil, nil, nil, nil, nil, nil,
      .erased, nil,
    ],
    .erased: [
      nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil,
    ],
  ]

  @Test(arguments: CaseLife.State.allCases)
  func `every event in every state gives the state of the table or an error`(
    state: CaseLife.State
  ) throws {
    let row = try #require(Self.table[state])
    #expect(row.count == Self.events.count)
    for (event, expected) in zip(Self.events, row) {
      var life = try Self.life(state)
      let before = life
      if let expected {
        let actions = try life.apply(event)
        #expect(life.state == expected, "\(state) \(event.name)")
        for case .record(_, _, let details) in actions {
          #expect(details["state"] == .string(expected.rawValue))
        }
      } else {
        #expect(throws: ImpossibleTransition.self, "\(state) \(event.name)") {
          _ = try life.apply(event)
        }
        #expect(life == before)
      }
    }
  }

  @Test(arguments: CaseLife.State.allCases.filter { $0 != .erased })
  func `a hold suspends erasure and nothing else`(state: CaseLife.State) throws {
    for event in Self.events where event.name != "held" && event.name != "unheld" {
      var free = try Self.life(state)
      var held = try Self.life(state)
      _ = try held.apply(.held(by: Self.person))
      let freely = (try? free.apply(event)) != nil
      let whileHeld = (try? held.apply(event)) != nil
      if case .erased = event {
        #expect(!whileHeld)
      } else {
        #expect(freely == whileHeld, "\(state) \(event.name)")
      }
    }
    var life = try Self.life(state)
    _ = try life.apply(.held(by: Self.person))
    _ = try life.apply(.unheld(by: Self.person))
    #expect(life == (try Self.life(state)))
  }

  @Test func `an assigned case waits for its reading and for nothing else`() throws {
    var life = CaseLife(next: nil)
    let actions = try life.apply(.assigned(workflow: "saikofu", by: Self.person))
    #expect(actions.contains(.reread(workflow: "saikofu", by: Self.person)))
    for event in Self.events {
      var copy = life
      let works = (try? copy.apply(event)) != nil
      #expect(
        works == ["held", "reread", "rereading-failed"].contains(event.name), "\(event.name)")
    }
    var fitting = life
    _ = try fitting.apply(.reread(.approval))
    #expect(fitting.state == .approval)
    #expect(fitting.isIdentified)
    _ = try life.apply(.rereadingFailed(code: "notFitting"))
    #expect(life == CaseLife(next: nil))
  }

  @Test func `a returned unidentified case comes back unidentified`() throws {
    var life = CaseLife(next: nil)
    _ = try life.apply(.returnedToCitizen(by: Self.person))
    _ = try life.apply(.resumed(by: Self.person, .ready))
    #expect(life.state == .unidentified)
  }

  @Test func `代決 is recorded as such`() throws {
    var life = CaseLife(next: .approval)
    let actions = try life.apply(
      .approved(by: Self.person, role: "課長", onBehalfOf: PersonID("abe"), complete: true))
    guard case .record(let type, let actor, let details) = try #require(actions.first) else {
      Issue.record("no record")
      return
    }
    #expect(type == .caseApproved)
    #expect(actor == .person(Self.person))
    #expect(details["onBehalfOf"] == "abe")
    #expect(details["role"] == "課長")
  }

  @Test func `delivery and withdrawal start retention`() throws {
    var delivered = try Self.life(.delivering)
    #expect(try delivered.apply(.delivered).contains(.close))
    var withdrawn = try Self.life(.review)
    #expect(try withdrawn.apply(.withdrawn(by: Self.person)).contains(.close))
  }
}
