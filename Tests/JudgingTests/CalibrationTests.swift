import Foundation
import Readings
import TestKit
import Testing

@testable import Judging

@Suite("Calibration")
struct CalibrationTests {
  /// Values whose chance of being right is what their certainty says; with `agree` twelve times
  /// better than without.
  private static func samples(_ count: Int, seed: UInt64) -> [Calibrator.Sample] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { index in
      let certainty = Double.random(in: 0.2...0.9999, using: &random)
      let agree = Bool.random(using: &random)
      let odds = certainty / (1 - certainty) * (agree ? 12 : 1)
      return Calibrator.Sample(
        evidence: Evidence(
          subject: .kana, reader: .network, boxed: true, agreement: agree ? .agree : .disagree,
          certainty: certainty),
        isRight: Double.random(in: 0..<1, using: &random) < odds / (1 + odds), scan: index / 4)
    }
  }

  private func calibration(_ samples: [Calibrator.Sample]) -> Calibration {
    let fitted = Calibrator.fit(samples)
    return Calibration(
      name: "test", reader: "r", sets: [.init(name: "klee office", scans: 3, values: 60)],
      models: fitted.models, steps: fitted.steps)
  }

  private func judge(_ samples: [Calibrator.Sample]) -> CalibratedJudge {
    CalibratedJudge(calibration(samples), fallback: CountingJudge.tesseract)
  }

  @Test("the probability is the share of right values, on values that were not counted")
  func calibrated() {
    let judge = judge(Self.samples(6_000, seed: 1))
    var bins = [(sum: Double, right: Int, count: Int)](repeating: (0, 0, 0), count: 5)
    for sample in Self.samples(6_000, seed: 2) {
      let p = judge.judge(sample.evidence).probability
      let bin = min(4, Int(p * 5))
      bins[bin].sum += p
      bins[bin].count += 1
      if sample.isRight { bins[bin].right += 1 }
    }
    for bin in bins where bin.count > 200 {
      let said = bin.sum / Double(bin.count)
      let was = Double(bin.right) / Double(bin.count)
      #expect(abs(said - was) < 0.05, "said \(said), was \(was) of \(bin.count)")
    }
  }

  @Test("what is accepted keeps to the bound on values that were not counted", arguments: 1...6)
  func bounded(seed: Int) {
    let judge = judge(Self.samples(8_000, seed: UInt64(seed)))
    var accepted = 0
    var wrong = 0
    for sample in Self.samples(8_000, seed: UInt64(seed) + 100)
    where judge.judge(sample.evidence).isAccepted(maxError: 0.02) {
      accepted += 1
      if !sample.isRight { wrong += 1 }
    }
    #expect(accepted > 1_000)
    // The bound holds with 95 % confidence; a third more would be no chance.
    #expect(Double(wrong) / Double(accepted) < 0.0267)
  }

  @Test("better evidence is never judged worse")
  func monotone() {
    let judge = judge(Self.samples(4_000, seed: 9))
    for agreement in [Evidence.Agreement.agree, .disagree] {
      let judged = stride(from: 0.2, through: 0.999, by: 0.01).map {
        judge.judge(
          Evidence(
            subject: .kana, reader: .network, boxed: true, agreement: agreement, certainty: $0))
      }
      for (worse, better) in zip(judged, judged.dropFirst()) {
        #expect(better.probability >= worse.probability)
        #expect(better.errorBound <= worse.errorBound)
      }
    }
  }

  @Test("what broke a check has a probability and is never accepted")
  func broken() {
    let samples = Self.samples(4_000, seed: 3).map { sample in
      var sample = sample
      sample.evidence.structure = .broken
      sample.isRight = true
      return sample
    }
    let judgement = judge(samples).judge(samples[0].evidence)
    #expect(judgement.probability > 0.9)
    #expect(!judgement.isAccepted(maxError: 0.5))
  }

  @Test("a kind of value that was hardly counted is left to the other judge")
  func unknown() {
    let few = judge(Self.samples(40, seed: 4))
    let sample = Self.samples(1, seed: 5)[0]
    #expect(few.judge(sample.evidence) == CountingJudge.tesseract.judge(sample.evidence))
  }

  @Test("a pool that is often wrong spoils no other of its family")
  func families() {
    let good = Self.samples(4_000, seed: 21)
    let bad = (0..<2_000).map { index in
      Calibrator.Sample(
        evidence: Evidence(subject: .phone, reader: .network, certainty: 0.999_9),
        isRight: index % 3 != 0, scan: index / 4)
    }
    let judge = judge(good + bad)
    #expect(!judge.judge(bad[0].evidence).isAccepted(maxError: 0.02))
    let best = Evidence(
      subject: .kana, reader: .network, boxed: true, agreement: .agree, certainty: 0.999)
    #expect(judge.judge(best).isAccepted(maxError: 0.02))
  }

  @Test("what holds a letter with a variant is counted apart from all else")
  func twins() {
    let good = Self.samples(4_000, seed: 31)
    let twins = (0..<2_000).map { index in
      Calibrator.Sample(
        evidence: Evidence(
          subject: .japanese, reader: .network, certainty: 0.999_9,
          wording: .init(swayed: false, look: 0.999, rarest: 4, hasTwin: true), kind: .name),
        isRight: index % 3 != 0, scan: index / 4)
    }
    let alone = Calibrator.fit(good)
    let both = Calibrator.fit(good + twins)
    // Sums of the same weights in another order may differ in their last digits.
    let counted = [both, alone].map { $0.steps["network text"]?.map(\.wrong) }
    #expect(counted[0] == counted[1] && counted[0]?.isEmpty == false)
    #expect(both.models.count == 2 && both.steps.count == 2)
  }

  @Test("no pool is of two families: the model of one would stand for the other's")
  func pools() {
    var families: [String: Set<String>] = [:]
    for reader in Evidence.Reader.allCases {
      for structure in Evidence.Structure.allCases {
        for hasTwin in [false, true] {
          for subject in Evidence.Subject.allCases {
            var evidence = Evidence(
              subject: subject, reader: reader, structure: structure, certainty: 0.9)
            if hasTwin, subject == .japanese {
              evidence.wording = .init(swayed: false, look: 0.9, rarest: 3, hasTwin: true)
            }
            families[evidence.pool, default: []].insert(evidence.family)
          }
        }
      }
    }
    #expect(families.values.allSatisfy { $0.count == 1 })
  }

  @Test("print does not pay for handwriting")
  func printed() {
    let written = Self.samples(3_000, seed: 41)
    let print = Self.samples(6_000, seed: 42).map { sample in
      var sample = sample
      sample.isRight = true
      sample.isPrinted = true
      return sample
    }
    let steps = Calibrator.fit(written + print).steps["network text"] ?? []
    #expect(steps.map { $0.right + $0.wrong }.reduce(0, +) == written.count)
    #expect(steps.map(\.wrong).reduce(0, +) == written.count { !$0.isRight })
    // Where nothing was written by hand, print is all there is.
    let alone = Calibrator.fit(print).steps["network text"] ?? []
    #expect(alone.map(\.right).reduce(0, +) == print.count)
  }

  @Test("what most of three readers read otherwise is weighed apart")
  func outvoted() {
    func pool(_ agreeing: Int, _ asked: Int) -> String {
      Evidence(
        subject: .phone, reader: .networks, certainty: 0.9,
        votes: .init(agreeing: agreeing, asked: asked)
      ).pool
    }
    #expect(pool(1, 3) == "networks/phone/free/outvoted")
    #expect(pool(0, 3) == pool(1, 3))
    #expect(
      [pool(2, 3), pool(3, 3), pool(1, 2), pool(0, 0)].allSatisfy { $0 == "networks/phone/free" })
  }

  @Test("the shape of an address's numbers and small kana are weighed")
  func shapes() {
    func features(_ address: String, small: Bool = false) -> Set<String> {
      var evidence = Evidence(subject: .japanese, reader: .network, certainty: 0.9, kind: .address)
      evidence.lot = LotNumbers(address: address)
      if small { evidence.hasSmallKana = true }
      return Set(evidence.features.keys.filter { $0.hasPrefix("lot") || $0 == "small" })
    }
    #expect(
      features("埼玉県上尾市弁財3-23-22")
        == ["lot.hyphens.3", "lot.hyphens.longest.2", "lot.behind.2"])
    // A hyphen was lost.
    #expect(
      features("埼玉県上尾市弁財3-2322")
        == ["lot.hyphens.2", "lot.hyphens.longest.4", "lot.behind.4"])
    #expect(
      features("上尾市原市北3丁目17番23号　泉ハイツ305", small: true)
        == ["lot.spelled.3", "lot.spelled.longest.2", "lot.behind.2", "small"])
    #expect(features("上尾市") == ["lot.hyphens.0", "lot.hyphens.longest.0"])
  }

  @Test("a table that has the value for sure weighs more than one that hardly does")
  func tables() {
    func features(_ doubt: Double?) -> [String: Double] {
      var evidence = Evidence(subject: .digits, reader: .networks, certainty: 0.9)
      evidence.lexiconDoubt = doubt
      return evidence.features.filter { $0.key.hasPrefix("table") }
    }
    #expect(features(nil).isEmpty)
    #expect(features(0.001)["table"] == 1)
    #expect((features(0.001)["table.sure"] ?? 0) > (features(0.1)["table.sure"] ?? 1))
  }

  @Test("equal scores are never parted")
  func ties() {
    let scored = (0..<1_000).map { (score: Double($0 % 3), isRight: $0 % 7 != 0) }
    let steps = Calibrator.steps(scored)
    #expect(steps.map(\.from) == [2, 1, 0])
    #expect(steps.map { $0.right + $0.wrong }.reduce(0, +) == 1_000)
  }

  @Test("a calibration survives its file")
  func file() throws {
    let calibration = calibration(Self.samples(500, seed: 6))
    let data = try JSONEncoder().encode(calibration)
    let read = try JSONDecoder().decode(Calibration.self, from: data)
    #expect(read == calibration)
  }
}

