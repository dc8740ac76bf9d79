import AuditLog
import Casework
import ContractTests
import Foundation
import Readings
import SQLiteStore
import StoreKit
import Synchronization
import TestKit
import Testing
import Vault

@testable import Intake

/// Intake on the real store: the daemon dies between any two steps of a claim and around any
/// commit, the disk fills, readers fail, and in the end every file that was dropped is one
/// document, whole, read, and on record.
///
/// `UKETSUKE_TORTURE=500` runs so many seeds; 10 without it.
@Suite struct TortureTests {
  struct Crash: Error {}

  static let seeds: [UInt64] = {
    let asked = ProcessInfo.processInfo.environment["UKETSUKE_TORTURE"].flatMap(UInt64.init)
    return Array(1...max(1, asked ?? 10))
  }()

  @Test(arguments: seeds) func nothingIsLostAndNothingComesTwice(_ seed: UInt64) async throws {
    let luck = Luck(seed)
    let place = try SQLitePlace { _ in
      if luck.strikes(oneIn: 10) { throw StoreError(luck.next(2) == 0 ? .io : .diskFull) }
    }
    let day = try TortureDay(place, luck)
    for _ in 0..<40 {
      try day.drop()
      luck.isOn.withLock { $0 = true }
      do {
        try await day.takeIn()
        try await day.read()
      } catch is Crash {
        try day.die()
      } catch let error as StoreError {
        guard error.code == .io || error.code == .diskFull else { throw error }
      }
      luck.isOn.withLock { $0 = false }
    }
    try day.die()
    // The longest pause of a claim is a minute.
    for _ in 0..<80 { try await day.takeIn() }
    while try await day.read() {}
    try await day.check()
  }

  /// Chances of one run, drawn from its seed.
  final class Luck: Sendable {
    private let random: Mutex<SplitMix64>
    let isOn = Mutex(false)

    init(_ seed: UInt64) { random = Mutex(SplitMix64(seed: seed)) }

    func next(_ bound: UInt64) -> UInt64 { random.withLock { $0.next() % bound } }
    func strikes(oneIn bound: UInt64) -> Bool { isOn.withLock { $0 } && next(bound) == 0 }
  }
}

/// One day of a city, with as many starts of the daemon as it takes.
final class TortureDay {
  private let world: StoreWorld
  private let place: SQLitePlace
  private let luck: TortureTests.Luck
  private let vault: DocumentVault
  private let root: String
  private let watch = Watch()
  private var intake: IntakeService?
  private var dropped: [Data] = []

  private final class Watch: Sendable {
    let now = Mutex<Duration>(.zero)
  }

  init(_ place: SQLitePlace, _ luck: TortureTests.Luck) throws {
    self.place = place
    self.luck = luck
    world = try StoreWorld(place)
    vault = DocumentVault(state: place.folder, keys: world.ring)
    root = try place.root.folder("drop")
  }

  /// None to two files, some under a name that is there already.
  func drop() throws {
    for _ in 0..<luck.next(3) {
      let bytes = Data(Scan.pdf(100 + dropped.count * 7))
      let folder = "\(root)/課\(luck.next(2))/窓口"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let path = "\(folder)/\(luck.next(4)).pdf"
      // A scanner does not write over a file that is there.
      guard !FileManager.default.fileExists(atPath: path) else { continue }
      try bytes.write(to: URL(fileURLWithPath: path))
      dropped.append(bytes)
    }
  }

  /// A look, a second later.
  func takeIn() async throws {
    let intake = try self.intake ?? start()
    self.intake = intake
    watch.now.withLock { $0 += .seconds(1) }
    try await intake.look()
  }

  private func start() throws -> IntakeService {
    try IntakeService(
      configuration: IntakeConfiguration(dropRoot: root), vault: vault, store: world.store,
      surroundings: world.services.surroundings, logger: .quiet,
      elapsed: { [watch] in watch.now.withLock { $0 } },
      freeSpace: { [luck] _ in luck.strikes(oneIn: 15) ? 0 : nil },
      step: { [luck] _ in if luck.strikes(oneIn: 15) { throw TortureTests.Crash() } },
      report: { _ in })
  }

  /// False where nothing waits for a reader.
  @discardableResult
  func read() async throws -> Bool {
    guard let task = try await world.store.takeDocumentToRead() else { return false }
    let id = task.document.id
    // What a reader gets are the bytes that were dropped.
    var bytes = Data()
    try vault.open(id).forEachChunk { bytes.append(contentsOf: $0) }
    #expect(bytes.count == task.document.size)
    if luck.strikes(oneIn: 4) {
      try await world.store.releaseReading(id)
    } else {
      _ = try await world.store.recordReading(
        id,
        DocumentReading(
          reader: "test", pages: [PageReading(index: 1, width: 1, height: 1, dpi: 300)], cases: []))
    }
    return true
  }

  /// The process ends; what comes next is another start.
  func die() throws {
    luck.isOn.withLock { $0 = false }
    intake = nil
    try world.restart()
  }

  func check() async throws {
    let records = try await world.store.documents(DocumentFilter(limit: .max))
    #expect(records.count == dropped.count)
    var found: [Data] = []
    for record in records {
      #expect(record.life.state == .read)
      var bytes = Data()
      try vault.open(record.id).forEachChunk { bytes.append(contentsOf: $0) }
      found.append(bytes)
    }
    #expect(Set(found) == Set(dropped))
    #expect(Set(try vault.copies()) == Set(records.map(\.id)), "no copy without a record")
    let left = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    #expect(left.allSatisfy { !$0.hasSuffix(".pdf") && !$0.contains(".claimed") }, "\(left)")
    let log = try await world.store.auditRecords(from: 0, limit: .max)
    let received = try log.map { try AuditRecord(bytes: Array($0)) }
      .filter { $0.type == .documentReceived }
    #expect(received.compactMap(\.document).sorted() == records.map(\.id.rawValue).sorted())
    try await world.checkInvariants()
  }
}
