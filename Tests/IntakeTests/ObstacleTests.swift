import Casework
import Foundation
import Synchronization
import TestKit
import Testing
import Vault

@testable import Intake

#if canImport(Glibc)
  import Glibc
#endif

/// Full disks, keys that cannot be kept, marks that resist: what is in the way of one file is in
/// the way of no other, and nothing is passed over.
@Suite struct ObstacleTests {
  // MARK: Keys

  @Test(arguments: [StoreError.Code.diskFull, .readOnly, .io])
  func aKeyThatCannotBeKeptLeavesTheFileWhereItIs(_ code: StoreError.Code) async throws {
    let keys = KeyStoreDouble()
    let site = try Site(keys: keys)
    try site.write("a/a.pdf")
    keys.refusal.withLock { $0 = code }
    let intake = try site.intake()
    try await site.settle(intake)
    #expect(site.left == ["a/a.pdf"])
    #expect(site.problems.map(\.code) == [code == .diskFull ? .diskFull : .cannotSeal])
    #expect(site.problems.allSatisfy { !$0.english.contains("a.pdf") })
    #expect(try site.vault.copies().isEmpty)
    keys.refusal.withLock { $0 = nil }
    try await site.settle(intake, looks: 10)
    #expect(site.store.records.count == 1)
    #expect(site.problems == [])
    #expect(site.left == [])
  }

  // MARK: Room

  @Test func aFileThatDoesNotFitIsNotBegunAndSmallerOnesGoOn() async throws {
    let site = try Site()
    try site.write("a/large.pdf", Scan.pdf(3_000_000))
    try site.write("a/small.pdf", Scan.pdf(100))
    let steps = Mutex(0)
    let intake = try site.intake(freeSpace: 66 << 20) { _ in steps.withLock { $0 += 1 } }
    try await site.settle(intake)
    #expect(site.store.records.map(\.size) == [Int64(Scan.pdf(100).count)])
    #expect(site.left == ["a/large.pdf"])
    #expect(site.problems.map(\.code) == [.diskFull])
    #expect(site.problems.first?.detail == "3 MiB needed, 66 MiB free, 64 MiB kept")
    #expect(steps.withLock { $0 } == ClaimStep.allCases.count, "only the small one was begun")
    site.free.withLock { $0 = 80 << 20 }
    try await site.settle(intake, looks: 10)
    #expect(site.store.records.count == 2)
    #expect(site.problems == [])
  }

  @Test func aFullDiskPausesEveryClaim() async throws {
    let site = try Site()
    for name in ["a", "b", "c"] { try site.write("課/\(name).pdf") }
    let intake = try site.intake(freeSpace: 64 << 20)
    try await site.settle(intake, looks: 3)
    #expect(site.problems.map(\.code) == [.diskFull], "one is enough to know")
    #expect(site.store.records.isEmpty)
    site.free.withLock { $0 = nil }
    try await site.settle(intake, looks: 5)
    #expect(site.store.records.count == 3)
    #expect(site.problems == [])
  }

  @Test func theRealDiskTellsItsRoom() throws {
    let folder = try TemporaryFolder()
    #expect(try #require(FreeSpace.bytes(at: folder.path)) > 0)
    #expect(FreeSpace.bytes(at: folder.path + "/none") == nil)
    #expect(FreeSpace.needed(for: 0) > 0)
    #expect(FreeSpace.needed(for: .max) == .max)
  }

  /// While claims pause, files that are due must not make it look again and again.
  @Test func aPausedIntakeLooksAtThePollingInterval() async throws {
    let site = try Site()
    // The first one fails; the others are due all the while.
    for name in ["a", "b", "c"] { try site.write("課/\(name).pdf") }
    let intake = try site.intake(freeSpace: 0)
    try await site.settle(intake, looks: 3)
    #expect(site.problems.map(\.code) == [.diskFull])
    var looks = 0
    let end = site.now.withLock { $0 } + .seconds(60)
    while site.now.withLock({ $0 }) < end {
      try await intake.look()
      looks += 1
      let wait = await intake.nextWait
      #expect(wait >= .milliseconds(20))
      site.now.withLock { $0 += wait }
    }
    #expect((60...75).contains(looks), "\(looks) looks in 60 seconds at one a second")
  }

  // MARK: Marks

