import Japanese
import Readings
import Workflows

/// Makes a case's reading out of the readings of its pages.
struct CaseAssembler {
  let workflow: Workflow
  let version: String
  let today: CalendarDate

  /// One page of the case.
  struct Page {
    /// Page of the form, 1 for the first.
    var formPage: Int
    /// Page of the document, 1 for the first.
    var index: Int
    var score: Double
    var fields: [FieldReading]
    var blankRows: [[FieldReading]] = []
    /// About the page as a whole.
    var doubts: [Finding] = []
  }

  func assemble(_ pages: [Page]) -> CaseReading {
    var readings: [FieldReading] = []
    for field in workflow.fields {
      guard let page = pages.first(where: { $0.formPage == field.page }) else {
        readings += missing(field)
        continue
      }
      readings += page.fields.filter { reading in
        reading.name == field.name || FieldReading.cell(of: reading.name)?.table == field.name
      }
    }
    var findings = missingPages(pages) + emptyTables(pages, readings) + pages.flatMap(\.doubts)
    findings += CaseChecks(workflow: workflow, today: today).findings(for: readings)
    findings += DateDoubts(today: today).findings(for: readings)
    findings += PageBonds(workflow: workflow).findings(for: pages)
    attach(findings, to: &readings)
    return CaseReading(
      workflow: workflow.id, version: version, score: pages.map(\.score).min() ?? 0,
      pages: pages.map(\.index), fields: readings, blankRows: pages.flatMap(\.blankRows),
      findings: findings)
  }

  private func missingPages(_ pages: [Page]) -> [Finding] {
    workflow.form.pages.enumerated().compactMap { offset, page in
      let isThere = pages.contains { $0.formPage == offset + 1 }
      return isThere || page.optional ? nil : .pageMissing(offset + 1, of: workflow.name)
    }
  }

  /// Tables that must have a row, on pages that are there, and have none.
  private func emptyTables(_ pages: [Page], _ readings: [FieldReading]) -> [Finding] {
    workflow.fields.filter { field in
      field.type == .table && field.required && pages.contains { $0.formPage == field.page }
        && !readings.contains { FieldReading.cell(of: $0.name)?.table == field.name }
    }.map { .required($0.name) }
  }

  /// Fields of a page that is not there. On a page that may be missing they are simply empty.
  private func missing(_ field: Field) -> [FieldReading] {
    guard field.type != .table else { return [] }
    let isOptional =
      workflow.form.pages.indices.contains(field.page - 1)
      && workflow.form.pages[field.page - 1].optional
    let box = field.bounds ?? Box(x: 0, y: 0, width: 0, height: 0)
    return [
      FieldReading(
        name: field.name, type: field.type.rawValue, page: nil,
        box: [box.x, box.y, box.width, box.height], confidence: isOptional ? 1 : 0,
        accepted: isOptional, findings: isOptional ? [] : [.fieldPageMissing(field.name)])
    ]
  }

  /// A value that a finding of the case speaks of waits for a person.
  private func attach(_ findings: [Finding], to readings: inout [FieldReading]) {
    for finding in findings where finding.severity == .doubt {
      for index in readings.indices where finding.fields.contains(readings[index].name) {
        readings[index].findings.append(finding)
        readings[index].accepted = false
      }
    }
  }
}
