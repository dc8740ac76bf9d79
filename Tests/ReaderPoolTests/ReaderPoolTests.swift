import Foundation
import ReaderChannel
import ReaderPool
import Readings
import Testing

/// Real processes, the real channel; what is doubled is only what a reader does with a document.
@Suite struct ReaderPoolTests {
  @Test func pagesComeOneByOneAndThenTheReading() async throws {
    let pool = makePool()
    let seen = Seen()
    let reading = try await pool.read(
      document: try script("page 1 2", "page 2 2", "read"),
      order: .init(only: "kokuho", digests: [])
    ) { await seen.add($0.index) }
    #expect(await seen.values == [1, 2])
    #expect(reading.cases.first?.workflow == "kokuho")
    await pool.shutDown()
  }

  @Test func aReaderIsUsedAgain() async throws {
    let pool = makePool()
    let first = try await pool.run("read").reader
    let second = try await pool.run("read").reader
    #expect(first == second)
    #expect(await pool.figures.started == 1)
    await pool.shutDown()
  }

  @Test(arguments: [
    "crash", "exit 5", "garbage", "huge", "half", "loaded", "start 0 1", "start 2 1",
  ])
  func aReaderThatFailsCostsOnlyItsDocument(_ misbehaviour: String) async throws {
    let pool = makePool()
    let refusal = try #require(await pool.refusal("page 1 3", "start 2 3", misbehaviour))
    #expect(refusal.code == .readerCrashed)
    #expect(refusal.page == 2)
    #expect(try await pool.run("read").reader != "")
    #expect(await pool.figures.crashed == 1)
    await pool.shutDown()
    #expect(await pool.figures.running == 0)
  }

  @Test func theCauseOfADeathIsNamedWithoutContent() async throws {
    let pool = makePool()
    #expect(try await pool.refusal("start 1 1", "crash")?.detail.contains("signal 11") == true)
    #expect(try await pool.refusal("start 1 1", "exit 5")?.detail.contains("exit code 5") == true)
    await pool.shutDown()
  }

  @Test(arguments: ["hang", "close", "flood"])
  func aReaderWithoutProgressIsKilled(_ misbehaviour: String) async throws {
    let pool = makePool(deadline: .milliseconds(300))
    let refusal = try #require(await pool.refusal("page 1 1", misbehaviour))
    #expect([.readerTimedOut, .readerCrashed].contains(refusal.code))
    #expect(misbehaviour != "hang" || refusal.code == .readerTimedOut)
    #expect(refusal.page == 1)
    await pool.shutDown()
  }

  @Test func theDeadlineCountsByPage() async throws {
    let pool = makePool(deadline: .milliseconds(700))
    // Longer than the deadline as a whole, never without progress for as long.
    _ = try await pool.run(
      "start 1 4", "wait 250", "start 2 4", "wait 250", "start 3 4", "wait 250", "start 4 4",
      "wait 250", "read")
    await pool.shutDown()
  }

  @Test func aSlowReceiverIsNotTheReadersFault() async throws {
    let pool = makePool(deadline: .milliseconds(200))
    _ = try await pool.read(
      document: try script("page 1 1", "read"), order: .init(digests: [])
    ) { _ in try await ContinuousClock().sleep(for: .milliseconds(500)) }
    await pool.shutDown()
  }

  @Test func memoryIsBounded() async throws {
    let pool = makePool(addressSpace: 1 << 30)
    let refusal = try #require(await pool.refusal("start 1 1", "leak"))
    #expect(refusal.code == .readerCrashed)
    _ = try await pool.run("read")
    await pool.shutDown()
  }

  @Test func refusalsOfADocumentLeaveTheReaderAlive() async throws {
    let pool = makePool()
    let before = try await pool.run("read").reader
    let refusal = try await pool.refusal("start 1 1", "refuse 1")
    #expect(refusal == Refusal(.encrypted, page: 1))
    #expect(try await pool.run("read").reader == before)
    await pool.shutDown()
  }

  @Test func readersAreReplacedAfterTheirShareOfPages() async throws {
    let pool = makePool(pagesPerChild: 3)
    let first = try await pool.run("page 1 2", "page 2 2", "read").reader
    let second = try await pool.run("page 1 2", "page 2 2", "read").reader
    let third = try await pool.run("page 1 1", "read").reader
    #expect(first == second)
    #expect(second != third)
    #expect(await pool.figures.recycled == 1)
    await pool.shutDown()
  }

