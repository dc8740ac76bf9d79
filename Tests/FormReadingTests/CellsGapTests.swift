import Judging
import Imaging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

/// A row of boxes of 6 mm in which typed digits stand where asked.
private struct Row: FieldViews {
  let written: [Bool]
  var hidden: Hiding?

  func view(_ box: Box, margin: Double) -> FieldView? {
    func px(_ millimetres: Double) -> Int { Int((millimetres * 300 / 25.4).rounded()) }
    let blank = Crop(
      width: px(box.width + 2 * margin), height: px(box.height + 2 * margin), tone: 240, dpi: 300)
    var page = blank
    for (index, isWritten) in written.enumerated() where isWritten {
      let left = px(margin + Double(index) * 6 + 2)
      for y in px(margin + 2)..<px(margin + 5.5) {
        for x in left..<(left + 22) { page[x, y] = 30 }
      }
    }
    return FieldView(page: page, blank: blank, margin: margin)
  }

  func corners(_ box: Box) -> [Double] { [] }
  func redShare(_ box: Box) -> Double? { nil }
  func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { hidden }
}

@Suite("Free boxes in a number")
struct CellsGapTests {
  private func outcome(_ text: String, _ row: Row) throws -> FieldOutcome {
    let field = Field(
      name: "番号", type: .digits,
      source: .cells(Cells(first: Box(x: 0, y: 0, width: 6, height: 7), pitch: 6, count: 8)))
    return try FieldReader(
      japanese: Parrot(text), western: Parrot(text), clock: StageClock(now: { 0 })
    ).outcome(of: field, in: row)
  }

  /// What must be looked at; that no network was there is a note on every field here.
  private func doubts(_ outcome: FieldOutcome) -> [String] {
    outcome.findings.filter { $0.severity == .doubt }.map(\.code)
  }

  private func isAccepted(_ outcome: FieldOutcome) -> Bool {
    CountingJudge.tesseract.judge(outcome.evidence).isAccepted(maxError: 0.001)
  }

  @Test("a number without a gap is accepted")
  func whole() throws {
    let outcome = try outcome("12345678", Row(written: [Bool](repeating: true, count: 8)))
    #expect(outcome.value == "12345678" && doubts(outcome).isEmpty)
    #expect(isAccepted(outcome))
  }

  @Test("a free box in the middle is a finding that no agreement outweighs")
  func gap() throws {
    var written = [Bool](repeating: true, count: 8)
    written[2] = false
    let outcome = try outcome("1245678", Row(written: written))
    #expect(doubts(outcome) == ["cells.gap"])
    #expect(outcome.evidence.structure == .broken)
    #expect(!isAccepted(outcome))
  }

  @Test("free boxes before a number are none")
  func leading() throws {
    var written = [Bool](repeating: true, count: 8)
    written[0] = false
    #expect(try doubts(outcome("2345678", Row(written: written))).isEmpty)
  }

  @Test("what was not seen is neither empty nor accepted", arguments: [Hiding.covered, .cutOff])
  func hidden(hiding: Hiding) throws {
    let empty = try outcome("", Row(written: [], hidden: hiding))
    #expect(doubts(empty) == ["field.covered"])
    #expect(!empty.isSurelyBlank && !isAccepted(empty))
    let written = try outcome(
      "12345678", Row(written: [Bool](repeating: true, count: 8), hidden: hiding))
    #expect(doubts(written) == ["field.covered"] && !isAccepted(written))
  }

  @Test("a field that was read without the network says so, an empty one has nothing to say")
  func missing() throws {
    let read = try outcome("12345678", Row(written: [Bool](repeating: true, count: 8)))
    #expect(read.findings.map(\.code) == ["reader.missing"])
    let empty = try outcome("", Row(written: []))
    #expect(empty.findings.isEmpty)
  }
}
