public import Judging

extension Calibration {
  /// Counted on scans with truth. Fields of a form that was not recognised count for nothing: no
  /// judge was asked about them.
  ///
  /// - Parameters:
  ///   - name: and version, for provenance.
  ///   - reader: the program that read, with its engines.
  public init(name: String, reader: String, scans: [ScanComparison]) {
    var samples: [Calibrator.Sample] = []
    var sets: [String: CountedSet] = [:]
    for (index, scan) in scans.enumerated() {
      let title = [scan.hand, scan.level].compactMap { $0 }.joined(separator: " ")
      let judged = scan.fields.compactMap { field in
        field.evidence.map {
          Calibrator.Sample(
            evidence: $0, isRight: field.isRight, scan: index, isPrinted: scan.hand == "printed")
        }
      }
      sets[title, default: CountedSet(name: title, scans: 0, values: 0)].scans += 1
      sets[title]?.values += judged.count
      samples += judged
    }
    let fitted = Calibrator.fit(samples)
    self.init(
      name: name, reader: reader, sets: sets.values.sorted { $0.name < $1.name },
      models: fitted.models, steps: fitted.steps)
  }
}