  @Test func formsAreTakenInOnceAndUpdated() async throws {
    let pool = makePool()
    // More than one frame carries.
    let digests = (0..<150).map { "form-\($0)" }
    var forms = try digests.map {
      CompiledForm(digest: $0, descriptor: try Descriptor.memory(Data("bytes of \($0)".utf8)))
    }
    await pool.setForms(forms)
    let fields = try await pool.run("read", digests: digests).cases[0].fields
    #expect(fields.map(\.raw) == digests.map { "bytes of \($0)" })
    forms.append(
      CompiledForm(digest: "new", descriptor: try Descriptor.memory(Data("later".utf8))))
    await pool.setForms(forms)
    let later = try await pool.run("read", digests: ["new", "form-3"]).cases[0].fields
    #expect(later.map(\.raw) == ["later", "bytes of form-3"])
    await #expect(throws: ReaderPoolError.unknownForm("none")) {
      _ = try await pool.run("read", digests: ["none"])
    }
    await pool.shutDown()
  }

  @Test func otherOperations() async throws {
    let pool = makePool()
    let compiled = try await pool.compile(
      workflow: Data("W".utf8), digest: "D",
      pages: [
        BlankFile(path: "a.pdf", descriptor: try Descriptor.memory(Data("A".utf8))),
        BlankFile(path: "b.pdf", descriptor: try Descriptor.memory(Data("B".utf8))),
      ])
    #expect(String(decoding: compiled.form, as: UTF8.self) == "W|D|a.pdf=A|b.pdf=B")
    #expect(compiled.warnings == ["w"])
    await #expect(throws: FormRejection(japanese: "用紙がありません", english: "no blank page")) {
      _ = try await pool.compile(workflow: Data(), digest: "D", pages: [])
    }
    let page = try await pool.render(
      document: try Descriptor.memory(Data([1])), order: .init(page: 2_000_000, rotation: 90))
    #expect(page.png.count == 2_000_000)
    #expect(page.height == 90)
    let layout = try await pool.proposeLayout(form: try Descriptor.memory(Data([1])), page: 2)
    #expect(layout.width == 2)
    let pdf = try await pool.searchablePDF(
      documents: [try Descriptor.memory(Data("a".utf8)), try Descriptor.memory(Data("b".utf8))],
      order: PDFOrder(pages: [
        .init(document: 0, page: 1), .init(document: 1, page: 3), .init(document: 0, page: 2),
      ]))
    #expect(pdf == Data("a.1|b.3|a.2".utf8))
    await pool.shutDown()
  }

  @Test(arguments: [
    ("exit", "exit code 3"), ("version", "protocol"), ("hang", "in time"),
  ])
  func aReaderThatDoesNotComeUpIsNotTheDocumentsFault(_ start: String, _ words: String) async throws
  {
    let pool = makePool(start: start, startDeadline: .milliseconds(400))
    let refusal = try #require(await pool.refusal("read"))
    #expect(refusal.code == .readerUnavailable)
    #expect(refusal.detail.contains(words))
    #expect(await pool.figures.running == 0)
    await pool.shutDown()
  }

  @Test func aMissingProgramIsNamed() async throws {
    let pool = makePool(executable: "/nonexistent/uketsuke-reader")
    let refusal = try #require(await pool.refusal("read"))
    #expect(refusal.code == .readerUnavailable)
    #expect(refusal.detail.contains("/nonexistent/uketsuke-reader"))
    await pool.shutDown()
  }

  @Test func cancellationKillsTheReaderAndFreesItsPlace() async throws {
    let pool = makePool()
    let begun = Seen()
    let task = Task {
      try await pool.read(
        document: try script("page 1 2", "hang"), order: .init(digests: [])
      ) { await begun.add($0.index) }
    }
    await begun.first()
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    _ = try await pool.run("read")
    #expect(await pool.figures.crashed == 0)
    await pool.shutDown()
  }

  @Test func whoWaitsCanGiveUp() async throws {
    let pool = makePool()
    let begun = Seen()
    let holder = Task {
      try await pool.read(
        document: try script("page 1 2", "hang"), order: .init(digests: [])
      ) { await begun.add($0.index) }
    }
    await begun.first()
    let waiter = Task { try await pool.run("read") }
    while await pool.figures.waiting == 0 { await Task.yield() }
    waiter.cancel()
    await #expect(throws: CancellationError.self) { _ = try await waiter.value }
    holder.cancel()
    _ = await holder.result
    _ = try await pool.run("read")
    await pool.shutDown()
  }

  @Test func readersWorkSideBySide() async throws {
    let pool = makePool(children: 3)
    let names = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<9 {
        group.addTask { try await pool.run("page 1 1", "wait 20", "read").reader }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(names.count == 3)
    #expect(await pool.figures.started == 3)
    await pool.shutDown()
  }

  @Test func aGracefulStopLetsWorkFinishAndRefusesMore() async throws {
    let pool = makePool()
    let begun = Seen()
    let work = Task {
      try await pool.read(
        document: try script("page 1 1", "wait 200", "read"), order: .init(digests: [])
      ) { await begun.add($0.index) }
    }
    await begun.first()
    await pool.shutDown()
    _ = try await work.value
    await #expect(throws: ReaderPoolError.stopping) { _ = try await pool.run("read") }
  }

  @Test func aStopWithinItsBoundIsNobodysAttempt() async throws {
    let pool = makePool(grace: .milliseconds(100))
    let begun = Seen()
    let work = Task {
      try await pool.read(
        document: try script("page 1 1", "hang"), order: .init(digests: [])
      ) { await begun.add($0.index) }
    }
    await begun.first()
    await pool.shutDown()
    await #expect(throws: ReaderPoolError.stopping) { _ = try await work.value }
    #expect(await pool.figures.running == 0)
  }

  @Test func chatterNeverBlocksAndIsOnlyCounted() async throws {
    let pool = makePool()
    _ = try await pool.run("chatter 2000", "read")
    await pool.shutDown()
    #expect(await pool.figures.chatterBytes == 2000 * 1024)
  }

  @Test func warmUpStartsAllAndNamesTheReader() async throws {
    let pool = makePool(children: 2)
    #expect(try await pool.warmUp()?.hasPrefix("reader-double") == true)
    #expect(await pool.figures.running == 2)
    await pool.shutDown()
    #expect(await pool.figures.running == 0)
  }
}

/// What a callback saw.
actor Seen {
  private(set) var values: [Int] = []
  private var waiting: CheckedContinuation<Void, Never>?

  func add(_ value: Int) {
    values.append(value)
    waiting?.resume()
    waiting = nil
  }

  /// Returns once there is a value.
  func first() async {
    if values.isEmpty { await withCheckedContinuation { waiting = $0 } }
  }
}
