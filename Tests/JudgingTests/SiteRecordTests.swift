import Readings
import TestKit
import Testing

@testable import Judging

@Suite("The site's own count")
struct SiteRecordTests {
  private func record(
    _ months: [SiteTally], field: [SiteTally]? = nil, reader: String = "r"
  ) -> SiteRecord {
    SiteRecord(
      SiteCounts(
        reader: reader, pools: ["network/name": months],
        fields: field.map { ["w": ["氏名": $0]] } ?? [:]), reader: "r")
  }

  private func standing(_ record: SiteRecord, maxError: Double = 0.001) -> SiteStanding {
    record.standing(kind: "network/name", workflow: "w", field: "氏名", maxError: maxError)
  }

  @Test("the bounds are those of Clopper and Pearson")
  func bounds() {
    // Tables of the exact binomial: 0 of 2,995 and 0 of 59.
    #expect(abs(BinomialBound.upper(wrong: 0, of: 2_995) - 0.001) < 1e-6)
    #expect(abs(BinomialBound.upper(wrong: 0, of: 59) - 0.0495) < 1e-4)
    #expect(abs(BinomialBound.lower(wrong: 1, of: 51) - 0.001005) < 1e-5)
    #expect(abs(BinomialBound.lower(wrong: 2, of: 10) - 0.03677) < 1e-4)
    #expect(BinomialBound.lower(wrong: 0, of: 10) == 0)
    #expect(abs(BinomialBound.lower(wrong: 10, of: 10) - 0.7411) < 1e-3)
    #expect(BinomialBound.upper(wrong: 0, of: 0) == 1)
  }

  @Test("nothing counted is unproven, enough without an error proven")
  func proof() {
    #expect(standing(.none) == .unproven)
    #expect(standing(record([SiteTally(seen: 3_217, wrong: 0)])) == .unproven)
    #expect(standing(record([SiteTally(seen: 3_218, wrong: 0)])) == .proven)
    // Months count together.
    #expect(
      standing(record([SiteTally(seen: 18, wrong: 0), SiteTally(seen: 3_200, wrong: 0)]))
        == .proven)
    #expect(standing(record([SiteTally(seen: 400, wrong: 0)]), maxError: 0.01) == .proven)
  }

  @Test("an error needs many more values, and more than the plain bound asks")
  func proofWithErrors() {
    #expect(standing(record([SiteTally(seen: 4_800, wrong: 1)])) == .unproven)
    #expect(standing(record([SiteTally(seen: 8_000, wrong: 1)])) == .proven)
  }

  @Test("a pool beyond the budget is hardly ever taken for proven, however often one looks")
  func anytime() {
    var random = SplitMix64(seed: 5)
    var proven = 0
    for _ in 0..<400 {
      var tally = SiteTally()
      var isProven = false
      // One in fifty, against one in fifty-five allowed; looked at after every value.
      while tally.seen < 2_000, !isProven {
        tally.seen += 1
        if Double.random(in: 0..<1, using: &random) < 0.02 { tally.wrong += 1 }
        isProven = SiteRecord.isProven(tally, 0.018)
      }
      if isProven { proven += 1 }
    }
    // 5 % of 400 and three deviations.
    #expect(proven <= 33)
  }

  @Test("errors that break the budget stop the pool")
  func stop() {
    #expect(standing(record([SiteTally(seen: 51, wrong: 1)])) == .stopped)
    #expect(standing(record([SiteTally(seen: 60, wrong: 1)])) == .unproven)
    #expect(standing(record([SiteTally(seen: 60, wrong: 1)]), maxError: 0.0001) == .stopped)
    #expect(standing(record([SiteTally(seen: 60, wrong: 2)])) == .stopped)
  }

  @Test("years of good work do not hide that a site turned bad")
  func recent() {
    let good = SiteTally(seen: 20_000, wrong: 0)
    #expect(standing(record([SiteTally(seen: 40, wrong: 2), good])) == .stopped)
    #expect(standing(record([SiteTally(seen: 500, wrong: 1), good])) == .proven)
    // Two months that are bad together.
    let poor = SiteTally(seen: 60, wrong: 1)
    #expect(standing(record([poor, poor, good])) == .stopped)
    // What was mended since is forgiven once the later months outweigh it.
    #expect(
      standing(record([SiteTally(seen: 9_000, wrong: 0), SiteTally(seen: 40, wrong: 2), good]))
        == .proven)
  }

  @Test("a field that is often wrong is stopped though its pool is good")
  func field() {
    let record = record(
      [SiteTally(seen: 20_000, wrong: 2)], field: [SiteTally(seen: 30, wrong: 2)])
    #expect(standing(record) == .stopped)
    #expect(
      record.standing(kind: "network/name", workflow: "w", field: "世帯主", maxError: 0.001)
        == .proven)
    #expect(
      record.standing(kind: "network/name", workflow: "v", field: "氏名", maxError: 0.001)
        == .proven)
  }

  @Test("another reader's count is none")
  func otherReader() {
    #expect(standing(record([SiteTally(seen: 9_000, wrong: 0)], reader: "q")) == .unproven)
    #expect(standing(record([SiteTally(seen: 9, wrong: 9)], reader: "q")) == .unproven)
  }
}

@Suite("Names of readers")
struct ReaderNameTests {
  private let name = "uketsuke-reader-0.2+tesseract-5.3.0+lines-6+postal-2026-11+calibration-3"

  @Test("the program's version and the edition of the table do not part counts, a judge does")
  func counted() {
    let other = "uketsuke-reader-0.3+tesseract-5.3.0+lines-6+postal-2026-12+calibration-3"
    #expect(ReaderName(name).counted == "tesseract-5.3.0+lines-6+postal+calibration-3")
    #expect(ReaderName(name).counted == ReaderName(other).counted)
    #expect(
      ReaderName(name).counted != ReaderName(name.replacing("ion-3", with: "ion-4")).counted)
    #expect(ReaderName(name).engines == ["tesseract-5.3.0", "lines-6", "postal"])
    #expect(ReaderName("").counted == "")
  }
}
