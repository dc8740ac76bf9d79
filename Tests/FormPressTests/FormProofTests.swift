import Foundation
import Testing
import Workflows

@testable import FormPress

@Suite struct FormProofTests {
  @Test(
    "Every box of every shipped workflow lies where its form has it printed", arguments: Shipped.ids
  )
  func shipped(_ id: String) throws {
    let proof = try FormProof(try Shipped.workflow(id), folder: Shipped.folder)
    #expect(try proof.complaints() == [])
  }

  @Test("A box that is two millimetres off is found, whatever its kind")
  func off() throws {
    var workflow = try Shipped.workflow("kokuho-saikofu")
    for index in workflow.fields.indices {
      workflow.fields[index].source = workflow.fields[index].source.shifted(by: 2)
    }
    let found = try FormProof(workflow, folder: Shipped.folder).complaints()
    for name in ["届出日", "個人番号", "申請理由", "再交付を受けるもの", "郵便番号"] {
      #expect(found.contains { $0.hasPrefix(name) }, "\(name)")
    }
  }

  @Test("An identifying text that is not printed in its box is found")
  func identify() throws {
    var workflow = try Shipped.workflow("inu-shibo")
    workflow.form.identify[0].text = "猫の死亡届"
    let found = try FormProof(workflow, folder: Shipped.folder).complaints()
    #expect(found.count == 1)
  }

  @Test("The committed blank forms are what the sheets draw", arguments: Sheet.all.map(\.id))
  func current(_ id: String) throws {
    let workflow = try Shipped.workflow(id)
    try withFolder { folder in
      let forms = folder.appending(path: "forms", directoryHint: .isDirectory)
      try FileManager.default.createDirectory(at: forms, withIntermediateDirectories: true)
      try Sheet.named(id).write(to: forms.appending(path: "\(id).pdf"))
      let fresh = try BlankPages(of: workflow.form, in: folder)
      let committed = try BlankPages(of: workflow.form, in: Shipped.folder)
      for index in 0..<workflow.form.pages.count {
        let a = try Raster(try fresh.draw(index, dpi: 60), gray: true, dpi: 60)
        let b = try Raster(try committed.draw(index, dpi: 60), gray: true, dpi: 60)
        #expect(a.bytes == b.bytes)
      }
    }
  }
}

extension FieldSource {
  fileprivate func shifted(by x: Double) -> FieldSource {
    func cells(_ cells: Cells) -> Cells {
      Cells(
        first: cells.first.offset(x: x, y: 0), pitch: cells.pitch, count: cells.count,
        gaps: cells.gaps)
    }
    func part(_ part: DatePart) -> DatePart {
      if case .cells(let place) = part { .cells(cells(place)) } else { part }
    }
    return switch self {
    case .box(let box): .box(box.offset(x: x, y: 0))
    case .cells(let place): .cells(cells(place))
    case .marks(let style, let marks):
      .marks(style, marks.map { Mark(label: $0.label, box: $0.box.offset(x: x, y: 0)) })
    case .dateParts(let era, let year, let month, let day):
      .dateParts(era: era, year: part(year), month: part(month), day: part(day))
    case .code(let box, let kinds): .code(box.offset(x: x, y: 0), kinds: kinds)
    case .table: self
    }
  }
}
