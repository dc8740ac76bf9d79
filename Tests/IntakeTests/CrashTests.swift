import Casework
import Foundation
import Synchronization
import TestKit
import Testing
import Vault

@testable import Intake

/// The daemon dies between two steps and starts again: nothing lost, nothing twice.
@Suite struct CrashTests {
  struct Crash: Error {}

  @Test(arguments: ClaimStep.allCases) func everyStep(_ last: ClaimStep) async throws {
    let site = try Site()
    let bytes = Scan.pdf(2_500_000)
    try site.write("a/b/a.pdf", bytes)
    try site.write("a/b/other.tif", Scan.tiff())
    let crashing = try site.intake { step in if step == last { throw Crash() } }
    await #expect(throws: Crash.self) { try await site.settle(crashing) }
    try await site.settle(try site.intake())

    #expect(site.store.records.count == 2)
    let record = try #require(site.store.records.first { $0.size == Int64(bytes.count) })
    #expect(try site.content(record.id) == bytes)
    #expect(site.left == [])
    #expect(try site.vault.copies().count == 2)
    #expect(site.problems == [])
  }

  @Test(arguments: 1...60) func manyCrashesInARow(_ seed: UInt64) async throws {
    let site = try Site()
    for number in 0..<5 { try site.write("課\(number % 2)/\(number).pdf", Scan.pdf(number)) }
    let random = Mutex(SplitMix64(seed: seed))
    for _ in 0..<12 {
      let intake = try site.intake { _ in
        if random.withLock({ $0.next() }) % 5 == 0 { throw Crash() }
      }
      do { try await site.settle(intake) } catch is Crash {}
    }
    try await site.settle(try site.intake())
    #expect(site.store.records.map(\.sha256).count == 5)
    #expect(Set(site.store.records.map(\.sha256)).count == 5)
    #expect(site.left == [])
    #expect(try site.vault.copies().count == 5)
  }

  @Test func aSealedCopyWithoutRecordAndSourceIsKeptAndReported() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    let crashing = try site.intake { step in if step == .verified { throw Crash() } }
    await #expect(throws: Crash.self) { try await site.settle(crashing) }
    try FileManager.default.removeItem(atPath: site.drop + "/a")
    try await site.settle(try site.intake())
    #expect(site.problems.map(\.code) == [.orphanedCopy])
    #expect(try site.vault.copies().count == 1)
  }

  @Test func aCopyThatDoesNotOpenKeepsItsSource() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    let crashing = try site.intake { step in if step == .received { throw Crash() } }
    await #expect(throws: Crash.self) { try await site.settle(crashing) }
    let id = try #require(site.store.records.first?.id)
    try Data("broken".utf8).write(to: URL(fileURLWithPath: site.vault.state.sealedFile(for: id)))
    try await site.settle(try site.intake(), looks: 1)
    #expect(site.left == ["a/a.pdf"])
  }

  @Test func emptyMarksAndUnfinishedCopiesAreRemoved() async throws {
    let site = try Site()
    let id: DocumentID = site.surroundings.makeID()
    try FileManager.default.createDirectory(
      atPath: site.drop + "/a/.claimed/\(id)", withIntermediateDirectories: true)
    let folder = site.vault.state.sealedFolder(for: id)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // What a crash leaves is a writer that never came to its end.
    let unfinished = try SealedFileWriter(
      path: site.vault.state.sealedFile(for: id), key: DataKey(), context: "c")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    try await site.settle(try site.intake(), looks: 1)
    #expect(site.left == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    _ = unfinished
  }

  @Test func aFilePutIntoTheMarksByHandComesBack() async throws {
    let site = try Site()
    try site.write("a/.claimed/stray.pdf")
    let intake = try site.intake()
    try await site.settle(intake, looks: 1)
    #expect(site.problems.map(\.code) == [.strayClaim])
    try await site.settle(intake)
    #expect(site.store.records.count == 1)
    #expect(site.left == [])
  }
}

/// True once.
final class Once: Sendable {
  private let used = Mutex(false)
  func isFirst() -> Bool {
    used.withLock { used in
      defer { used = true }
      return !used
    }
  }
}
