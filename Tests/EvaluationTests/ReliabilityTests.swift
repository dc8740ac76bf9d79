import Foundation
import Readings
import Testing

@testable import Evaluation

private func field(
  _ name: String, _ expected: String?, _ value: String?, accepted: Bool = false,
  confidence: Double = 0.5
) -> FieldComparison {
  FieldComparison(
    field: name, type: "text", expected: expected, value: value, accepted: accepted,
    confidence: confidence, evidence: Evidence(subject: .japanese, certainty: confidence))
}

private func report(_ fields: [FieldComparison]) -> EvaluationReport {
  let scan = ScanComparison(
    file: "a.pdf", formsRight: true, casesExpected: 1, casesFound: 1, fields: fields, pages: 2,
    milliseconds: ["decode": 60, "recognise": 400])
  var summary = EvaluationSummary()
  summary.count(scan)
  return EvaluationReport(summary: summary, scans: [scan], reader: "test")
}

@Suite struct ReliabilityTests {
  @Test("probabilities that come true have no calibration error, boasts have one")
  func calibrationError() throws {
    let honest = (0..<100).map { field("a\($0)", "x", $0 < 80 ? "x" : "y", confidence: 0.8) }
    let boasting = (0..<100).map { field("a\($0)", "x", $0 < 80 ? "x" : "y", confidence: 0.9995) }
    #expect(try #require(report(honest).summary.reliability.calibrationError) < 1e-9)
    let error = try #require(report(boasting).summary.reliability.calibrationError)
    #expect(abs(error - 0.1995) < 1e-9)
  }

  @Test("a field that no judge saw counts for nothing")
  func unjudged() {
    var lost = field("a", "x", nil, confidence: 0)
    lost.evidence = nil
    #expect(report([lost]).summary.reliability.calibrationError == nil)
  }

  @Test("the page shows every error with its picture, and nothing can break out of its text")
  func page() {
    let wrong = field("氏名", "<b>山田</b>", "山口", accepted: true, confidence: 0.999)
    let html = report([wrong, field("住所", "上尾市", "上尾市")]).html(
      pictures: [EvaluationReport.pictureKey("a.pdf", "氏名"): Data([1, 2, 3])])
    #expect(html.contains("&lt;b&gt;山田&lt;/b&gt;") && !html.contains("<b>山田"))
    #expect(html.contains("data:image/png;base64,AQID"))
    #expect(html.contains("class=\"passed\""))
    #expect(!html.contains("住所"))
    #expect(html.contains("文字の認識") && html.contains("<td>200</td>"))
    #expect(html.contains("<th>すべて</th>") && html.contains("50.00 %（9.45–90.55、2件）"))
  }

  @Test("a number whose check digit does not fit is a wrong field, and its digits were read")
  func raw() {
    var number = field("個人番号", "123456789018", nil)
    number.raw = "123456789017"
    let figures = report([number]).summary.all
    #expect(figures.fields == Proportion(hits: 0, count: 1))
    #expect(figures.characters == Proportion(hits: 11, count: 12))
  }

  @Test("two runs differ in what became right or wrong, and in what is accepted")
  func difference() {
    let before = report([
      field("a", "1", "1", accepted: true), field("b", "2", "3"), field("c", "4", "4"),
    ])
    let after = report([
      field("a", "1", "7"), field("b", "2", "2", accepted: true), field("c", "4", "4"),
      field("new", "5", "5"),
    ])
    let difference = ReportDifference(from: before, to: after)
    #expect(difference.common == 3)
    #expect(difference.becameWrong.map(\.field) == ["a"])
    #expect(difference.becameRight.map(\.field) == ["b"])
    #expect(difference.newlyAccepted.hits == 1 && difference.noLongerAccepted.hits == 1)
    #expect(difference.text.contains("− a.pdf a: 1 → 7; 1"))
  }
}
