import AuditLog
import Casework
import ContractTests
import Foundation
import GRDB
import Readings
import StoreKit
import Synchronization
import Testing
import Vault

@testable import SQLiteStore

/// A fault that a test asks for at the next transaction.
final class FaultPlan: Sendable {
  private let next = Mutex<(SQLiteStore.FaultPoint, any Error & Sendable)?>(nil)

  func arm(_ point: SQLiteStore.FaultPoint, _ error: any Error & Sendable = Crash()) {
    next.withLock { $0 = (point, error) }
  }

  func disarm() { next.withLock { $0 = nil } }

  func strike(_ point: SQLiteStore.FaultPoint) throws {
    let error = next.withLock { plan -> (any Error)? in
      guard let (at, error) = plan, at == point else { return nil }
      plan = nil
      return error
    }
    if let error { throw error }
  }

  struct Crash: Error {}
}

@Suite struct FaultTests {
  @Test func `a full disk is said, takes nothing back, and passes`() async throws {
    let plan = FaultPlan()
    let place = try SQLitePlace(fault: plan.strike)
    let world = try StoreWorld(place)
    let document = try world.newDocument()
    plan.arm(.beforeCommit, DatabaseError(resultCode: .SQLITE_FULL, message: "full"))
    await #expect {
      try await world.store.receive(document)
    } throws: {
      guard let error = $0 as? StoreError else { return false }
      return error.code == .diskFull && error.isMachine && error.english.contains("Free some")
        && error.japanese.contains("空き容量")
    }
    #expect(try await world.store.document(document.id) == nil)
    #expect(try await world.store.receive(document).receptionNumber.number == 1)
    try await world.checkInvariants()
  }

  @Test func `a file system without space gives the same`() async throws {
    let place = try SQLitePlace()
    let world = try StoreWorld(place)
    let store = try #require(place.store)
    try await store.pool.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    var refused = 0
    for _ in 0..<200 {
      do {
        _ = try await world.store.receive(try world.newDocument())
      } catch {
        #expect((error as? StoreError)?.code == .diskFull)
        refused += 1
      }
    }
    #expect(refused > 0)
    try await store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    try await world.checkInvariants()
    _ = try await world.store.receive(try world.newDocument())
  }

  @Test func `an erasure whose keys survived is finished by the next start`() async throws {
    let plan = FaultPlan()
    let place = try SQLitePlace(fault: plan.strike)
    let world = try StoreWorld(place)
    try await world.activate(StoreWorld.workflow())
    let record = try await world.makeCase()
    plan.arm(.afterCommit)
    await #expect(throws: StoreError.self) {
      try await world.store.erase(record.id, by: .program)
    }
    #expect(try place.keyStore().wrappedKey(record.key) != nil)
    try world.restart()
    #expect(try place.keyStore().wrappedKey(record.key) == nil)
    try await world.checkInvariants()
  }

  @Test func `a cancelled task still records what it did`() async throws {
    let world = try StoreWorld(try SQLitePlace())
    let document = try await world.store.receive(try world.newDocument())
    _ = try await world.store.takeDocumentToRead()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try await world.store.releaseReading(document.id)
    }
    task.cancel()
    try await task.value
    #expect(try await world.store.document(document.id)?.life.state == .received)
  }

  /// Random work with random failures of the process before and after commits. After each the
  /// store is opened again, and what was interrupted is asked for again.
  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func `whatever is interrupted, every record is in one state and the log agrees`(
    seed: UInt64
  ) async throws {
    let plan = FaultPlan()
    let place = try SQLitePlace(fault: plan.strike)
    let world = try StoreWorld(place, seed: seed)
    try await world.activate(StoreWorld.workflow(approve: ["係長"]))
    var walk = RandomWalk(world: world, seed: seed)
    for _ in 0..<80 {
      let faulty = walk.chance(0.3)
      if faulty { plan.arm(walk.chance(0.5) ? .beforeCommit : .afterCommit) }
      do {
        try await walk.step()
        plan.disarm()
      } catch let error as StoreError {
        guard faulty else {
          Issue.record("\(error)")
          return
        }
        try world.restart()
        try await world.checkInvariants()
      }
    }
    try await world.checkInvariants()
    let received = try await world.store.documents(DocumentFilter(limit: .max))
    #expect(Set(received.map(\.id)).isSuperset(of: walk.acknowledged), "nothing is lost")
    let numbers = received.map(\.receptionNumber)
    #expect(Set(numbers).count == numbers.count)
  }
}

