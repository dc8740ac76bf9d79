public import Judging

/// A calibration, and which of the counted errors keep others from being accepted.
public struct CalibrationCount: Sendable {
  public var calibration: Calibration
  /// Best scores first.
  public var errors: [WrongValue]

  /// A value that was wrong although much spoke for it.
  public struct WrongValue: Sendable, Hashable {
    public var file: String
    public var field: String
    /// `Evidence.family`: values whose errors are counted together.
    public var family: String
    public var score: Double
    /// How many values of its family have better scores.
    public var better: Int
  }

  /// Counted on scans with truth. Fields of a form that was not recognised count for nothing: no
  /// judge was asked about them.
  ///
  /// - Parameters:
  ///   - name: and version, for provenance.
  ///   - reader: the program that read, with its engines.
  public init(name: String, reader: String, scans: [ScanComparison]) {
    var samples: [Calibrator.Sample] = []
    var names: [(file: String, field: String)] = []
    var sets: [String: Calibration.CountedSet] = [:]
    for (index, scan) in scans.enumerated() {
      let title = [scan.hand, scan.level].compactMap { $0 }.joined(separator: " ")
      let before = samples.count
      for field in scan.fields {
        guard let evidence = field.evidence else { continue }
        samples.append(
          Calibrator.Sample(
            evidence: evidence, isRight: field.isRight, scan: index, hand: Self.hand(of: scan),
            isPrinted: scan.hand == "printed"))
        names.append((scan.file, field.field))
      }
      sets[title, default: .init(name: title, scans: 0, values: 0)].scans += 1
      sets[title]?.values += samples.count - before
    }
    let fitted = Calibrator.fit(samples)
    calibration = Calibration(
      name: name, reader: reader, sets: sets.values.sorted { $0.name < $1.name },
      models: fitted.models, steps: fitted.steps)
    errors = []
    let ranked = Dictionary(grouping: fitted.scores) { samples[$0.key].evidence.family }
    for (family, scores) in ranked {
      let sorted = scores.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      for (better, one) in sorted.enumerated() where !samples[one.key].isRight {
        errors.append(
          WrongValue(
            file: names[one.key].file, field: names[one.key].field, family: family,
            score: one.value, better: better))
      }
    }
    errors.sort { ($0.score, $1.file, $1.field) > ($1.score, $0.file, $0.field) }
  }

  /// The hand that a scan has in common with others: a font's. Print is nobody's, and strokes and digits are another
  /// person's on every scan.
  private static func hand(of scan: ScanComparison) -> String? {
    guard let hand = scan.hand, hand != "printed", !hand.hasPrefix("strokes"),
      !hand.hasPrefix("mnist")
    else { return nil }
    return hand
  }
}
