import Imaging
import Judging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

@Suite("rows of a table in which nothing is written")
struct BlankRowsTests {
  /// White paper but for ink in one row.
  private struct Sheet: FieldViews {
    /// Millimetres from the top.
    let written: Double

    func view(_ box: Workflows.Box, margin: Double) -> FieldView? {
      func px(_ millimetres: Double) -> Int { Int((millimetres * 300 / 25.4).rounded()) }
      let blank = Crop(
        width: px(box.width + 2 * margin), height: px(box.height + 2 * margin), tone: 240, dpi: 300)
      var page = blank
      if box.y == written {
        for y in px(margin + 1.5)..<px(margin + 4) {
          for x in px(margin + 1.5)..<px(margin + 2) { page[x, y] = 30 }
        }
      }
      return FieldView(page: page, blank: blank, margin: margin)
    }

    func corners(_ box: Workflows.Box) -> [Double] { [] }
    func redShare(_ box: Workflows.Box) -> Double? { nil }
    func hiding(_ box: Workflows.Box, kind: PlaceKind) -> Hiding? { nil }
  }

  private struct Sure: Judge {
    let name = "sure"

    func judge(_ evidence: Evidence) -> Judgement {
      Judgement(probability: 1, errorBound: 0, score: 9)
    }
  }

  @Test("they are no fields, but all their cells are kept, judged and without a finding")
  func rows() throws {
    let box = Workflows.Box(x: 10, y: 0, width: 30, height: 6)
    let mark = Workflows.Box(x: 50, y: 0, width: 5, height: 5)
    var workflow = DrawnForm.workflow("a")
    workflow.fields = [
      Field(
        name: "家族", type: .table,
        source: .table(
          Table(
            firstRow: 20, pitch: 10, rowCount: 3,
            columns: [
              Field(name: "氏名", type: .name, required: true, source: .box(box)),
              Field(
                name: "同居", type: .choice, required: true,
                source: .marks(.check, [Mark(label: "同居", box: mark)])),
            ])))
    ]
    let reader = PageFieldReader(
      fields: FieldReader(japanese: Parrot("山田"), western: nil, clock: StageClock(now: { 0 })),
      lexicons: Lexicons(), judge: Sure(),
      site: SiteRecord(SiteCounts(reader: "r", pools: [:]), reader: "r"))
    let page = try reader.read(workflow, formPage: 1, index: 4, in: Sheet(written: 30))
    #expect(page.fields.map(\.name) == ["家族[2].氏名", "家族[2].同居"])
    #expect(
      page.blankRows.map { $0.map(\.name) } == [
        ["家族[1].氏名", "家族[1].同居"], ["家族[3].氏名", "家族[3].同居"],
      ])
    for cell in page.blankRows.joined() {
      #expect(cell.value == nil && cell.page == 4 && cell.findings.isEmpty)
      #expect(cell.evidence != nil && cell.score == 9)
    }
    var doubted = page
    doubted.acceptNothing()
    #expect(
      (doubted.fields + doubted.blankRows.joined()).allSatisfy {
        !$0.accepted && $0.standing == nil
      })
    #expect(
      page.blankRows.joined().contains { $0.standing != nil }, "or there is nothing to take away")
  }
}
