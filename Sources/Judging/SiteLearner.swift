import Foundation
public import Readings

/// Learns from what people of a site answered how far the judge's scores are off there.
///
/// Source: J. Platt, Probabilistic outputs for support vector machines, 1999: a logistic regression on
/// the score alone. Which values people see depends on their score (those accepted are drawn, the others
/// all shown), and a regression on the score is not biased by that.
public struct SiteLearner {
  /// A value that a person answered.
  public struct Lesson: Sendable, Hashable {
    /// `Evidence.pool`.
    public var pool: String
    /// `SitePool.kind`.
    public var kind: String
    /// `Judgement.score`.
    public var score: Double
    public var isRight: Bool
    /// Values with one number are never parted between fitting and replay.
    public var `case`: Int

    public init(pool: String, kind: String, score: Double, isRight: Bool, case: Int) {
      self.pool = pool
      self.kind = kind
      self.score = score
      self.isRight = isRight
      self.case = `case`
    }
  }

  /// What became of one pool.
  public struct Outcome: Codable, Hashable, Sendable {
    public var cases: Int
    public var values: Int
    public var wrong: Int
    /// Mean surprise (natural logarithm) at cases that were not fitted to, as shipped and as learned;
    /// nil where there are too few cases.
    public var lossBefore: Double?
    public var lossAfter: Double?
    /// Whether the pool's shift is part of the calibration.
    public var isTaken: Bool
  }

  /// Distinct cases that a pool needs, so that its weights give nobody away and mean something.
  public static let fewestCases = 100
  static let folds = 5

  /// Fits every pool with enough cases, replays each on cases held back (in five folds), and takes
  /// those alone that foretell them better than what was shipped.
  public static func learn(
    _ lessons: [Lesson], number: Int, reader: String
  ) -> (calibration: SiteCalibration, outcomes: [String: Outcome]) {
    var shifts: [String: ScoreShift] = [:]
    var outcomes: [String: Outcome] = [:]
    for (pool, lessons) in Dictionary(grouping: lessons, by: \.pool) {
      let cases = Set(lessons.map(\.case))
      let wrong = lessons.count { !$0.isRight }
      var outcome = Outcome(
        cases: cases.count, values: lessons.count, wrong: wrong, isTaken: false)
      if cases.count >= fewestCases {
        let (before, after) = replay(lessons)
        outcome.lossBefore = before
        outcome.lossAfter = after
        outcome.isTaken = after < before
        if outcome.isTaken {
          let (offset, slope) = fit(lessons)
          shifts[pool] = ScoreShift(
            offset: offset, slope: slope, kinds: Set(lessons.map(\.kind)), cases: cases.count,
            values: lessons.count, wrong: wrong)
        }
      }
      outcomes[pool] = outcome
    }
    return (SiteCalibration(number: number, reader: reader, shifts: shifts), outcomes)
  }

  /// Mean loss over cases that the fit had not seen.
  private static func replay(_ lessons: [Lesson]) -> (before: Double, after: Double) {
    var before = 0.0
    var after = 0.0
    let places = Dictionary(
      uniqueKeysWithValues: Set(lessons.map(\.case)).sorted().enumerated().map { ($1, $0) })
    for fold in 0..<folds {
      func isHeldBack(_ lesson: Lesson) -> Bool { (places[lesson.case] ?? 0) % folds == fold }
      let (offset, slope) = fit(lessons.filter { !isHeldBack($0) })
      let shift = ScoreShift(offset: offset, slope: slope)
      for lesson in lessons where isHeldBack(lesson) {
        before += loss(lesson.score, lesson.isRight)
        after += loss(shift.applied(to: lesson.score), lesson.isRight)
      }
    }
    let count = Double(max(1, lessons.count))
    return (before / count, after / count)
  }

  private static func loss(_ score: Double, _ isRight: Bool) -> Double {
    let signed = isRight ? score : -score
    // log(1 + exp(−s)) without overflow.
    return signed > 0 ? log1p(exp(-signed)) : log1p(exp(signed)) - signed
  }

  /// Offset and slope by Newton's method, held near 0 and 1, the score as shipped, by a normal prior
  /// (deviations 2 and ½).
  static func fit(_ lessons: [Lesson]) -> (offset: Double, slope: Double) {
    let (priorOffset, priorSlope) = (1 / 4.0, 4.0)
    var offset = 0.0
    var slope = 1.0
    for _ in 0..<50 {
      var (g0, g1) = (-priorOffset * offset, -priorSlope * (slope - 1))
      var (h00, h01, h11) = (priorOffset, 0.0, priorSlope)
      for lesson in lessons {
        let p = 1 / (1 + exp(-(offset + slope * lesson.score)))
        let error = (lesson.isRight ? 1 : 0) - p
        g0 += error
        g1 += error * lesson.score
        let weight = p * (1 - p)
        h00 += weight
        h01 += weight * lesson.score
        h11 += weight * lesson.score * lesson.score
      }
      let determinant = h00 * h11 - h01 * h01
      guard determinant > 1e-12 else { break }
      var step = ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
      let length = max(abs(step.0), abs(step.1))
      if length > 1 { step = (step.0 / length, step.1 / length) }
      offset += step.0
      slope += step.1
      if length < 1e-8 { break }
    }
    // A slope below nothing would make the surest values the worst: then the score tells nothing.
    return (offset, max(0, slope))
  }
}
