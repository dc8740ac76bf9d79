public import Readings

/// Fits a calibration to values whose truth is known.
public struct Calibrator {
  /// A value that was read, and how it compares with the truth.
  public struct Sample: Sendable {
    public var evidence: Evidence
    public var isRight: Bool
    /// Values with one number are never parted between fitting and counting: those of one scan.
    public var scan: Int
    /// Whose handwriting it is, where several scans have the same; nil where each has another.
    public var hand: String?
    /// Whether the form was filled in by machine.
    public var isPrinted: Bool

    public init(
      evidence: Evidence, isRight: Bool, scan: Int, hand: String? = nil, isPrinted: Bool = false
    ) {
      self.evidence = evidence
      self.isRight = isRight
      self.scan = scan
      self.hand = hand
      self.isPrinted = isPrinted
    }
  }

  /// Pools with fewer values are left to the other judge.
  static let fewest = 60
  /// Steps of a family.
  static let steps = 300
  static let folds = 5

  /// How strongly a pool's weights are held near those of its family: what votes or a lexicon are worth
  /// is much the same everywhere, and small pools say little of their own.
  static let hold = 10.0
  /// How strongly those of the family are held near zero.
  static let ridge = 1.0

  /// Weights by pool, steps by family. The steps count scores that models gave to values to which they
  /// were not fitted: to those of a hand by what was fitted to all other hands, since nobody's hand at a counter is among
  /// those counted. Of scans with hands of their own a fifth is held back at a time.
  ///
  /// Steps of texts count what was written by hand, where there is any: print is hardly ever misread, and
  /// counted together it would pay for errors in handwriting. Nobody knows beforehand which comes.
  public static func fit(_ samples: [Sample]) -> Fit {
    var fit = Fit()
    for (family, places) in Dictionary(
      grouping: samples.indices, by: { samples[$0].evidence.family })
    {
      let pools = Dictionary(grouping: places) { samples[$0].evidence.pool }
        .filter { $1.count >= fewest }
      guard !pools.isEmpty else { continue }
      let counted = pools.values.joined().sorted()
      func models(_ places: [Int]) -> [String: LogisticModel] {
        weights(Dictionary(grouping: places.map { samples[$0] }) { $0.evidence.pool })
      }
      fit.models.merge(models(counted)) { $1 }
      // Codes are print whoever filled in the form around them.
      let countsHandAlone = places.contains {
        samples[$0].evidence.isText && samples[$0].evidence.reader != .code
          && !samples[$0].isPrinted
      }
      let scorable = counted.filter { !(countsHandAlone && samples[$0].isPrinted) }
      func part(of place: Int) -> String {
        samples[place].hand ?? "\(samples[place].scan % folds)"
      }
      var scored: [(score: Double, isRight: Bool)] = []
      for (name, held) in Dictionary(grouping: scorable, by: part) {
        let fitted = models(counted.filter { part(of: $0) != name })
        for place in held {
          let sample = samples[place]
          guard let model = fitted[sample.evidence.pool] else { continue }
          let score = model.score(sample.evidence.features)
          scored.append((score, sample.isRight))
          fit.scores[place] = score
        }
      }
      fit.steps[family] = self.steps(scored)
    }
    return fit
  }

  /// What was fitted.
  public struct Fit {
    public var models: [String: LogisticModel] = [:]
    public var steps: [String: [Calibration.Step]] = [:]
    /// Score of each sample that was counted, by its place.
    public var scores: [Int: Double] = [:]
  }

  /// Weights of each pool of a family, held near those that fit all of it.
  private static func weights(_ pools: [String: [Sample]]) -> [String: LogisticModel] {
    let family = LogisticModel(
      fitting: rows(pools.sorted { $0.key < $1.key }.flatMap(\.value)), ridge: ridge)
    return pools.mapValues { LogisticModel(fitting: rows($0), near: family, ridge: hold) }
  }

  private static func rows(
    _ samples: [Sample]
  ) -> [(features: [String: Double], outcome: Bool)] {
    samples.map { ($0.evidence.features, $0.isRight) }
  }

  /// Steps of about equal size; equal scores are never parted.
  static func steps(_ scored: [(score: Double, isRight: Bool)]) -> [Calibration.Step] {
    let size = max(1, scored.count / steps)
    var result: [Calibration.Step] = []
    var open: Calibration.Step?
    for (score, isRight) in scored.sorted(by: { $0.score > $1.score }) {
      if let full = open, full.right + full.wrong >= size, score < full.from {
        result.append(full)
        open = nil
      }
      var step = open ?? Calibration.Step(from: score, right: 0, wrong: 0)
      step.from = score
      if isRight { step.right += 1 } else { step.wrong += 1 }
      open = step
    }
    if let open { result.append(open) }
    return result
  }
}
