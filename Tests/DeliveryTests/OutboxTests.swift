import Casework
import ContractTests
import Foundation
import Readings
import Synchronization
import TestKit
import Testing
import Workflows

@testable import Delivery

/// On the real store and a real file system.
@Suite struct OutboxTests {
  struct Crash: Error {}

  func world(_ site: Site, _ targets: [DeliveryTarget] = [.csv(Sample.file())]) async throws
    -> StoreWorld
  {
    let world = try StoreWorld(site)
    try await world.activate(Sample.workflow(targets))
    return world
  }

  @Test func aReadyCaseBecomesAFile() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田　花子")
    try await site.outbox(world).pass()
    #expect(try await world.state(record) == .delivered)
    let file = try #require(site.files.first)
    #expect(site.files.count == 1)
    #expect(file.hasPrefix("児童/手当/\(record.receptionNumber)_"))
    #expect(try site.text(file) == "氏名\r\n山田　花子\r\n")
    #expect(site.problems == [])
    let deliveries = try await world.store.deliveries(of: record.id)
    #expect(deliveries.map(\.state) == [.delivered])
    #expect(deliveries.first?.intent.size == Int64("氏名\r\n山田　花子\r\n".utf8.count))
  }

  @Test func anotherPassDeliversNothingTwice() async throws {
    let site = try Site()
    let world = try await world(site)
    try await world.ready("a")
    let outbox = site.outbox(world)
    for _ in 0..<3 { try await outbox.pass() }
    // A robot takes the file; nothing comes after it.
    try FileManager.default.removeItem(atPath: site.target + "/" + site.files[0])
    try await outbox.pass()
    try world.restart()
    try await site.outbox(world).pass()
    #expect(site.files == [])
  }

  @Test(arguments: OutboxStep.allCases) func aCrashAfterEveryStep(_ last: OutboxStep) async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let crashing = site.outbox(world) { step in if step == last { throw Crash() } }
    await #expect(throws: Crash.self) { try await crashing.pass() }
    try world.restart()
    try await site.outbox(world).pass()
    #expect(try await world.state(record) == .delivered)
    #expect(try site.lines() == ["山田"])
    #expect(site.files.count == 1)
    #expect(try await world.store.deliveries(of: record.id).map(\.state) == [.delivered])
    #expect(site.problems == [])
  }

  /// Between the rename and its record a robot takes the file.
  @Test func aFileTakenBeforeItsRecordIsDelivered() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let crashing = site.outbox(world) { step in if step == .renamed { throw Crash() } }
    await #expect(throws: Crash.self) { try await crashing.pass() }
    try FileManager.default.removeItem(atPath: site.target + "/" + site.files[0])
    try world.restart()
    try await site.outbox(world).pass()
    #expect(site.files == [])
    #expect(try await world.state(record) == .delivered)
  }

  @Test(arguments: 1...20) func manyCrashesInARow(_ seed: UInt64) async throws {
    let site = try Site()
    let world = try await world(
      site,
      [
        .csv(Sample.file(folder: "one")),
        .csv(Sample.file(folder: "batch", batch: .closed(cases: 2, minutes: 1))),
      ])
    for number in 0..<4 { try await world.ready("名\(number)") }
    let random = Mutex(SplitMix64(seed: seed))
    for _ in 0..<15 {
      let outbox = site.outbox(world) { _ in
        if random.withLock({ $0.next() }) % 4 == 0 { throw Crash() }
      }
      do { try await outbox.pass() } catch is Crash {}
      try world.restart()
    }
    world.advance(600)
    try await site.outbox(world).pass()
    #expect(try site.lines() == (0..<4).flatMap { ["名\($0)", "名\($0)"] })
    #expect(!site.files.contains { $0.contains(".uketsuke") })
    #expect(try await world.store.casesReady().isEmpty)
  }

  @Test func closedBatchesWaitForNumberOrTime() async throws {
    let site = try Site()
    let world = try await world(
      site, [.csv(Sample.file(batch: .closed(cases: 3, minutes: 10)))])
    for number in 0..<4 { try await world.ready("名\(number)") }
    let outbox = site.outbox(world)
    let due = try #require(try await outbox.pass())
    #expect(site.files.count == 1)
    #expect(try site.text(site.files[0]) == "氏名\r\n名0\r\n名1\r\n名2\r\n")
    #expect(abs(due.timeIntervalSince(world.now) - 600) < 2)
    world.advance(601)
    #expect(try await outbox.pass() == nil)
    #expect(try site.lines() == ["名0", "名1", "名2", "名3"])
  }

  @Test func everyTargetGetsTheCaseOnce() async throws {
    let site = try Site()
    let world = try await world(
      site, [.csv(Sample.file(folder: "a")), .json(Sample.file(folder: "b"))])
    let record = try await world.ready("山田")
    try await site.outbox(world).pass()
    #expect(site.files.count == 2)
    #expect(try await world.state(record) == .delivered)
  }

  @Test func aCaseWithoutTargetsIsClosed() async throws {
    let site = try Site()
    let world = try await world(site, [])
    let record = try await world.ready("山田")
    try await site.outbox(world).pass()
    #expect(site.files == [])
    #expect(try await world.state(record) == .delivered)
  }

  @Test func aCaseThatCannotBeWrittenHoldsUpOnlyItself() async throws {
    let site = try Site()
    let world = try await world(
      site,
      [
        .csv(
          Sample.file(
            [Column(header: "理由", value: "理由.code"), Column(header: "氏名", value: "氏名")],
            batch: .closed(cases: 3, minutes: 0)))
      ])
    let reason = FieldReading(
      name: "理由", type: "choice", page: 1, box: [0, 0, 1, 1], raw: "不明", value: "不明",
      confidence: 1, accepted: true)
    try await world.ready("一")
    let bad = try await world.ready("二", more: [reason])
    try await world.ready("三")
    let outbox = site.outbox(world)
    for _ in 0..<2 {
      try await outbox.pass()
      #expect(try site.lines() == [",一", ",三"])
      #expect(
        site.problems == [
          DeliveryProblem(.noCode, subject: bad.receptionNumber.description, column: "理由")
        ])
    }
    #expect(try await world.state(bad) == .ready)
  }

  @Test func nothingIsOverwritten() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let crashing = site.outbox(world) { step in if step == .staged { throw Crash() } }
    await #expect(throws: Crash.self) { try await crashing.pass() }
    let name = try #require(try await world.store.openDeliveries().first?.intent.fileName)
    let path = site.target + "/児童/手当/" + name
    try Data("foreign".utf8).write(to: URL(fileURLWithPath: path))
    let outbox = site.outbox(world)
    try await outbox.pass()
    #expect(try site.text("児童/手当/" + name) == "foreign")
    #expect(site.problems.map(\.code) == [.nameTaken])
    try FileManager.default.removeItem(atPath: path)
    try await outbox.pass()
    #expect(try site.lines() == ["山田"])
    #expect(site.problems == [])
    #expect(try await world.state(record) == .delivered)
  }

  @Test func aMissingRootIsWaitedFor() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    try FileManager.default.moveItem(atPath: site.target, toPath: site.target + "x")
    let outbox = site.outbox(world)
    try await outbox.pass()
    #expect(site.problems.map(\.code) == [.badFolder])
    #expect(try await world.state(record) == .ready)
    try FileManager.default.moveItem(atPath: site.target + "x", toPath: site.target)
    try await outbox.pass()
    #expect(try site.lines() == ["山田"])
    #expect(site.problems == [])
  }

  @Test func aFolderThatIsAFileIsReported() async throws {
    let site = try Site()
    let world = try await world(site)
    try await world.ready("山田")
    try Data().write(to: URL(fileURLWithPath: site.target + "/児童"))
    let outbox = site.outbox(world)
    try await outbox.pass()
    #expect(site.problems.map(\.code) == [.badFolder])
    try FileManager.default.removeItem(atPath: site.target + "/児童")
    try await outbox.pass()
    #expect(try site.lines() == ["山田"])
  }

  @Test func aFolderNeverLeadsOutOfTheRoot() {
    let folder = DeliveryFolder(root: FileManager.default.temporaryDirectory.path, folder: "../x")
    #expect(throws: DeliveryProblem(.badFolder, detail: "../x")) { try folder.prepare() }
  }

  /// An intent whose bytes can no longer be made is given up, on record, and made anew.
  @Test func aChangedContentMakesANewIntent() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let version = try #require(try await world.store.workflow("digest-1"))
    _ = try await world.store.beginDelivery(
      DeliveryIntent(
        id: world.makeID(), workflow: "jidou", version: "digest-1",
        target: version.workflow.deliveryKeys[0], targets: version.workflow.deliveryKeys,
        cases: [record.id], folder: "児童/手当", fileName: "x.csv",
        sha256: String(repeating: "0", count: 64), size: 1))
    let seen = Mutex<[DeliveryProblem.Code]>([])
    try await site.outbox(world).pass()
    seen.withLock { $0 = site.problems.map(\.code) }
    #expect(seen.withLock { $0 } == [.contentChanged])
    #expect(try site.lines() == ["山田"])
    #expect(
      try await world.store.deliveries(of: record.id).map(\.state) == [.abandoned, .delivered])
  }

  @Test func anEditedWorkflowDoesNotDeliverTwice() async throws {
    let site = try Site()
    let world = try await world(site)
    try await world.ready("山田")
    let crashing = site.outbox(world) { step in if step == .intended { throw Crash() } }
    await #expect(throws: Crash.self) { try await crashing.pass() }
    try await world.activate(
      Sample.workflow([.csv(Sample.file([Column(header: "名前", value: "氏名")]))]), digest: "digest-2")
    try await site.outbox(world).pass()
    #expect(site.files.count == 1)
    #expect(try site.text(site.files[0]) == "氏名\r\n山田\r\n")
  }
}
