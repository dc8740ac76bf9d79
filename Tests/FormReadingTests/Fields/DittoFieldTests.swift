import Imaging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

/// Boxes of 20 mm × 8 mm; in those that begin at `dittos` 〃 is written, in others a large letter.
private struct Boxes: FieldViews {
  var dittos: Set<Double> = []

  func view(_ box: Box, margin: Double) -> FieldView? {
    func px(_ millimetres: Double) -> Int { Int((millimetres * 300 / 25.4).rounded()) }
    let blank = Crop(
      width: px(box.width + 2 * margin), height: px(box.height + 2 * margin), tone: 240, dpi: 300)
    var page = blank
    func fill(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
      for row in px(margin + y)..<px(margin + y + height) {
        for column in px(margin + x)..<px(margin + x + width) { page[column, row] = 30 }
      }
    }
    if dittos.contains(box.x) {
      fill(4, 3, 0.5, 1.8)
      fill(5.4, 3, 0.5, 1.8)
    } else {
      fill(3, 2, 0.6, 4.5)
      fill(3, 2, 4, 0.6)
      fill(3, 4, 4, 0.6)
    }
    return FieldView(page: page, blank: blank, margin: margin)
  }

  func corners(_ box: Box) -> [Double] { [] }
  func redShare(_ box: Box) -> Double? { nil }
  func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { nil }
}

@Suite("Fields filled with 同上 or 〃")
struct DittoFieldTests {
  private static let box = Box(x: 0, y: 0, width: 20, height: 8)

  private func outcome(
    _ text: String, _ type: FieldType, _ boxes: Boxes = Boxes(), oneOf: [String] = []
  ) throws -> FieldOutcome {
    let reader = Parrot(text)
    return try FieldReader(
      network: reader, japanese: reader, western: reader, clock: StageClock(now: { 0 })
    ).outcome(
      of: Field(name: "欄", type: type, source: .box(Self.box), oneOf: oneOf), in: boxes)
  }

  private func isDitto(_ outcome: FieldOutcome) -> Bool {
    outcome.findings.contains { $0.code == "field.ditto" && $0.severity == .doubt }
  }

  @Test("the words are a finding and no value", arguments: [FieldType.text, .name, .address])
  func words(type: FieldType) throws {
    let outcome = try outcome("同上", type)
    #expect(isDitto(outcome) && outcome.value == nil && outcome.raw == "同上")
    // No lexicon has letters to make a value of.
    #expect(outcome.evidence.structure == .broken && outcome.letters.isEmpty)
  }

  @Test("the sign is told by its look, whatever is read", arguments: [FieldType.text, .number])
  func sign(type: FieldType) throws {
    let found = try outcome("11", type, Boxes(dittos: [0]))
    #expect(isDitto(found) && found.value == nil)
    #expect(!isDitto(try outcome("11", type)))
  }

  @Test("where a list has the words they are a choice")
  func listed() throws {
    #expect(!isDitto(try outcome("同じ", .text, oneOf: ["同じ", "異なる"])))
  }

  @Test("a part of a date that says so leaves no date")
  func date() throws {
    func part(_ x: Double) -> DatePart { .box(Box(x: x, y: 0, width: 20, height: 8)) }
    func outcome(_ boxes: Boxes) throws -> FieldOutcome {
      let reader = Parrot("711")
      return try FieldReader(
        japanese: reader, western: reader, clock: StageClock(now: { 0 })
      ).outcome(
        of: Field(
          name: "届出日", type: .date,
          source: .dateParts(era: .fixed("令和"), year: part(0), month: part(30), day: part(60))),
        in: boxes)
    }
    let day = try outcome(Boxes(dittos: [60]))
    #expect(isDitto(day) && day.value == nil)
    #expect(!isDitto(try outcome(Boxes())))
  }
}
