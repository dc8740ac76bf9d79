import Readings
import Recognition
import Workflows

/// Reads all fields of one page of a form and has them judged.
struct PageFieldReader {
  let fields: FieldReader
  let judge: any Judge

  /// Readings in the order of the workflow; blank rows of tables are dropped.
  ///
  /// - Parameters:
  ///   - formPage: page of the form, 1 for the first.
  ///   - index: page of the document, 1 for the first.
  func read(
    _ workflow: Workflow, formPage: Int, index: Int, in views: some FieldViews
  ) throws -> [FieldReading] {
    var readings: [FieldReading] = []
    for field in workflow.fields where field.page == formPage {
      guard field.type == .table else {
        let outcome = try fields.outcome(of: field, in: views)
        readings.append(
          reading(of: field, outcome, views, index, maxError: workflow.accept.maxError))
        continue
      }
      for row in field.cells {
        let outcomes = try row.map { try fields.outcome(of: $0, in: views) }
        // A row is dropped only where every cell is surely blank.
        if outcomes.allSatisfy({ $0.isSurelyBlank }) { continue }
        readings += zip(row, outcomes).map {
          reading(of: $0, $1, views, index, maxError: workflow.accept.maxError)
        }
      }
    }
    return readings
  }

  private func reading(
    of field: Field, _ outcome: FieldOutcome, _ views: some FieldViews, _ index: Int,
    maxError: Double
  ) -> FieldReading {
    var findings = outcome.findings
    if field.required, outcome.value == nil, !findings.contains(where: { $0.severity == .doubt }) {
      findings.append(.required(field.name))
    }
    let judgement = judge.judge(outcome.evidence)
    let isDoubted = findings.contains { $0.severity == .doubt }
    let box = field.bounds ?? Box(x: 0, y: 0, width: 0, height: 0)
    return FieldReading(
      name: field.name, type: field.type.rawValue, page: index,
      box: [box.x, box.y, box.width, box.height], corners: views.corners(box), raw: outcome.raw,
      value: outcome.value, confidence: judgement.probability,
      accepted: !isDoubted && judgement.isAccepted(maxError: maxError), findings: findings,
      readers: outcome.opinions)
  }
}
