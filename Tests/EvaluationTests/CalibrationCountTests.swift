import Judging
import Readings
import Testing

@testable import Evaluation

@Suite("a count and what limits it")
struct CalibrationCountTests {
  /// Readings of a row of boxes: right ones from 0.99 on, wrong ones at 0.3, but for one. Every fold has both.
  private var scans: [ScanComparison] {
    (0..<200).map { index in
      let isWrong = index % 19 == 0
      let isLimit = index == 57
      return ScanComparison(
        file: "scan-\(index).pdf", formsRight: true, casesExpected: 1, casesFound: 1,
        fields: [
          FieldComparison(
            field: "番号", type: "digits", expected: "123", value: isWrong ? "128" : "123",
            accepted: false, confidence: 0.5,
            evidence: Evidence(
              subject: .digits, reader: .networks, boxed: true, structure: .count,
              certainty: isWrong && !isLimit ? 0.3 : 0.99 + Double(index % 7) / 1000))
        ], hand: "strokes-3", level: "office")
    }
  }

  @Test("the error with the best score is named first, with how many values are better")
  func limits() throws {
    let count = CalibrationCount(name: "calibration-1", reader: "r", scans: scans)
    #expect(count.errors.count == 11)
    let first = try #require(count.errors.first)
    #expect(first.file == "scan-57.pdf" && first.field == "番号")
    #expect(first.better < 190 && first.family == "network text")
    #expect(count.errors.dropFirst().allSatisfy { $0.better >= 150 && $0.score < first.score })
    #expect(count.calibration.sets == [.init(name: "strokes-3 office", scans: 200, values: 200)])
    let steps = try #require(count.calibration.steps["network text"])
    #expect(steps.map(\.wrong).reduce(0, +) == 11)
  }

  @Test("without an error there is none to name")
  func none() {
    let right = scans.filter { $0.fields[0].isRight }
    #expect(CalibrationCount(name: "c", reader: "r", scans: right).errors.isEmpty)
    #expect(CalibrationCount(name: "c", reader: "r", scans: []).errors.isEmpty)
  }
}
