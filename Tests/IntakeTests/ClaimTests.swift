import Casework
import Foundation
import Synchronization
import Testing
import Vault

@testable import Intake

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct ClaimTests {
  @Test func aFinishedFileBecomesADocument() async throws {
    let site = try Site()
    let bytes = Scan.pdf(3_000_000)
    try site.write("国保年金課/窓口1/申請 太郎.pdf", bytes)
    let intake = try site.intake()
    try await site.settle(intake)
    let record = try #require(site.store.records.first)
    #expect(site.store.records.count == 1)
    #expect(record.department == "国保年金課")
    #expect(record.size == Int64(bytes.count))
    #expect(try site.content(record.id) == bytes)
    #expect(
      try await site.store.origin(of: record.id)
        == DocumentOrigin(folder: "窓口1", fileName: "申請 太郎.pdf"))
    #expect(site.left == [])
    #expect(site.problems == [])
  }

  /// SHA-256 of "abc" (FIPS 180-4).
  @Test func theHashIsThatOfTheClearBytes() async throws {
    let site = try Site()
    try site.write("a/b.txt", Array("abc".utf8))
    try await site.settle(try site.intake(stability: StabilityRules(patience: .zero)))
    #expect(
      site.store.records.map(\.sha256)
        == ["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"])
  }

  @Test func aFileInTheRootIsUnsorted() async throws {
    let site = try Site()
    try site.write("a.pdf")
    try await site.settle(try site.intake())
    #expect(site.store.records.map(\.department) == ["未分類"])
  }

  @Test func decomposedNamesOfDepartmentsAreComposed() async throws {
    let site = try Site()
    try site.write("こと\u{3099}も課/a.pdf")
    try await site.settle(try site.intake())
    let scalars = site.store.records.first.map { Array($0.department.unicodeScalars) }
    #expect(scalars == Array("ことも課".unicodeScalars).map { $0 == "と" ? "\u{3069}" : $0 })
  }

  /// 申請.pdf as old scanners write it: Shift_JIS, no UTF-8.
  @Test func aNameInAnyEncodingIsTaken() async throws {
    let site = try Site()
    try site.write("a/keep.tmp")
    let name: [UInt8] = [0x90, 0x5C, 0x90, 0xBF, 0x2E, 0x70, 0x64, 0x66]
    let path = Array((site.drop + "/a/").utf8) + name + [0]
    let file = path.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { open($0, O_WRONLY | O_CREAT, 0o644) } ?? -1
      }
    }
    #expect(file >= 0)
    _ = Scan.pdf().withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
    try await site.settle(try site.intake())
    #expect(site.store.records.count == 1)
    #expect(site.left == ["a/keep.tmp"])
  }

  @Test func manyFilesAreTakenInOrder() async throws {
    let site = try Site()
    for number in 1...20 { try site.write("課\(number % 3)/\(number).pdf", Scan.pdf(number)) }
    try await site.settle(try site.intake())
    #expect(site.store.records.count == 20)
    #expect(Set(site.store.records.map(\.sha256)).count == 20)
    #expect(site.left == [])
  }

  @Test func anEmptyFileIsTakenWhenPatienceEnds() async throws {
    let site = try Site()
    try site.write("a/empty.pdf", [])
    let intake = try site.intake(stability: StabilityRules(patience: .seconds(10)))
    try await site.settle(intake, looks: 10)
    #expect(site.store.records.isEmpty)
    try await site.settle(intake, looks: 6)
    #expect(site.store.records.map(\.size) == [0])
  }

  @Test func aGrowingFileIsNotTaken() async throws {
    let site = try Site()
    let intake = try site.intake()
    for length in 1...12 {
      try site.write("a/a.pdf", Scan.pdf(length))
      try await site.settle(intake, looks: 1)
    }
    #expect(site.store.records.isEmpty)
    try await site.settle(intake)
    #expect(site.store.records.count == 1)
  }

  @Test func linksAndSpecialFilesAreRefusedAndStay() async throws {
    let site = try Site()
    try site.write("a/real.tmp")
    symlink("real.tmp", site.drop + "/a/link.pdf")
    symlink("/etc", site.drop + "/a/folder")
    mkfifo(site.drop + "/a/fifo.pdf", 0o600)
    try await site.settle(try site.intake(stability: StabilityRules(patience: .zero)))
    #expect(site.store.records.isEmpty)
    #expect(
      site.problems.map(\.code.rawValue).sorted() == [
        "specialFile", "symbolicLink", "symbolicLink",
      ])
    // The link to a folder is followed by the listing, and is no file to it.
    #expect(site.left == ["a/fifo.pdf", "a/link.pdf", "a/real.tmp"])
    for problem in site.problems {
      #expect(!problem.japanese.contains("link.pdf"))
      #expect(problem.english.contains("Department: a"))
    }
  }

  @Test func foldersThatOverlapTheProgramsOwnAreRefused() throws {
    let site = try Site()
    for own in [site.root, site.drop, site.drop + "/inner"] {
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      #expect(throws: IntakeProblem(.ownFolder, detail: own)) {
        _ = try site.intake(ownFolders: [own])
      }
    }
    _ = try site.intake(ownFolders: [site.root + "/state"])
  }

  @Test func aMissingRootIsReportedAndWaitedFor() async throws {
    let site = try Site()
    let intake = try site.intake()
    try await site.settle(intake, looks: 1)
    try FileManager.default.moveItem(atPath: site.drop, toPath: site.drop + "x")
    try await site.settle(intake, looks: 1)
    #expect(site.problems.map(\.code) == [.rootMissing])
    try FileManager.default.moveItem(atPath: site.drop + "x", toPath: site.drop)
    try site.write("a/a.pdf")
    try await site.settle(intake)
    #expect(site.problems == [])
    #expect(site.store.records.count == 1)
  }

  @Test func aFileChangedWhileItIsCopiedIsPutBack() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    let changes = Once()
    let intake = try site.intake { step in
      guard step == .sealed, changes.isFirst() else { return }
      let claimed = site.left.first { $0.hasSuffix("a.pdf") } ?? ""
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: site.drop + "/" + claimed))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(" ".utf8))
      try handle.close()
    }
    try await site.settle(intake, looks: 3)
    #expect(site.store.records.isEmpty)
    #expect(site.left == ["a/a.pdf"])
    try await site.settle(intake)
    #expect(site.store.records.map(\.size) == [Int64(Scan.pdf().count + 1)])
    #expect(try site.vault.copies().count == 1)
  }

  @Test func aFileChangedAfterItsRecordIsTakenAsAnother() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    let changes = Once()
    let intake = try site.intake { step in
      guard step == .received, changes.isFirst() else { return }
      let claimed = site.left.first { $0.hasSuffix("a.pdf") } ?? ""
      try Data(Scan.pdf(200)).write(to: URL(fileURLWithPath: site.drop + "/" + claimed))
    }
    try await site.settle(intake, looks: 3)
    #expect(site.problems.map(\.code) == [.changedAfterClaim])
    try await site.settle(intake)
    #expect(site.store.records.map(\.size) == [Scan.pdf(), Scan.pdf(200)].map { Int64($0.count) })
    #expect(site.left == [])
  }

  @Test func nothingIsOverwrittenWhenAFileGoesBack() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    site.store.state.withLock { $0.faults = [.refuse(.readOnly)] }
    let intake = try site.intake { step in
      if step == .verified { try site.write("a/a.pdf", Scan.pdf(7)) }
    }
    try await site.settle(intake, looks: 3)
    #expect(site.left == ["a/a-2.pdf", "a/a.pdf"])
    try await site.settle(try site.intake())
    #expect(site.store.records.count == 2)
  }

  @Test(arguments: [StoreError.Code.diskFull, .readOnly, .io])
  func whatTheStoreRefusesStaysAndIsTriedAgain(_ code: StoreError.Code) async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    site.store.state.withLock { $0.faults = [.refuse(code), .refuse(code)] }
    let intake = try site.intake()
    try await site.settle(intake, looks: 3)
    #expect(site.left == ["a/a.pdf"])
    #expect(site.problems.map(\.code) == [code == .diskFull ? .diskFull : .storeUnavailable])
    #expect(try site.vault.copies().isEmpty)
    try await site.settle(intake, looks: 10)
    #expect(site.store.records.count == 1)
    #expect(site.problems == [])
  }

  /// The store commits and dies before it answers: only the reconciler can tell.
  @Test func aLostAnswerIsSettled() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    site.store.state.withLock { $0.faults = [.commitAndLoseTheAnswer] }
    let intake = try site.intake()
    try await site.settle(intake, looks: 5)
    #expect(site.left.contains { $0.contains(".claimed") })
    #expect(site.problems.map(\.code) == [.storeUnavailable])
    site.store.state.withLock { $0.isDown = false }
    try await site.settle(intake, looks: 10)
    #expect(site.store.records.count == 1)
    #expect(site.left == [])
    #expect(site.problems == [])
  }

  @Test func whatCannotBeSealedStays() async throws {
    let site = try Site()
    let intake = try site.intake()
    try await site.settle(intake, looks: 1)
    try site.write("a/a.pdf")
    // A file where the folder of the copies should be: not even root can write there.
    try Data().write(to: URL(fileURLWithPath: site.root + "/state/sealed"))
    try await site.settle(intake, looks: 3)
    #expect(site.left == ["a/a.pdf"])
    #expect(site.problems.map(\.code) == [.cannotSeal])
    try FileManager.default.removeItem(atPath: site.root + "/state/sealed")
    try await site.settle(intake, looks: 10)
    #expect(site.store.records.count == 1)
  }

  @Test func aFolderThatCannotBeWrittenIsReported() async throws {
    let site = try Site()
    try site.write("a/a.pdf")
    // A file where the marks should go: root may write anywhere, but not this.
    try site.write("a/.claimed")
    let intake = try site.intake()
    try await site.settle(intake, looks: 3)
    #expect(site.left == ["a/.claimed", "a/a.pdf"])
    #expect(site.problems.count == 1)
    try FileManager.default.removeItem(atPath: site.drop + "/a/.claimed")
    try await site.settle(intake, looks: 10)
    #expect(site.store.records.count == 1)
  }

  /// A hundred times what one read takes, most of it a hole.
  @Test func aFileOfManyPiecesIsTakenWhole() async throws {
    let site = try Site()
    let size = 96 << 20
    try site.write("a/a.pdf", Array("%PDF-1.4\n".utf8))
    truncate(site.drop + "/a/a.pdf", off_t(size))
    let end = FileHandle(forUpdatingAtPath: site.drop + "/a/a.pdf")
    try end?.seekToEnd()
    try end?.write(contentsOf: Data("startxref\n5\n%%EOF".utf8))
    try end?.close()
    try await site.settle(try site.intake())
    let record = try #require(site.store.records.first)
    #expect(site.store.records.count == 1)
    #expect(record.size == Int64(size + 17))
    #expect(site.left == [])
    let copy = try site.vault.open(record.id)
    #expect(copy.size == size + 17)
    var largest = 0
    try copy.forEachChunk { largest = max(largest, $0.count) }
    #expect(largest == 1 << 20)
  }
}
