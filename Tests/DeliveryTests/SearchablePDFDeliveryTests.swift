import Casework
import ContractTests
import Foundation
import Readings
import Synchronization
import TestKit
import Testing
import Workflows

@testable import Delivery

/// A printer whose PDF says which case it is of; fails as told.
private final class StubPrinter: CasePrinter {
  let failures: Mutex<[DeliveryProblem.Code]>
  let orders = Mutex<[Bool]>([])
  /// Goes into every PDF.
  let edition: Mutex<String>

  init(failures: [DeliveryProblem.Code] = [], edition: String = "1") {
    self.failures = Mutex(failures)
    self.edition = Mutex(edition)
  }

  func searchablePDF(of detail: CaseDetail, tellsNumbers: Bool) async throws -> Data {
    orders.withLock { $0.append(tellsNumbers) }
    if let code = failures.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
      throw DeliveryProblem(code, subject: detail.record.receptionNumber.description)
    }
    let name = detail.content?.values["氏名"] ?? ""
    return Data("%PDF \(name) \(edition.withLock { $0 })".utf8)
  }
}

@Suite struct SearchablePDFDeliveryTests {
  struct Crash: Error {}
  static let target = DeliveryTarget.searchablePDF(PDFTarget(folder: "国保/原本"))

  func world(_ site: Site, _ targets: [DeliveryTarget] = [target]) async throws -> StoreWorld {
    let world = try StoreWorld(site)
    try await world.activate(Sample.workflow(targets))
    return world
  }

  @Test func everyCaseGetsAPDFOfItsOwnBesideItsValues() async throws {
    let site = try Site()
    let world = try await world(
      site, [.csv(Sample.file(folder: "値", batch: .closed(cases: 2, minutes: 1))), Self.target])
    let first = try await world.ready("山田")
    let second = try await world.ready("佐藤")
    try await site.outbox(world, printer: StubPrinter()).pass()
    #expect(try await world.state(first) == .delivered)
    #expect(try await world.state(second) == .delivered)
    let pdfs = site.files.filter { $0.hasPrefix("国保/原本/") }
    #expect(pdfs.count == 2 && pdfs.allSatisfy { $0.hasSuffix(".pdf") })
    #expect(Set(try pdfs.map(site.text)) == ["%PDF 山田 1", "%PDF 佐藤 1"])
    #expect(site.files.count == 3 && site.problems == [])
  }

  @Test(arguments: OutboxStep.allCases)
  func aCrashAfterEveryStepDeliversOnce(_ last: OutboxStep) async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let crashing = site.outbox(world, printer: StubPrinter()) { step in
      if step == last { throw Crash() }
    }
    await #expect(throws: Crash.self) { try await crashing.pass() }
    try world.restart()
    try await site.outbox(world, printer: StubPrinter()).pass()
    #expect(try await world.state(record) == .delivered)
    #expect(try site.files.map(site.text) == ["%PDF 山田 1"])
    #expect(try await world.store.deliveries(of: record.id).map(\.state) == [.delivered])
  }

  @Test func anotherReaderAfterACrashMakesItAnewAndDeliversOnce() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let crashing = site.outbox(world, printer: StubPrinter()) { step in
      if step == .intended { throw Crash() }
    }
    await #expect(throws: Crash.self) { try await crashing.pass() }
    try world.restart()
    let outbox = site.outbox(world, printer: StubPrinter(edition: "2"))
    try await outbox.pass()
    try await outbox.pass()
    #expect(try await world.state(record) == .delivered)
    #expect(try site.files.map(site.text) == ["%PDF 山田 2"])
    let states = try await world.store.deliveries(of: record.id).map(\.state)
    #expect(states == [.abandoned, .delivered])
  }

  @Test func aBusyReaderIsTriedAgainAndNothingIsGivenUp() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let printer = StubPrinter(failures: [.printerBusy, .printerBusy, .printerBusy])
    let outbox = site.outbox(world, printer: printer)
    try await outbox.pass()
    #expect(site.problems.map(\.code) == [.printerBusy])
    #expect(site.files == [])
    try await outbox.pass()
    try await outbox.pass()
    #expect(try await world.state(record) == .delivered)
    #expect(site.files.count == 1)
  }

  @Test func anIntentWaitsForABusyReader() async throws {
    let site = try Site()
    let world = try await world(site)
    let record = try await world.ready("山田")
    let crashing = site.outbox(world, printer: StubPrinter()) { step in
      if step == .intended { throw Crash() }
    }
    await #expect(throws: Crash.self) { try await crashing.pass() }
    try world.restart()
    let outbox = site.outbox(world, printer: StubPrinter(failures: [.printerBusy]))
    try await outbox.pass()
    #expect(try await world.store.deliveries(of: record.id).map(\.state) == [.intended])
    try await outbox.pass()
    #expect(try await world.store.deliveries(of: record.id).map(\.state) == [.delivered])
  }

  @Test func aCaseThatCannotBePrintedHoldsUpNobodyElse() async throws {
    let site = try Site()
    let world = try await world(site)
    let first = try await world.ready("山田")
    let second = try await world.ready("佐藤")
    let printer = StubPrinter(failures: [.notPrinted, .notPrinted])
    let outbox = site.outbox(world, printer: printer)
    try await outbox.pass()
    #expect(try await world.state(first) != .delivered)
    #expect(try await world.state(second) == .delivered)
    #expect(site.problems.map(\.code) == [.notPrinted])
    let orders = printer.orders.withLock { $0.count }
    // Until the case or the workflow changes it is not printed again and again.
    try await outbox.pass()
    #expect(printer.orders.withLock { $0.count } == orders)
  }

  @Test func numbersAreToldOnlyWhereTheWorkflowSaysSo() async throws {
    for (rule, tells) in [(PDFTarget.MyNumber.omit, false), (.include, true)] {
      let site = try Site()
      let world = try await world(
        site, [.searchablePDF(PDFTarget(folder: "a", myNumber: rule))])
      try await world.ready("山田")
      let printer = StubPrinter()
      try await site.outbox(world, printer: printer).pass()
      #expect(printer.orders.withLock { $0 } == [tells])
    }
  }
}
