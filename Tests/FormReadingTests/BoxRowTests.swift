import Imaging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

/// Reads boxes as it is told, box by box from the left.
private final class Oracle: BoxReader {
  let name = "oracle"
  let opinions: [BoxOpinion]

  init(_ opinions: [BoxOpinion]) { self.opinions = opinions }

  func knows(_ repertoire: Repertoire) -> Bool { repertoire == .digits }

  func read(_ boxes: [BoxPicture], repertoire: Repertoire) throws -> [BoxOpinion] {
    Array(opinions.prefix(boxes.count))
  }
}

/// A reader of lines that says one thing, and another where it is given places.
private final class Liner: TextReader {
  let name = "liner"
  let text: String
  let joint: String?

  init(_ text: String, joint: String? = nil) {
    self.text = text
    self.joint = joint
  }

  func read(_ request: TextRequest) throws -> TextOpinion {
    TextOpinion(
      opinion: ReaderOpinion(name: name, text: text, confidence: 0.9),
      symbols: text.map { .init(text: String($0), confidence: 0.9, left: 0, right: 1) },
      joint: request.places.isEmpty ? nil : joint.map { .init(text: $0, confidence: 0.95) })
  }
}

/// A row of boxes of 6 mm with a stroke of ink in the boxes asked for.
private struct Row: FieldViews {
  let written: Set<Int>
  /// Pixels of the strokes' width.
  var stroke = 22

  func view(_ box: Workflows.Box, margin: Double) -> FieldView? {
    func px(_ millimetres: Double) -> Int { Int((millimetres * 300 / 25.4).rounded()) }
    let blank = Crop(
      width: px(box.width + 2 * margin), height: px(box.height + 2 * margin), tone: 240, dpi: 300)
    var page = blank
    for index in written {
      let left = px(margin + Double(index) * 6 + 2)
      for y in px(margin + 2)..<px(margin + 5.5) {
        for x in left..<(left + stroke) { page[x, y] = 30 }
      }
    }
    return FieldView(page: page, blank: blank, margin: margin)
  }

  func corners(_ box: Workflows.Box) -> [Double] { [] }
  func redShare(_ box: Workflows.Box) -> Double? { nil }
  func hiding(_ box: Workflows.Box, kind: PlaceKind) -> Hiding? { nil }
}

@Suite("Rows of boxes")
struct BoxRowTests {
  private func opinion(_ text: String, _ confidence: Double = 0.99) -> BoxOpinion {
    BoxOpinion(
      characters: [Candidate(text: text, confidence: confidence)], nothing: 0,
      struck: 1 - confidence)
  }

  private let dirt = BoxOpinion(
    characters: [Candidate(text: "1", confidence: 0.001)], nothing: 0.999, struck: 0)
  private let struck = BoxOpinion(
    characters: [Candidate(text: "8", confidence: 0.1)], nothing: 0, struck: 0.9)

  private func outcome(
    _ row: Row, boxes: [BoxOpinion]?, network: Liner?, tesseract: String, count: Int = 4
  ) throws -> FieldOutcome {
    let field = Field(
      name: "番号", type: .digits,
      source: .cells(Cells(first: Box(x: 0, y: 0, width: 6, height: 7), pitch: 6, count: count)))
    return try FieldReader(
      network: network, boxes: boxes.map(Oracle.init), japanese: Liner(tesseract),
      western: Liner(tesseract), clock: StageClock(now: { 0 })
    ).outcome(of: field, in: row)
  }

  @Test("the text of both networks together counts, and all readers vote")
  func together() throws {
    let row = Row(written: [0, 1])
    let seen = try outcome(
      row, boxes: [opinion("1"), opinion("7")], network: Liner("11", joint: "17"),
      tesseract: "17", count: 2)
    #expect(seen.value == "17")
    #expect(seen.evidence.reader == .networks)
    #expect(seen.evidence.votes == .init(agreeing: 2, asked: 3))
    #expect(seen.evidence.agreement == .disagree)
    #expect(seen.opinions.map(\.name) == ["liner*oracle", "liner", "oracle", "liner"])
    #expect(seen.opinions.map(\.text) == ["17", "11", "17", "17"])
    let all = try outcome(
      row, boxes: [opinion("1"), opinion("7")], network: Liner("17", joint: "17"),
      tesseract: "17", count: 2)
    #expect(all.evidence.agreement == .agree)
    #expect(all.evidence.votes == .init(agreeing: 3, asked: 3))
  }

  @Test("where the line network is missing the boxes are read one by one")
  func alone() throws {
    let seen = try outcome(
      Row(written: [0, 1]), boxes: [opinion("1"), opinion("7")], network: nil, tesseract: "11",
      count: 2)
    #expect(seen.value == "17" && seen.evidence.reader == .boxed)
    #expect(seen.evidence.agreement == .disagree)
  }

  @Test("without a reader of boxes all is as before")
  func without() throws {
    let seen = try outcome(
      Row(written: [0, 1]), boxes: nil, network: Liner("17"), tesseract: "17", count: 2)
    #expect(seen.value == "17" && seen.evidence.reader == .network)
    #expect(seen.evidence.agreement == .agree)
  }

  @Test("a box that was struck out is a finding, and its content no part of the value")
  func struckBox() throws {
    let seen = try outcome(
      Row(written: [0, 1]), boxes: [opinion("1"), struck], network: Liner("1", joint: "1"),
      tesseract: "1", count: 2)
    #expect(seen.findings.map(\.code).contains("field.struck"))
    #expect(seen.evidence.structure == .broken)
    #expect(seen.raw == "1")
    let whole = try outcome(
      Row(written: [0, 1]), boxes: [struck, struck], network: Liner("88", joint: "88"),
      tesseract: "88", count: 2)
    #expect(whole.value == nil && whole.raw.isEmpty)
    #expect(whole.findings.map(\.code).contains("field.struck"))
  }

  @Test("dirt in a box makes no character; in the middle of a number it is a gap")
  func dirtyBox() throws {
    let little = Row(written: [0, 1, 2], stroke: 3)
    let seen = try outcome(
      little, boxes: [opinion("1"), dirt, opinion("7")], network: Liner("17", joint: "17"),
      tesseract: "17")
    #expect(seen.raw == "17")
    #expect(seen.findings.map(\.code).contains("cells.gap"))
  }

  @Test("much ink is never dropped in silence")
  func muchInk() throws {
    let seen = try outcome(
      Row(written: [0, 1]), boxes: [opinion("1"), dirt], network: Liner("1", joint: "1"),
      tesseract: "1", count: 2)
    #expect(seen.evidence.agreement == .disagree)
  }

  @Test("an empty row stays empty")
  func empty() throws {
    let seen = try outcome(Row(written: []), boxes: [], network: Liner("1"), tesseract: "1")
    #expect(seen.value == nil && seen.isSurelyBlank && seen.opinions.isEmpty)
  }
}
