public import Readings

/// A judge that weighs evidence by a calibration, and asks another about pools that it does not know.
public struct CalibratedJudge: Judge {
  public let name: String
  private let models: [String: LogisticModel]
  private let ladders: [String: Ladder]
  private let fallback: any Judge
  private var shifts: [String: ScoreShift] = [:]

  public init(_ calibration: Calibration, fallback: any Judge) {
    name = calibration.name
    models = calibration.models
    ladders = calibration.steps.mapValues(Ladder.init)
    self.fallback = fallback
  }

  /// The same judge, corrected by what a site has learned. Probabilities only fall by it and bounds
  /// only rise.
  public func corrected(by site: SiteCalibration) -> CalibratedJudge {
    var judge = self
    judge.shifts = site.shifts
    return judge
  }

  public func judge(_ evidence: Evidence) -> Judgement {
    let other = fallback.judge(evidence)
    guard let model = models[evidence.pool], let ladder = ladders[evidence.family] else {
      return other
    }
    let score = model.score(evidence.features)
    let place = ladder.place(of: score)
    // What broke a check has a probability like everything, but never goes on without a person. Of
    // two bounds for the same evidence both hold, and the lower says more.
    let shipped = Judgement(
      probability: ladder.probabilities[place],
      errorBound: evidence.structure == .broken ? 1 : min(other.errorBound, ladder.bounds[place]),
      score: score)
    guard let shift = shifts[evidence.pool] else { return shipped }
    let corrected = ladder.place(of: shift.applied(to: score))
    guard corrected > place else { return shipped }
    return Judgement(
      probability: min(shipped.probability, ladder.probabilities[corrected]),
      errorBound: max(shipped.errorBound, ladder.bounds[corrected]), score: score)
  }

  /// A family's steps, worked out.
  private struct Ladder: Sendable {
    private let lowest: [Double]
    /// By step, never rising from the best to the worst.
    let probabilities: [Double]
    /// By step, never falling. A step's bound is the least of all sets of values that hold it and
    /// everything better.
    let bounds: [Double]

    init(_ counted: [Calibration.Step]) {
      let steps = counted.isEmpty ? [Calibration.Step(from: 0, right: 0, wrong: 0)] : counted
      lowest = steps.map(\.from)
      probabilities = Self.descending(steps)
      var right = 0
      var wrong = 0
      var bounds = steps.map { step in
        right += step.right
        wrong += step.wrong
        return BinomialBound.upper(wrong: wrong, of: right + wrong)
      }
      for index in bounds.indices.dropLast().reversed() {
        bounds[index] = min(bounds[index], bounds[index + 1])
      }
      self.bounds = bounds
    }

    /// The step of a score; below the last one, the last.
    func place(of score: Double) -> Int {
      lowest.firstIndex { score >= $0 } ?? lowest.count - 1
    }

    /// Shares of right values, neighbours put together where a worse score did better.
    ///
    /// Source: M. Ayer et al., An empirical distribution function for sampling with incomplete
    /// information, 1955 (pool adjacent violators). Half a value of either kind is added, so that no
    /// count makes anything certain.
    private static func descending(_ steps: [Calibration.Step]) -> [Double] {
      var blocks: [(right: Double, all: Double, steps: Int)] = []
      for step in steps {
        blocks.append((Double(step.right) + 0.5, Double(step.right + step.wrong) + 1, 1))
        while let last = blocks.last, blocks.count > 1 {
          let before = blocks[blocks.count - 2]
          guard last.right / last.all > before.right / before.all else { break }
          blocks.removeLast(2)
          blocks.append(
            (before.right + last.right, before.all + last.all, before.steps + last.steps))
        }
      }
      return blocks.flatMap { block in
        [Double](repeating: block.right / block.all, count: block.steps)
      }
    }
  }
}
