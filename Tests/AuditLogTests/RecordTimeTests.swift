import Foundation
import TestKit
import Testing

@testable import AuditLog

@Suite struct RecordTimeTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (1_743_499_800_000, "2025-04-01T09:30:00.000Z"),
      (951_782_399_999, "2000-02-28T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (951_868_800_000, "2000-03-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
      (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] as [(Int64, String)])
  func `known times`(_ milliseconds: Int64, _ text: String) {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    #expect(RecordTime.text(date) == text)
    #expect(
      RecordTime.date(text).map { ($0.timeIntervalSince1970 * 1000).rounded() }
        == Double(milliseconds))
  }

  @Test func `every millisecond survives, and agrees with Foundation on the second`() {
    var generator = SplitMix64(seed: 31)
    for _ in 0..<3000 {
      let milliseconds = Int64.random(
        in: -62_135_596_800_000...253_402_300_799_999, using: &generator)
      let text = RecordTime.text(Date(timeIntervalSince1970: Double(milliseconds) / 1000))
      let date = RecordTime.date(text)
      #expect(date.map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) } == milliseconds)
      // Foundation counts in the Julian calendar before 1582.
      if milliseconds > -12_000_000_000_000 {
        let second = Date(timeIntervalSince1970: (Double(milliseconds) / 1000).rounded(.down))
        #expect(text.prefix(19) == second.formatted(.iso8601).prefix(19))
      }
    }
  }

  @Test func `times beyond the calendar stay within it`() {
    #expect(RecordTime.text(.distantFuture) <= "9999-12-31T23:59:59.999Z")
    #expect(RecordTime.text(Date(timeIntervalSince1970: 1e30)) == "9999-12-31T23:59:59.999Z")
    #expect(RecordTime.text(Date(timeIntervalSince1970: -1e30)) == "0001-01-01T00:00:00.000Z")
    #expect(RecordTime.text(Date(timeIntervalSince1970: .nan)) == "1970-01-01T00:00:00.000Z")
  }

  @Test(arguments: [
    "", "2025-04-01", "2025-04-01T09:30:00Z", "2025-04-01 09:30:00.000Z",
    "2025-02-29T00:00:00.000Z",
    "2025-04-31T00:00:00.000Z", "2025-13-01T00:00:00.000Z", "2025-00-01T00:00:00.000Z",
    "2025-04-01T24:00:00.000Z", "2025-04-01T23:60:00.000Z", "2025-04-01T23:59:60.000Z",
    "2025-04-01T09:30:00.000z", "2025-04-01T09:30:00,000Z", "+025-04-01T09:30:00.000Z",
    "0000-01-01T00:00:00.000Z", "2025-04-01T09:30:00.000Z ", "２025-04-01T09:30:00.0Z",
  ])
  func `other forms are refused`(_ text: String) {
    #expect(RecordTime.date(text) == nil)
  }
}
