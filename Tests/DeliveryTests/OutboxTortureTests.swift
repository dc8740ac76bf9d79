import Casework
import ContractTests
import Foundation
import Readings
import SQLiteStore
import Synchronization
import TestKit
import Testing
import Workflows

@testable import Delivery

#if canImport(Glibc)
  import Glibc
#endif

/// Crashes after any step and around any commit, restarts, full disks, a share that comes and goes,
/// and a robot that takes files whenever it likes: every case arrives exactly once at each target.
///
/// `UKETSUKE_TORTURE=500` runs so many seeds; 12 without it.
@Suite struct OutboxTortureTests {
  struct Crash: Error {}

  static let seeds: [UInt64] = {
    let asked = ProcessInfo.processInfo.environment["UKETSUKE_TORTURE"].flatMap(UInt64.init)
    return Array(1...max(1, asked ?? 12))
  }()

  /// Chances of one run, drawn from its seed.
  final class Luck: Sendable {
    private let random: Mutex<SplitMix64>
    let isOn = Mutex(true)

    init(_ seed: UInt64) { random = Mutex(SplitMix64(seed: seed)) }

    func next(_ bound: UInt64) -> UInt64 { random.withLock { $0.next() % bound } }

    func strikes(oneIn bound: UInt64) -> Bool { isOn.withLock { $0 } && next(bound) == 0 }
  }

  /// Takes what has its name, as another system would, and remembers what it said.
  struct Robot {
    let site: Site
    private(set) var taken: [String] = []

    init(_ site: Site) { self.site = site }

    mutating func collect() throws {
      for file in site.files where !file.contains("/.") {
        taken += try site.text(file).components(separatedBy: "\r\n").dropFirst()
          .filter { !$0.isEmpty }.map { "\(file.prefix { $0 != "/" }) \($0)" }
        try FileManager.default.removeItem(atPath: site.target + "/" + file)
      }
    }
  }

  @Test(arguments: seeds) func everyCaseArrivesOnce(_ seed: UInt64) async throws {
    let luck = Luck(seed)
    // Before a commit nothing is done; after it, only the answer is lost.
    let site = try Site { _ in if luck.strikes(oneIn: 12) { throw StoreError(.io) } }
    luck.isOn.withLock { $0 = false }
    let world = try StoreWorld(site, seed: seed)
    let targets = ["single", "batch"]
    try await world.activate(
      Sample.workflow([
        .csv(Sample.file(folder: "single")),
        .csv(Sample.file(folder: "batch", batch: .closed(cases: 3, minutes: 1))),
      ]))
    let names = (0..<7).map { "名\($0)" }
    var waiting = names[...]
    var robot = Robot(site)
    var away: String?
    for _ in 0..<25 {
      if let name = waiting.first, luck.next(2) == 0 {
        try await world.ready(name)
        waiting.removeFirst()
      }
      if luck.next(3) == 0 { try robot.collect() }
      if luck.next(4) == 0 { away = try move(site, away, targets[Int(luck.next(2))]) }
      world.advance(Double(luck.next(40)))
      let isFull = luck.next(4) == 0
      luck.isOn.withLock { $0 = true }
      let outbox = site.outbox(
        world, step: { _ in if luck.strikes(oneIn: 6) { throw Crash() } },
        disk: { isFull ? -Int(ENOSPC) : systemWrite($0, $1) })
      do { try await outbox.pass() } catch is Crash {}
      luck.isOn.withLock { $0 = false }
      if luck.next(2) == 0 { try world.restart() }
    }
    for name in waiting { try await world.ready(name) }
    _ = try move(site, away, "")
    world.advance(600)
    for _ in 0..<3 { try await site.outbox(world).pass() }
    try robot.collect()
    #expect(robot.taken.sorted() == targets.flatMap { at in names.map { "\(at) \($0)" } }.sorted())
    // What a folder held half written when it went away is hidden and comes back as it was.
    #expect(site.files.allSatisfy { $0.contains("/.uketsuke-") })
    #expect(site.problems == [])
    #expect(try await world.store.casesReady().isEmpty)
    #expect(try await world.store.openDeliveries().isEmpty)
    try await world.checkInvariants()
  }

  /// The share of one target goes, or comes back.
  private func move(_ site: Site, _ away: String?, _ target: String) throws -> String? {
    let (from, to) =
      if let away {
        (site.target + "-\(away)", site.target + "/\(away)")
      } else {
        (site.target + "/\(target)", site.target + "-\(target)")
      }
    guard !target.isEmpty || away != nil, FileManager.default.fileExists(atPath: from) else {
      return away
    }
    // What was made anew while it was away was made by a delivery that began after.
    if away != nil, FileManager.default.fileExists(atPath: to) {
      for name in try FileManager.default.contentsOfDirectory(atPath: to) {
        try? FileManager.default.removeItem(atPath: "\(from)/\(name)")
        try FileManager.default.moveItem(atPath: "\(to)/\(name)", toPath: "\(from)/\(name)")
      }
      try FileManager.default.removeItem(atPath: to)
    }
    try FileManager.default.moveItem(atPath: from, toPath: to)
    return away == nil ? target : nil
  }
}
