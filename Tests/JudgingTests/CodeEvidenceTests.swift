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
}