@Suite("Logistic model")
struct LogisticModelTests {
  @Test("finds the weights that drew the outcomes")
  func finds() {
    var random = SplitMix64(seed: 11)
    let samples = (0..<20_000).map { _ -> (features: [String: Double], outcome: Bool) in
      let x = Double.random(in: -2...2, using: &random)
      let y = Double.random(in: -2...2, using: &random)
      let p = 1 / (1 + exp(-(0.5 + 1.5 * x - 0.8 * y)))
      return (["one": 1, "x": x, "y": y], Double.random(in: 0..<1, using: &random) < p)
    }
    let weights = LogisticModel(fitting: samples).weights
    #expect(abs((weights["one"] ?? 9) - 0.5) < 0.1)
    #expect(abs((weights["x"] ?? 9) - 1.5) < 0.1)
    #expect(abs((weights["y"] ?? 9) + 0.8) < 0.1)
  }

  @Test("few samples leave weights near those that hold elsewhere, many do not")
  func prior() {
    let prior = LogisticModel(weights: ["one": 3, "elsewhere": 2])
    func fitted(_ count: Int) -> [String: Double] {
      let samples = (0..<count).map { (features: ["one": 1.0], outcome: $0 % 2 == 0) }
      return LogisticModel(fitting: samples, near: prior, ridge: 5).weights
    }
    #expect((fitted(2)["one"] ?? 0) > 2)
    #expect(abs(fitted(4_000)["one"] ?? 9) < 0.1)
    #expect(fitted(4_000)["elsewhere"] == 2)
  }