  @Test func oneBadMarkHoldsUpNoOtherFile() async throws {
    let site = try Site()
    let bad: DocumentID = site.surroundings.makeID()
    // A folder where a copy's file should be: not even root can remove it as a file.
    try FileManager.default.createDirectory(
      atPath: site.vault.state.sealedFile(for: bad) + "/x", withIntermediateDirectories: true)
    try site.write("a/.claimed/\(bad)/first.pdf")
    try site.write("a/.claimed/foreign/second.pdf")
    try site.write("a/third.pdf")
    let good: DocumentID = site.surroundings.makeID()
    try site.write("b/.claimed/\(good)/fourth.pdf", Scan.pdf(7))
    let intake = try site.intake()
    try await site.settle(intake)
    #expect(site.store.records.count == 2)
    #expect(
      site.left.filter { $0.hasSuffix(".pdf") } == [
        "a/.claimed/\(bad)/first.pdf", "a/.claimed/foreign/second.pdf",
      ])
    #expect(Set(site.problems.map(\.code)).contains(.unsettledClaim))
    #expect(site.problems.count { $0.code == .unsettledClaim } == 2)
    #expect(site.problems.allSatisfy { $0.code == .orphanedCopy || $0.department == "a" })
    // Tried again by itself once the cause is gone.
    try FileManager.default.removeItem(atPath: site.vault.state.sealedFile(for: bad))
    try FileManager.default.removeItem(atPath: site.drop + "/a/.claimed/foreign")
    try await site.settle(intake, looks: 80)
    #expect(site.store.records.count == 3)
    #expect(site.left == [])
    #expect(!site.problems.contains { $0.code == .unsettledClaim })
  }

  /// The folder takes nothing back at first; root may write anywhere, so the name is made too long
  /// to be put back under any number, and taken.
  @Test func aClaimThatCannotBePutBackIsNotedAndTriedAgain() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    site.store.state.withLock { $0.faults = [.refuse(.readOnly)] }
    let full = Once()
    let intake = try site.intake { step in
      guard step == .verified, full.isFirst() else { return }
      try site.occupy("a/a.pdf")
    }
    try await site.settle(intake, looks: 3)
    #expect(site.problems.map(\.code) == [.unsettledClaim])
    #expect(site.left.contains { $0.contains(".claimed") && $0.hasSuffix("a.pdf") })
    // Files beside it go on.
    try site.write("b/b.pdf", Scan.pdf(3))
    try await site.settle(intake, looks: 8)
    #expect(site.store.records.map(\.department) == ["b"])
    try site.vacate("a/a.pdf")
    try await site.settle(intake, looks: 80)
    #expect(site.store.records.map(\.department) == ["b", "a"])
    #expect(site.problems == [])
    #expect(site.left == [])
  }

  /// The same, found by a start.
  @Test func aStartNotesWhatItCannotPutBack() async throws {
    let site = try Site()
    let id: DocumentID = site.surroundings.makeID()
    try site.write("a/.claimed/\(id)/a.pdf")
    try site.occupy("a/a.pdf")
    let intake = try site.intake()
    try await site.settle(intake, looks: 1)
    #expect(site.problems.map(\.code) == [.unsettledClaim])
    try site.vacate("a/a.pdf")
    try await site.settle(intake, looks: 10)
    #expect(site.store.records.count == 1)
    #expect(site.problems == [])
  }

  /// Somebody took the file out of the mark: there is nothing to put back.
  @Test func aMarkWithoutItsFileIsSettled() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    let first = Once()
    let intake = try site.intake { step in
      guard step == .marked, first.isFirst() else { return }
      let claimed = site.left.first { $0.hasSuffix("a.pdf") } ?? ""
      try FileManager.default.removeItem(atPath: site.drop + "/" + claimed)
    }
    try await site.settle(intake)
    #expect(site.left == [])
    #expect(site.problems == [])
    #expect(site.store.records.isEmpty)
  }

  /// What cannot be looked into at the start is noted, not passed over; the rest is settled.
  @Test func aFolderThatCannotBeReadIsNotedAtTheStart() async throws {
    let site = try Site()
    let id: DocumentID = site.surroundings.makeID()
    try site.write("秘/.claimed/\(id)/a.pdf")
    try site.write("秘/奥/b.pdf")
    try site.write("b/c/.claimed/\(id)/a.pdf")
    var reconciler = ClaimReconciler(
      configuration: IntakeConfiguration(dropRoot: site.drop), vault: site.vault,
      store: site.store)
    reconciler.enter = { (folder, name) throws(SystemFailure) in
      if name.text == "秘" { throw SystemFailure(operation: "open", code: EACCES) }
      return try folder.folder(name)
    }
    let report = try await reconciler.run()
    #expect(report.unsettled.map(\.code) == [.unreadable])
    #expect(report.unsettled.first?.department == "秘")
    #expect(report.unsettled.first?.japanese.contains("秘") == true)
    #expect(report.putBack == 1)
    #expect(site.left.contains("b/c/a.pdf"))
    // A folder that is gone again is none.
    reconciler.enter = { (_, _) throws(SystemFailure) in
      throw SystemFailure(operation: "open", code: ENOENT)
    }
    #expect(try await reconciler.run().unsettled == [])
  }
}
