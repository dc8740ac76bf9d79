import Foundation
import Readings
import TestKit
import Testing

@testable import Judging

@Suite("Learning letters in boxes from answers")
struct LetterLearnerTests {
  private static let letters = ["ソ", "ン", "シ", "ツ", "ア", "カ", "マ", "ヤ", "ラ", "リ"]

  /// Boxes whose true logarithms are the reader's and an offset: a site whose ソ look like ン, say.
  private func boxes(
    _ cases: Int, offsets: [String: Double], seed: UInt64, spread: Double = 3
  ) -> [LetterLearner.Box] {
    var random = SplitMix64(seed: seed)
    return (0..<cases * 8).map { index in
      let logs = Self.letters.map { _ in Double.random(in: -spread...spread, using: &random) }
      let truth = Self.drawn(
        zip(Self.letters, logs).map { exp($1 + (offsets[$0] ?? 0)) }, using: &random)
      let sum = logs.reduce(0) { $0 + exp($1) }
      let candidates = zip(Self.letters, logs).map {
        Candidate(text: $0, confidence: exp($1) / sum)
      }
      return LetterLearner.Box(
        candidates: candidates.sorted { $0.confidence > $1.confidence },
        truth: Self.letters[truth], case: index / 8)
    }
  }

  private static func drawn(_ weights: [Double], using random: inout SplitMix64) -> Int {
    var rest = Double.random(in: 0..<weights.reduce(0, +), using: &random)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }

  private func wrong(_ boxes: [LetterLearner.Box], _ lessons: [String: LetterLesson]) -> Int {
    boxes.count { lessons.applied(to: $0.candidates).first?.text != $0.truth }
  }

  @Test("finds by how much letters are off, as a difference between them")
  func finds() {
    let found = LetterFit(boxes(2_000, offsets: ["ソ": 2, "ン": -1], seed: 1)).offsets
    let rest = Self.letters.dropFirst(2).map { found[$0] ?? 0 }
    let mean = rest.reduce(0, +) / Double(rest.count)
    #expect(abs((found["ソ"] ?? 0) - mean - 2) < 0.25, "\(found)")
    #expect(abs((found["ン"] ?? 0) - mean + 1) < 0.25, "\(found)")
    #expect(rest.allSatisfy { abs($0 - mean) < 0.25 }, "\(found)")
  }

  @Test("a systematic confusion is read better in cases never seen, and no worse without one")
  func better() throws {
    let (lessons, outcomes) = LetterLearner.learn(
      boxes(200, offsets: ["ソ": 3, "ン": -2, "シ": 2], seed: 2))
    let outcome = try #require(outcomes["katakana"])
    #expect(outcome.isTaken && outcome.better > outcome.worse)
    #expect(outcome.wrongAfter ?? 9_999 < outcome.wrongBefore ?? 0)
    #expect(lessons["katakana"]?.cases == 200 && lessons["katakana"]?.boxes == 1_600)
    let others = boxes(200, offsets: ["ソ": 3, "ン": -2, "シ": 2], seed: 3)
    #expect(wrong(others, lessons) * 5 < wrong(others, [:]) * 4)
    #expect(SiteCalibration(number: 1, reader: "r", shifts: [:], letters: lessons).isSound)
  }

  @Test("a site that writes as the reader expects teaches nothing", arguments: [4, 5, 6, 7, 8])
  func same(seed: UInt64) {
    #expect(LetterLearner.learn(boxes(150, offsets: [:], seed: seed)).lessons.isEmpty)
  }

  @Test("too few cases teach nothing, however many boxes they have")
  func few() throws {
    let (lessons, outcomes) = LetterLearner.learn(
      boxes(LetterLearner.fewestCases - 1, offsets: ["ソ": 4], seed: 9))
    #expect(lessons.isEmpty && outcomes["katakana"]?.wrongBefore == nil)
  }

  @Test("a letter of 19 cases has no offset, one of 20 has")
  func rare() {
    for (cases, isKept) in [(19, false), (20, true)] {
      var all = boxes(150, offsets: ["ソ": 3], seed: 10).filter { $0.truth != "リ" }
      for index in 0..<cases * 3 {
        all.append(
          LetterLearner.Box(
            candidates: [
              Candidate(text: "ソ", confidence: 0.6), Candidate(text: "リ", confidence: 0.4),
            ], truth: "リ", case: index / 3))
      }
      #expect((LetterFit(all).offsets["リ"] != nil) == isKept)
      #expect(LetterFit(all).offsets["ソ"] != nil)
    }
  }

  @Test("only letters that a site may learn of move, and what they share stays")
  func shares() {
    let lesson = LetterLesson(offsets: ["ソ": 2, "ン": -1], cases: 100)
    let box = [
      Candidate(text: "ン", confidence: 0.5), Candidate(text: "ソ", confidence: 0.2),
      Candidate(text: "-", confidence: 0.1),
    ]
    let weighed = lesson.applied(to: box)
    #expect(weighed.map(\.text) == ["ソ", "-", "ン"] || weighed.map(\.text) == ["ソ", "ン", "-"])
    #expect(weighed.first { $0.text == "-" }?.confidence == 0.1)
    #expect(abs(weighed.reduce(0) { $0 + $1.confidence } - 0.8) < 1e-12)
    let hiragana = [Candidate(text: "そ", confidence: 0.9), Candidate(text: "ん", confidence: 0.1)]
    #expect(["katakana": lesson].applied(to: hiragana) == hiragana)
    #expect(["katakana": lesson].turns(box) && !["katakana": lesson].turns(hiragana))
    #expect(["katakana": lesson].applied(to: []).isEmpty)
  }

  @Test("boxes of one letter alone, and letters nobody thought of, give finite offsets")
  func extremes() {
    let sure = (0..<400).map {
      LetterLearner.Box(
        candidates: [Candidate(text: "ア", confidence: 1)], truth: $0 % 2 == 0 ? "ア" : "ヤ", case: $0)
    }
    let offsets = LetterFit(sure).offsets
    #expect(offsets.values.allSatisfy { $0.isFinite && abs($0) <= LetterLesson.most })
    #expect(LetterFit([]).offsets.isEmpty)
  }

  @Test("seven cases better and none worse are beyond chance, six are not")
  func chance() {
    #expect(LetterLearner.isBeyondChance(7, 0) && !LetterLearner.isBeyondChance(6, 0))
    #expect(!LetterLearner.isBeyondChance(0, 0) && !LetterLearner.isBeyondChance(20, 19))
  }
}
