import Readings
import Testing
import Workflows

@testable import FormReading

@Suite("check digits among candidates")
struct CheckDigitTests {
  private let field = Field(
    name: "個人番号", type: .myNumber, source: .box(Box(x: 0, y: 0, width: 10, height: 10)))

  /// As read where the last digit does not fit; 123456789018 is the number whose check digit does.
  private func mended(_ alternatives: [(String, Double)]) -> FieldOutcome {
    var outcome = FieldOutcome(
      raw: "123456789013",
      evidence: Evidence(
        subject: .digits, reader: .networks, structure: .broken, certainty: 0.7),
      opinions: [
        ReaderOpinion(
          name: "both", text: "123456789013", confidence: 0.7,
          alternatives: alternatives.map { Candidate(text: $0.0, confidence: $0.1) })
      ],
      findings: [Finding(code: "myNumber.checkDigit", japanese: "合いません", english: "no fit")])
    outcome.tryCheckDigit(of: field)
    return outcome
  }

  @Test("a likely number that fits is proposed, and a person still looks")
  func proposed() {
    let outcome = mended([("123456789015", 0.2), ("123456789018", 0.1)])
    #expect(outcome.value == "123456789018")
    #expect(outcome.raw == "123456789013")
    #expect(outcome.evidence.lexicon == .changed)
    #expect(outcome.evidence.structure == .broken)
    #expect(outcome.findings.map(\.code) == ["number.byCheckDigit"])
    #expect(outcome.findings.allSatisfy { $0.severity == .doubt && !$0.japanese.contains("1234") })
  }

  @Test("nothing is made up where the readers hardly saw it, or two fit alike")
  func leftAlone() {
    #expect(mended([("123456789018", 0.02)]).value == nil)
    #expect(mended([("123456789015", 0.2)]).value == nil)
    #expect(mended([("123456789000", 0.1)]).value == "123456789000")
    #expect(mended([("123456789018", 0.1), ("123456789000", 0.09)]).value == nil)
    #expect(mended([("123456789018", 0.1), ("123456789000", 0.01)]).value == "123456789018")
    #expect(mended([]).findings.map(\.code) == ["myNumber.checkDigit"])
  }
}
