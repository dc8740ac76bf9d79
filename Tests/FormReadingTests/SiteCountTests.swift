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

  @Test("the count of another reader or of other values is no count of these")
  func others() throws {
    let bad = SiteTally(seen: 20, wrong: 9)
    #expect(try reason(bad, reader: "another").standing == .unproven)
    #expect(try reason(bad, kind: "tesseract/empty").standing == .unproven)
  }
}
