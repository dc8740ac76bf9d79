import Foundation
import Readings
import TestKit
import Testing

@testable import Judging

@Suite("Learning from answers")
struct SiteLearnerTests {
  /// Answers whose true score is `offset + slope · score`.
  private func lessons(
    _ cases: Int, offset: Double, slope: Double, seed: UInt64, pool: String = "network/kana/free"
  ) -> [SiteLearner.Lesson] {
    var random = SplitMix64(seed: seed)
    return (0..<cases * 4).map { index in
      let score = Double.random(in: -2...8, using: &random)
      let p = 1 / (1 + exp(-(offset + slope * score)))
      return SiteLearner.Lesson(
        pool: pool, kind: "network/name", score: score,
        isRight: Double.random(in: 0..<1, using: &random) < p, case: index / 4)
    }
  }

  @Test("finds by how much scores are off")
  func finds() {
    let (offset, slope) = SiteLearner.fit(lessons(4_000, offset: -1.5, slope: 0.7, seed: 1))
    #expect(abs(offset + 1.5) < 0.15 && abs(slope - 0.7) < 0.07, "\(offset) \(slope)")
  }

  @Test("takes what foretells cases held back better, with its counts")
  func takes() throws {
    let lessons = lessons(300, offset: -2, slope: 0.8, seed: 2)
    let (calibration, outcomes) = SiteLearner.learn(lessons, number: 3, reader: "r")
    let shift = try #require(calibration.shifts["network/kana/free"])
    #expect(shift.cases == 300 && shift.values == 1_200 && shift.kinds == ["network/name"])
    #expect(shift.wrong == lessons.count { !$0.isRight })
    #expect(calibration.isSound && calibration.counted == "r+site-3")
    let outcome = try #require(outcomes["network/kana/free"])
    #expect(outcome.isTaken && outcome.lossAfter ?? 9 < outcome.lossBefore ?? 0)
  }

  @Test("too few cases teach nothing, however many values they have")
  func few() {
    let (calibration, outcomes) = SiteLearner.learn(
      lessons(SiteLearner.fewestCases - 1, offset: -3, slope: 0.5, seed: 3), number: 1, reader: "r")
    #expect(calibration.shifts.isEmpty && !calibration.isSound)
    #expect(outcomes.values.map(\.isTaken) == [false])
    #expect(outcomes.values.first?.lossBefore == nil)
  }

  @Test("a site that does better than the scores say changes nothing")
  func better() {
    let (calibration, _) = SiteLearner.learn(
      lessons(400, offset: 3, slope: 1, seed: 4), number: 1, reader: "r")
    for shift in calibration.shifts.values {
      for score in stride(from: -2.0, through: 8, by: 0.5) {
        #expect(shift.applied(to: score) <= score)
      }
    }
  }

  @Test("outcomes of one kind alone give finite weights")
  func separated() {
    for isRight in [true, false] {
      let lessons = (0..<500).map {
        SiteLearner.Lesson(
          pool: "p", kind: "k", score: Double($0 % 9), isRight: isRight, case: $0)
      }
      let (offset, slope) = SiteLearner.fit(lessons)
      #expect(offset.isFinite && slope.isFinite && slope >= 0)
    }
  }

  @Test("a corrected judge is never laxer, whatever was learned", arguments: [-4.0, -1, 0, 2, 9])
  func stricter(offset: Double) {
    var random = SplitMix64(seed: 9)
    let samples = (0..<4_000).map { index in
      let certainty = Double.random(in: 0.02...0.98, using: &random)
      return Calibrator.Sample(
        evidence: Evidence(subject: .kana, reader: .network, boxed: true, certainty: certainty),
        isRight: Double.random(in: 0..<1, using: &random) < certainty, scan: index)
    }
    let fitted = Calibrator.fit(samples)
    let judge = CalibratedJudge(
      Calibration(
        name: "c", reader: "r", sets: [], models: fitted.models, steps: fitted.steps),
      fallback: CountingJudge.tesseract)
    let corrected = judge.corrected(
      by: SiteCalibration(
        number: 1, reader: "r",
        shifts: [samples[0].evidence.pool: ScoreShift(offset: offset, slope: 1)]))
    var changed = 0
    for sample in samples {
      let before = judge.judge(sample.evidence)
      let after = corrected.judge(sample.evidence)
      #expect(after.probability <= before.probability && after.errorBound >= before.errorBound)
      #expect(after.score == before.score)
      if after != before { changed += 1 }
    }
    #expect((changed > 0) == (offset < 0))
  }
}
