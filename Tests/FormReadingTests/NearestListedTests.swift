import Imaging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

/// Sees one text, and another as the nearest that the field may hold.
private final class Swayed: TextReader {
  let name = "swayed"
  let look: String
  let chosen: String

  init(look: String, chosen: String) {
    self.look = look
    self.chosen = chosen
  }

  func read(_ request: TextRequest) throws -> TextOpinion {
    func symbols(_ text: String) -> [TextOpinion.Symbol] {
      [.init(text: text, confidence: 0.99, left: 2, right: request.crop.width - 2)]
    }
    return TextOpinion(
      opinion: ReaderOpinion(name: name, text: look, confidence: 0.9), symbols: symbols(look),
      worded: request.choices.isEmpty
        ? nil
        : .init(
          opinion: ReaderOpinion(name: "\(name)*choices", text: chosen, confidence: 0.999),
          symbols: symbols(chosen), look: 0.05, rarest: 0))
  }
}

private struct OneBox: FieldViews {
  func view(_ box: Box, margin: Double) -> FieldView? {
    let blank = Crop(width: 200, height: 120, tone: 240, dpi: 300)
    var page = blank
    for y in 40..<80 { for x in 60..<100 where (x + y) % 3 != 0 { page[x, y] = 30 } }
    return FieldView(page: page, blank: blank, margin: margin)
  }
  func corners(_ box: Box) -> [Double] { [] }
  func redShare(_ box: Box) -> Double? { nil }
  func redSpots() -> [RedSpot]? { nil }
  func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { nil }
}

@Suite("A value taken from a list against its look")
struct NearestListedTests {
  private func outcome(look: String) throws -> FieldOutcome {
    let field = Field(
      name: "続柄", type: .text, source: .box(Box(x: 0, y: 0, width: 15, height: 8)),
      oneOf: ["夫", "妻", "子"])
    let reader = Swayed(look: look, chosen: "子")
    return try FieldReader(
      network: reader, japanese: reader, western: nil, clock: StageClock(now: { 0 })
    ).outcome(of: field, in: OneBox())
  }

  @Test("waits for a person, who is told both")
  func waits() throws {
    let outcome = try outcome(look: "孫")
    #expect(outcome.value == "子" && outcome.evidence.structure == .broken)
    #expect(outcome.findings.contains { $0.code == "text.nearestListed" && $0.severity == .doubt })
  }

  @Test("what looks like a listed value is one")
  func stands() throws {
    let outcome = try outcome(look: "子")
    #expect(outcome.value == "子" && outcome.evidence.structure == .listed)
    #expect(!outcome.findings.contains { $0.code == "text.nearestListed" })
  }
}
