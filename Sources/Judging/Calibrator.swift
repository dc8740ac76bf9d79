public import Readings

/// Fits a calibration to values whose truth is known.
public struct Calibrator {
  /// A value that was read, and how it compares with the truth.
  public struct Sample: Sendable {
    public var evidence: Evidence
    public var isRight: Bool
    /// Values with one number are never parted between fitting and counting: those of one scan.
    public var scan: Int

    public init(evidence: Evidence, isRight: Bool, scan: Int) {
      self.evidence = evidence
      self.isRight = isRight
      self.scan = scan
    }
  }

  /// Pools with fewer values are left to the other judge.
  static let fewest = 60
  /// Steps of a family.
  static let steps = 40
  static let folds = 5

  /// Weights by pool, fitted to all its values, and steps by family. The steps count scores that models
  /// gave to scans to which they were not fitted (cross-fitting in five folds).
  public static func fit(
    _ samples: [Sample]
  ) -> (models: [String: LogisticModel], steps: [String: [Calibration.Step]]) {
    var models: [String: LogisticModel] = [:]
    var scored: [String: [(score: Double, isRight: Bool)]] = [:]
    for (pool, samples) in Dictionary(grouping: samples, by: \.evidence.pool)
    where samples.count >= fewest {
      models[pool] = LogisticModel(fitting: rows(samples))
      for fold in 0..<folds {
        let model = LogisticModel(fitting: rows(samples.filter { $0.scan % folds != fold }))
        for sample in samples where sample.scan % folds == fold {
          scored[sample.evidence.family, default: []].append(
            (model.score(sample.evidence.features), sample.isRight))
        }
      }
    }
    return (models, scored.mapValues(steps))
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
