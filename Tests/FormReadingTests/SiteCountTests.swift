import Foundation
import Judging
import Readings
import Testing
import Workflows

@testable import FormReading

@Suite("The site's own count, in the reader", .serialized)
struct SiteCountTests {
  /// A ticked form read with a site's count of its marks.
  private func reason(
    _ tally: SiteTally?, reader: String? = nil, kind: String = "tesseract/choice",
    unproven: Acceptance.Unproven = .ordinary
  ) throws -> FieldReading {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1), accept: Acceptance(unproven: unproven))
    var page = DrawnForm(seed: 1)
    page.tick(1)
    _ = bench.service.greeting()
    let site = tally.map {
      SiteCounts(
        reader: reader ?? ReaderName(bench.service.program).counted, pools: [kind: [$0]])
    }
    let reading = try #require(try bench.read(try page.png(), site: site ?? .none))
    return try #require(reading.cases.first?.fields.first)
  }

  @Test("without a count a sure value is unproven, and the workflow says whether it goes on")
  func unproven() throws {
    let ordinary = try reason(nil)
    #expect(ordinary.standing == .unproven && ordinary.accepted && ordinary.findings.isEmpty)
    let strict = try reason(nil, unproven: .none)
    #expect(strict.standing == .unproven && !strict.accepted && strict.value == "破損")
    #expect(strict.findings.map(\.code) == ["judge.unproven"])
  }

  @Test("what the site has proven goes on where nothing unproven does")
  func proven() throws {
    let field = try reason(SiteTally(seen: 5_000, wrong: 0), unproven: .none)
    #expect(field.standing == .proven && field.accepted && field.findings.isEmpty)
  }

  @Test("what the site found wrong goes on nowhere, in words for staff")
  func stopped() throws {
    for unproven in Acceptance.Unproven.allCases {
      let field = try reason(SiteTally(seen: 20, wrong: 1), unproven: unproven)
      #expect(field.standing == .stopped && !field.accepted && field.value == "破損")
      #expect(field.findings.map(\.code) == ["judge.stopped"])
      #expect(field.findings.first?.japanese.contains("「理由」") == true)
    }
  }

  @Test("what the site has learned makes the judge stricter, and names the reader")
  func learned() throws {
    let model = LogisticModel(weights: ["one": 5])
    let judge = CalibratedJudge(
      Calibration(
        name: "calibration-0", reader: "r", sets: [],
        models: ["tesseract/mark/boxed": model, "tesseract/mark/free": model],
        steps: [
          "ink": [.init(from: 4, right: 9_000, wrong: 0), .init(from: -9, right: 9, wrong: 9)]
        ]),
      fallback: CountingJudge(name: "none", tallies: [:], trustsHandwriting: false))
    let bench = ServiceBench(judge: judge)
    try bench.know("a", DrawnForm(seed: 1))
    var page = DrawnForm(seed: 1)
    page.tick(1)
    _ = bench.service.greeting()
    func read(_ calibration: SiteCalibration?) throws -> DocumentReading {
      try #require(
        try bench.read(
          try page.png(), site: SiteCounts(reader: "", pools: [:], calibration: calibration)))
    }
    let shipped = try read(nil)
    let field = try #require(shipped.cases.first?.fields.first)
    #expect(field.accepted && field.score == 5)
    let pool = try #require(field.evidence).pool
    let reader = ReaderName(bench.service.program).shipped
    func lesson(_ offset: Double, reader: String) -> SiteCalibration {
      SiteCalibration(
        number: 1, reader: reader, shifts: [pool: ScoreShift(offset: offset, slope: 1)])
    }
    let stricter = try read(lesson(-3, reader: reader))
    #expect(stricter.reader == shipped.reader + "+site-1")
    let doubted = try #require(stricter.cases.first?.fields.first)
    #expect(!doubted.accepted && doubted.standing == nil && doubted.score == 5)
    #expect(doubted.confidence < field.confidence)
    // Never laxer; and what was learned of another reader counts for nothing.
    #expect(try read(lesson(3, reader: reader)).cases == shipped.cases)
    let other = try read(lesson(-3, reader: "another"))
    #expect(other.cases == shipped.cases && other.reader == shipped.reader)
  }

  @Test("the count of another reader or of other values is no count of these")
  func others() throws {
    let bad = SiteTally(seen: 20, wrong: 9)
    #expect(try reason(bad, reader: "another").standing == .unproven)
    #expect(try reason(bad, kind: "tesseract/empty").standing == .unproven)
  }
}
