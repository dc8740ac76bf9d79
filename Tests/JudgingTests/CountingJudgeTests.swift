import Foundation
import Readings
import TestKit
import Testing

@testable import Judging

@Suite("The judge")
struct JudgeTests {
  @Test("no errors in n trials: 1 − 0.05^(1/n)", arguments: [1, 10, 300, 3_000, 20_000])
  func noErrors(trials: Int) {
    let exact = 1 - pow(0.05, 1 / Double(trials))
    #expect(abs(BinomialBound.upper(wrong: 0, of: trials) - exact) < 1e-9)
  }

  @Test("known bounds: 1 of 100 is 4.656 %, 5 of 50 is 19.89 %")
  func known() {
    #expect(abs(BinomialBound.upper(wrong: 1, of: 100) - 0.04656) < 5e-5)
    #expect(abs(BinomialBound.upper(wrong: 5, of: 50) - 0.1989) < 5e-4)
    #expect(BinomialBound.upper(wrong: 3, of: 3) == 1)
    #expect(BinomialBound.upper(wrong: 0, of: 0) == 1)
  }

  @Test("more errors never lower the bound, more trials never raise it")
  func monotone() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<200 {
      let trials = Int.random(in: 2...2_000, using: &random)
      let wrong = Int.random(in: 0..<trials, using: &random)
      let bound = BinomialBound.upper(wrong: wrong, of: trials)
      #expect(bound >= Double(wrong) / Double(trials))
      #expect(bound <= BinomialBound.upper(wrong: wrong + 1, of: trials) + 1e-12)
      #expect(bound >= BinomialBound.upper(wrong: wrong, of: trials + 1) - 1e-12)
    }
  }

  @Test("what was never counted, broke a check or split the readers is not accepted")
  func refusals() {
    let sound = Evidence(
      subject: .digits, boxed: true, typed: true, agreement: .agree, structure: .count, certainty: 1
    )
    var broken = sound
    broken.structure = .broken
    var split = sound
    split.agreement = .disagree
    let tally = CountingJudge.Tally(right: 100_000, wrong: 0)
    let judge = CountingJudge(
      name: "test",
      tallies: [sound.group: tally, broken.group: tally, split.group: tally],
      trustsHandwriting: false)
    #expect(judge.judge(sound).isAccepted(maxError: 0.001))
    #expect(!judge.judge(broken).isAccepted(maxError: 0.001))
    #expect(!judge.judge(split).isAccepted(maxError: 0.001))
    var written = sound
    written.typed = false
    #expect(judge.judge(written).probability == 0)
  }

  @Test("counts from handwriting fonts are not enough, counts from hands are")
  func handwriting() {
    let evidence = Evidence(subject: .digits, boxed: true, agreement: .agree, certainty: 1)
    let tallies = [evidence.group: CountingJudge.Tally(right: 100_000, wrong: 0)]
    let fonts = CountingJudge(name: "test", tallies: tallies, trustsHandwriting: false)
    let hands = CountingJudge(name: "test", tallies: tallies, trustsHandwriting: true)
    #expect(!fonts.judge(evidence).isAccepted(maxError: 0.001))
    #expect(hands.judge(evidence).isAccepted(maxError: 0.001))
  }

  @Test("three thousand right values carry 0.1 %, two thousand do not")
  func sizes() {
    let evidence = Evidence(subject: .mark, certainty: 1)
    func accepted(_ right: Int) -> Bool {
      CountingJudge(
        name: "test", tallies: [evidence.group: .init(right: right, wrong: 0)],
        trustsHandwriting: false
      ).judge(evidence).isAccepted(maxError: 0.001)
    }
    #expect(accepted(3_000))
    #expect(!accepted(2_000))
  }

  @Test("a check digit multiplies with what was counted before it")
  func checkDigit() {
    let counted = Evidence(
      subject: .digits, boxed: true, typed: true, agreement: .agree, structure: .count, certainty: 1
    )
    var checked = counted
    checked.structure = .checkDigit
    let judge = CountingJudge(
      name: "test", tallies: [counted.group: .init(right: 500, wrong: 0)],
      trustsHandwriting: false)
    #expect(!judge.judge(counted).isAccepted(maxError: 0.001))
    #expect(judge.judge(checked).isAccepted(maxError: 0.001))
  }

  @Test("Tesseract alone never accepts names, addresses, free text or handwriting")
  func honest() {
    let judge = CountingJudge.tesseract
    for subject in [Evidence.Subject.japanese, .kana, .digits, .phone, .amount] {
      for structure in Evidence.Structure.allCases {
        for boxed in [true, false] {
          let evidence = Evidence(
            subject: subject, boxed: boxed, typed: false, agreement: .agree, structure: structure,
            certainty: 1)
          #expect(!judge.judge(evidence).isAccepted(maxError: 0.001))
        }
      }
    }
  }
}
