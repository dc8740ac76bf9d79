import Daemon
import Evaluation
import Foundation
import Readings

/// A report, and pictures of the fields that were wrong by `EvaluationReport.pictureKey`.
struct Evaluated {
  var report: EvaluationReport
  var pictures: [String: Data] = [:]
}

extension ReaderOptions {
  /// Reads scans and holds them against their truth.
  func evaluate(
    _ scans: [(scan: URL, truth: Truth)], _ title: String, withPictures: Bool = false,
    learned: SiteCalibration? = nil
  ) async throws -> Evaluated {
    let reader = try await open(learned: learned)
    var bar = ProgressBar(title, total: scans.count)
    var outcomes = [ScanComparison?](repeating: nil, count: scans.count)
    var pictures: [String: Data] = [:]
    try await withThrowingTaskGroup(of: (Int, ScanComparison?, [String: Data]).self) { group in
      var next = 0
      func startNext() {
        guard next < scans.count else { return }
        let index = next
        next += 1
        group.addTask {
          let (scan, truth) = scans[index]
          do {
            let reading = try await reader.read(scan)
            var outcome = truth.compare(with: reading.cases, file: scan.lastPathComponent)
            outcome.pages = reading.pages.count
            outcome.milliseconds = reading.milliseconds
            let pictures =
              withPictures ? await reader.pictures(ofErrorsIn: outcome, scan, reading) : [:]
            return (index, outcome, pictures)
          } catch is Refusal {
            return (index, nil, [:])
          }
        }
      }
      for _ in 0..<processes { startNext() }
      while let (index, outcome, seen) = try await group.next() {
        outcomes[index] = outcome
        pictures.merge(seen) { first, _ in first }
        bar.advance()
        startNext()
      }
    }
    await reader.close()
    return Evaluated(
      report: EvaluationReport(scans: scans, outcomes: outcomes, reader: reader.reader),
      pictures: pictures)
  }
}

extension ScanReader {
  /// What cannot be drawn is left out: the report holds without it.
  fileprivate func pictures(
    ofErrorsIn outcome: ScanComparison, _ scan: URL, _ reading: DocumentReading
  ) async -> [String: Data] {
    var result: [String: Data] = [:]
    for field in outcome.fields where !field.isRight {
      guard let page = field.page, let corners = field.corners, corners.count == 8 else { continue }
      result[EvaluationReport.pictureKey(outcome.file, field.field)] = try? await picture(
        scan, reading, page: page, corners: corners)
    }
    return result
  }
}

extension EvaluationReport {
  /// - Parameter outcomes: in the order of the scans; nil where one was refused.
  init(scans: [(scan: URL, truth: Truth)], outcomes: [ScanComparison?], reader: String) {
    var summary = EvaluationSummary()
    for ((scan, _), outcome) in zip(scans, outcomes) {
      if let outcome { summary.count(outcome) } else { summary.refuse(scan.lastPathComponent) }
    }
    self.init(summary: summary, scans: outcomes.compactMap { $0 }, reader: reader)
  }
}