  @Test("an outcome that always comes gives finite weights")
  func separated() {
    let samples = (0..<100).map { (features: ["one": 1, "x": Double($0)], outcome: true) }
    let weights = LogisticModel(fitting: samples).weights
    #expect(!weights.values.contains { !$0.isFinite })
    #expect(LogisticModel(weights: weights).score(["one": 1, "x": 50]) > 2)
  }

  @Test("each hand is counted by what was fitted to the others")
  func hands() {
    /// Of one hand what was corrected is wrong, of the others right.
    func samples(hands: [String?]) -> [Calibrator.Sample] {
      (0..<2_000).map { index in
        let isCorrected = index % 3 == 0
        return Calibrator.Sample(
          evidence: Evidence(
            subject: .kana, reader: .network, certainty: 0.99, corrected: isCorrected),
          isRight: !(isCorrected && index % 4 == 0), scan: index, hand: hands[index % 4])
      }
    }
    /// Wrong values among the better half by score.
    func wrong(_ samples: [Calibrator.Sample]) -> Int {
      let scores = Calibrator.fit(samples).scores
      let better = scores.sorted { $0.value > $1.value }.prefix(scores.count / 2)
      return better.count { !samples[$0.key].isRight }
    }
    let known = samples(hands: [nil, nil, nil, nil])
    #expect(known.count { !$0.isRight } > 150)
    #expect(wrong(known) == 0)
    #expect(wrong(samples(hands: ["a", "b", "c", "d"])) > 50)
  }
}