/// What a city does in a day, in any order.
struct RandomWalk {
  let world: StoreWorld
  private var random: UInt64
  /// Documents whose reception the store has confirmed.
  private(set) var acknowledged: Set<DocumentID> = []

  init(world: StoreWorld, seed: UInt64) {
    self.world = world
    random = seed &* 7919
  }

  mutating func next() -> UInt64 {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return random >> 33
  }

  mutating func chance(_ share: Double) -> Bool { Double(next() % 1000) < share * 1000 }

  mutating func step() async throws {
    switch next() % 8 {
    case 0, 1:
      let document = try world.newDocument()
      _ = try await world.store.receive(document)
      acknowledged.insert(document.id)
    case 2, 3: try await read()
    case 4: try await review()
    case 5: try await approve()
    case 6: try await deliver()
    default: try await eraseDelivered()
    }
  }

  private mutating func read() async throws {
    guard let task = try await world.store.takeDocumentToRead() else { return }
    let id = task.document.id
    if chance(0.2) {
      _ = try await world.store.recordReadingFailure(id, Refusal(.readerCrashed))
    } else if chance(0.1) {
      try await world.store.releaseReading(id)
    } else {
      let field = FieldReading(
        name: "氏名", type: "name", page: 1, box: [0, 0, 1, 1], raw: "山田　太郎", value: "山田　太郎",
        confidence: 1, accepted: chance(0.5))
      _ = try await world.store.recordReading(
        id,
        DocumentReading(
          reader: "test", pages: [PageReading(index: 1, width: 1, height: 1, dpi: 300)],
          cases: [
            CaseReading(workflow: "saikofu", version: "digest-1", pages: [1], fields: [field])
          ]))
    }
  }

  private func review() async throws {
    let waiting = try await world.store.cases(CaseFilter(states: [.review], limit: 1))
    guard let record = waiting.first else { return }
    _ = try await world.store.review(
      ReviewDecision(
        case: .id(record.id), by: PersonID("sato"),
        decisions: [.init(field: "氏名", action: .confirm)]))
  }

  private func approve() async throws {
    let waiting = try await world.store.cases(CaseFilter(states: [.approval], limit: 1))
    guard let record = waiting.first else { return }
    _ = try await world.store.approve(
      ApprovalDecision(
        case: .id(record.id), by: PersonID("abe"), role: "係長", decision: .approve))
  }

  private func deliver() async throws {
    for delivery in try await world.store.openDeliveries() {
      try await world.store.markStaged(delivery.intent.id)
      try await world.store.markDelivered(delivery.intent.id)
    }
    guard let ready = try await world.store.casesReady().first else { return }
    let id: DeliveryID = world.makeID()
    _ = try await world.store.beginDelivery(
      DeliveryIntent(
        id: id, workflow: "saikofu", version: "digest-1", target: "csv:a", targets: ["csv:a"],
        cases: [ready.record.id], folder: "a", fileName: "\(id).csv", sha256: "", size: 0))
    try await world.store.markStaged(id)
    try await world.store.markDelivered(id)
  }

  private func eraseDelivered() async throws {
    let done = try await world.store.cases(CaseFilter(states: [.delivered], limit: 1))
    if let record = done.first { _ = try await world.store.erase(record.id, by: .program) }
  }
}
