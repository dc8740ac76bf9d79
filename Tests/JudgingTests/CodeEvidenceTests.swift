import Readings
import Testing

@testable import Judging

@Suite("What a barcode's word is worth")
struct CodeEvidenceTests {
  @Test("no count of writing speaks for codes, so that none is accepted before it was counted")
  func uncounted() {
    for subject in [Evidence.Subject.digits, .japanese, .phone] {
      let code = Evidence(
        subject: subject, reader: .code, typed: true, agreement: .agree, structure: .checkDigit,
        certainty: 0.99)
      let judgement = CountingJudge.tesseract.judge(code)
      #expect(judgement.errorBound == 1 && !judgement.isAccepted(maxError: 0.5))
      #expect(code.family == "code" && code.pool.hasPrefix("code/"))
      var broken = code
      broken.structure = .broken
      #expect(broken.family == "code, broken")
      // Writing is not counted with codes either.
      var network = code
      network.reader = .network
      #expect(network.family == "network text")
    }
  }

  /// Codes as they are drawn and read: with a check nearly all right, without one in forty wrong.
  private func codes(_ count: Int, structure: Evidence.Structure, wrongEvery: Int?, looks: Int = 3)
    -> [Calibrator.Sample]
  {
    (0..<count).map { index in
      Calibrator.Sample(
        evidence: evidence(structure, looks: looks),
        isRight: wrongEvery.map { index % $0 != 0 } ?? true, scan: index / 10, isPrinted: true)
    }
  }

  private func evidence(_ structure: Evidence.Structure, looks: Int = 3) -> Evidence {
    Evidence(
      subject: .digits, reader: .code, typed: true, agreement: looks > 1 ? .agree : .single,
      structure: structure, certainty: looks > 1 ? 0.99 : 0.5,
      votes: .init(agreeing: looks, asked: 3))
  }

  private func judge(_ samples: [Calibrator.Sample]) -> CalibratedJudge {
    let fitted = Calibrator.fit(samples)
    return CalibratedJudge(
      Calibration(
        name: "test", reader: "r", sets: [], models: fitted.models, steps: fitted.steps),
      fallback: CountingJudge.tesseract)
  }

  @Test("codes with a check pass once enough of them were counted, others by their own count")
  func counted() {
    let sure = codes(3_100, structure: .checkDigit, wrongEvery: nil)
    let plain = codes(900, structure: .count, wrongEvery: 40)
    let judge = judge(sure + plain)
    #expect(judge.judge(evidence(.checkDigit)).isAccepted(maxError: 0.001))
    #expect(!judge.judge(evidence(.count)).isAccepted(maxError: 0.001))
    #expect(evidence(.count).family == "code without check")
    #expect(!judge.judge(evidence(.broken)).isAccepted(maxError: 0.001))
    // Too few prove nothing, and neither do many with errors among them.
    let few = self.judge(codes(2_000, structure: .checkDigit, wrongEvery: nil))
    #expect(!few.judge(evidence(.checkDigit)).isAccepted(maxError: 0.001))
    let bad = self.judge(codes(3_100, structure: .checkDigit, wrongEvery: 400))
    #expect(!bad.judge(evidence(.checkDigit)).isAccepted(maxError: 0.001))
  }

  @Test("what one look alone read is not counted with what all looks read")
  func looks() {
    let samples =
      codes(3_200, structure: .checkDigit, wrongEvery: nil)
      + codes(200, structure: .checkDigit, wrongEvery: 4, looks: 1)
    let judge = judge(samples)
    #expect(judge.judge(evidence(.checkDigit)).isAccepted(maxError: 0.001))
    #expect(!judge.judge(evidence(.checkDigit, looks: 1)).isAccepted(maxError: 0.001))
  }

  @Test("codes count as print does, whether the form around them was written by hand or not")
  func printed() {
    let written = codes(1_600, structure: .checkDigit, wrongEvery: nil).map {
      Calibrator.Sample(evidence: $0.evidence, isRight: true, scan: $0.scan + 1_000)
    }
    let judge = judge(codes(1_600, structure: .checkDigit, wrongEvery: nil) + written)
    #expect(judge.judge(evidence(.checkDigit)).isAccepted(maxError: 0.001))
  }
}
