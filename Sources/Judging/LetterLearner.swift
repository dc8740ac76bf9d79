import Foundation
public import Readings

/// Learns from what people of a site read in boxes which letters the reader of boxed characters takes for
/// others there.
///
/// A logistic regression over the letters of an alphabet with the reader's own logarithms held fixed: one
/// offset a letter, which is the bias of its last layer learned anew.
public struct LetterLearner {
  /// A box that a person answered.
  public struct Box: Sendable, Hashable {
    /// As `FieldReading.boxes` has them.
    public var candidates: [Candidate]
    public var truth: String
    /// Boxes with one number are never parted between fitting and replay.
    public var `case`: Int

    public init(candidates: [Candidate], truth: String, case: Int) {
      self.candidates = candidates
      self.truth = truth
      self.case = `case`
    }
  }

  /// What became of one alphabet.
  public struct Outcome: Codable, Hashable, Sendable {
    public var cases: Int
    public var boxes: Int
    /// Boxes of cases held back that were read wrong as shipped and as learned; nil where there are too
    /// few cases.
    public var wrongBefore: Int?
    public var wrongAfter: Int?
    /// Cases held back in which more boxes, and fewer, are right by it.
    public var better = 0
    public var worse = 0
    public var isTaken = false
  }

  /// Distinct cases that an alphabet needs; a single letter needs `LetterLesson.fewestCases`.
  public static let fewestCases = 100
  /// Chance at most by which as many cases come out better where the lesson is worth nothing.
  static let risk = 0.01

  /// Fits every alphabet with enough cases, replays each on cases held back, and takes those alone
  /// that read them better by more than chance.
  public static func learn(
    _ boxes: [Box]
  ) -> (lessons: [String: LetterLesson], outcomes: [String: Outcome]) {
    var lessons: [String: LetterLesson] = [:]
    var outcomes: [String: Outcome] = [:]
    for (alphabet, boxes) in Dictionary(
      grouping: boxes, by: { LetterLesson.alphabet(of: $0.truth) ?? "" })
    where !alphabet.isEmpty {
      let cases = Set(boxes.map(\.case)).count
      var outcome = Outcome(cases: cases, boxes: boxes.count)
      if cases >= fewestCases {
        replay(boxes, &outcome)
        let offsets = LetterFit(boxes).offsets
        outcome.isTaken =
          !offsets.isEmpty && outcome.wrongAfter ?? 0 < outcome.wrongBefore ?? 0
          && isBeyondChance(outcome.better, outcome.worse)
        if outcome.isTaken {
          lessons[alphabet] = LetterLesson(
            offsets: offsets, cases: cases, boxes: boxes.count,
            wrong: boxes.count { $0.candidates.first?.text != $0.truth })
        }
      }
      outcomes[alphabet] = outcome
    }
    return (lessons, outcomes)
  }

  private static func replay(_ boxes: [Box], _ outcome: inout Outcome) {
    let places = Dictionary(
      uniqueKeysWithValues: Set(boxes.map(\.case)).sorted().enumerated().map { ($1, $0) })
    var before: [Int: Int] = [:]
    var after: [Int: Int] = [:]
    for fold in 0..<SiteLearner.folds {
      func isHeldBack(_ box: Box) -> Bool { (places[box.case] ?? 0) % SiteLearner.folds == fold }
      let lesson = LetterLesson(offsets: LetterFit(boxes.filter { !isHeldBack($0) }).offsets)
      for box in boxes where isHeldBack(box) {
        if box.candidates.first?.text != box.truth { before[box.case, default: 0] += 1 }
        if lesson.applied(to: box.candidates).first?.text != box.truth {
          after[box.case, default: 0] += 1
        }
      }
    }
    outcome.wrongBefore = before.values.reduce(0, +)
    outcome.wrongAfter = after.values.reduce(0, +)
    for one in places.keys {
      if after[one] ?? 0 < before[one] ?? 0 { outcome.better += 1 }
      if after[one] ?? 0 > before[one] ?? 0 { outcome.worse += 1 }
    }
  }

  /// The sign test: whether so many of the cases that changed would hardly be better by a coin.
  static func isBeyondChance(_ better: Int, _ worse: Int) -> Bool {
    better > 0 && BinomialBound.lower(wrong: better, of: better + worse, risk: risk) > 0.5
  }
}
