import Casework
import ContractTests
import Foundation
import Readings
import Synchronization
import TestKit
import Testing
import Vault
import Workflows

@testable import Delivery

#if canImport(Glibc)
  import Glibc
#endif

/// Disks that are full, folders that go, keys that are gone.
@Suite struct OutboxFaultTests {
  struct Crash: Error {}

  func world(_ site: Site, _ targets: [DeliveryTarget] = [.csv(Sample.file())]) async throws
    -> StoreWorld
  {
    let world = try StoreWorld(site)
    try await world.activate(Sample.workflow(targets))
    return world
  }

  /// A disk that takes so many bytes and no more.
  final class Disk: Sendable {
    let free: Mutex<Int>
    init(_ bytes: Int) { free = Mutex(bytes) }

    @Sendable func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
      let count = free.withLock { free in
        let count = min(free, bytes.count)
        free -= count
        return count
      }
      return count == 0 ? -Int(ENOSPC) : systemWrite(file, .init(rebasing: bytes[..<count]))
    }
  }

  @Test(arguments: [0, 1, 10]) func aFullDiskLeavesNothingAndIsWaitedFor(_ free: Int) async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let disk = Disk(free)
    let outbox = site.outbox(world, disk: disk.write)
    for _ in 0..<2 {
      try await outbox.pass()
      #expect(site.problems.map(\.code) == [.diskFull])
      #expect(site.files == [], "half a file is none")
    }
    #expect(try await world.state(record) == .delivering)
    // Also over a restart; the intent is the same.
    try world.restart()
    disk.free.withLock { $0 = 1000 }
    try await site.outbox(world, disk: disk.write).pass()
    #expect(site.problems == [])
    #expect(try site.lines() == ["山田"])
    #expect(try await world.store.deliveries(of: record.id).map(\.state) == [.delivered])
  }

  @Test func otherTargetsOfAFullPassGoOn() async throws {
    let site = try Site()
    let world = try await world(
      site, [.csv(Sample.file(folder: "a")), .csv(Sample.file(folder: "b"))])
    try await world.ready("山田")
    // The first file fits not, the second does: what the system says of one is said of no other.
    let refused = Mutex(false)
    let outbox = site.outbox(
      world,
      disk: { file, bytes in
        let isFirst = refused.withLock { refused in
          defer { refused = true }
          return !refused
        }
        return isFirst ? -Int(EDQUOT) : systemWrite(file, bytes)
      })
    try await outbox.pass()
    #expect(site.problems.map(\.code) == [.diskFull])
    #expect(site.files.count == 1)
  }

  /// The share goes away while a file waits for its name: in an empty folder it would look as if
  /// a robot had taken it.
  @Test func aFolderThatGoesAwayIsNotMadeAnew() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let crashing = site.outbox(world) { step in if step == .staged { throw Crash() } }
    await #expect(throws: Crash.self) { try await crashing.pass() }
    let away = site.target + "-away"
    try FileManager.default.moveItem(atPath: site.target + "/児童", toPath: away)
    // More work for the same folder must not make it either.
    try await world.ready("鈴木")
    let outbox = site.outbox(world)
    for _ in 0..<2 {
      try await outbox.pass()
      #expect(Set(site.problems.map(\.code)) == [.folderGone])
      #expect(site.problems.first?.japanese.contains("共有の接続") == true)
      #expect(!FileManager.default.fileExists(atPath: site.target + "/児童"))
      #expect(try await world.state(record) == .delivering)
    }
    try FileManager.default.moveItem(atPath: away, toPath: site.target + "/児童")
    try await outbox.pass()
    #expect(site.problems == [])
    #expect(try site.lines() == ["山田", "鈴木"].sorted())
    #expect(try await world.state(record) == .delivered)
  }

  @Test func aFolderThatGoesBetweenStagingAndRenameIsNoticed() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let outbox = site.outbox(world) { step in
      guard step == .staged else { return }
      try FileManager.default.moveItem(
        atPath: site.target + "/児童", toPath: site.target + "-away")
    }
    try await outbox.pass()
    #expect(site.problems.map(\.code) == [.folderGone])
    #expect(try await world.state(record) == .delivering)
    try FileManager.default.moveItem(
      atPath: site.target + "-away", toPath: site.target + "/児童")
    try await site.outbox(world).pass()
    #expect(try site.lines() == ["山田"])
  }

  enum Loss: CaseIterable, Sendable { case destroyed, damaged }

  @Test(arguments: Loss.allCases) func aCaseThatCannotBeOpenedHoldsUpNobody(_ loss: Loss)
    async throws
  {
    let site = try Site()
    let world = try await world(
      site,
      [
        .csv(Sample.file(folder: "one")),
        .csv(Sample.file(folder: "batch", batch: .closed(cases: 3, minutes: 0))),
      ])
    try await world.ready("一")
    let bad = try await world.ready("二")
    try await world.ready("三")
    let kept = try #require(try site.keyStore().wrappedKey(bad.key))
    // The ring forgets it too.
    try world.ring.destroy(bad.key)
    if loss == .damaged {
      var wrapped = kept.wrapped
      wrapped[wrapped.count - 1] ^= 1
      try site.keyStore().put(WrappedKey(id: kept.id, wrapped: wrapped))
    }
    let outbox = site.outbox(world)
    for _ in 0..<2 {
      try await outbox.pass()
      #expect(try site.lines() == ["一", "一", "三", "三"])
      #expect(Set(site.problems.map(\.code)) == [.contentMissing])
      #expect(site.problems.allSatisfy { $0.subject == bad.receptionNumber.description })
    }
    #expect(try await world.state(bad) == .ready)
    // The key is brought back from its backup.
    try world.ring.destroy(bad.key)
    try site.keyStore().put(kept)
    try await outbox.pass()
    #expect(try site.lines() == ["一", "一", "三", "三", "二", "二"].sorted())
    #expect(site.problems == [])
  }

  /// The key goes between the rendering and the record of the delivery.
  @Test func aKeyLostInTheMiddleHoldsUpNobodyElse() async throws {
    let site = try Site()
    let world = try await world(site)
    let bad = try await world.ready("一")
    let good = try await world.ready("二")
    let outbox = site.outbox(world) { step in
      if step == .renamed, try site.keyStore().wrappedKey(bad.key) != nil {
        try world.ring.destroy(bad.key)
      }
    }
    try await outbox.pass()
    #expect(try await world.state(good) == .delivered)
    #expect(site.problems.map(\.code) == [.contentMissing])
    try await outbox.pass()
    #expect(try site.lines() == ["一", "二"])
  }
}
