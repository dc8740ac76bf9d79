import Imaging
import Readings
import Recognition
import Testing
import Workflows

@testable import FormReading

/// A sheet on which letters of 4 mm stand at given places.
private struct Sheet: FieldViews {
  var letters: [Double]

  func view(_ box: Box, margin: Double) -> FieldView? {
    func px(_ millimetres: Double) -> Int { Int((millimetres * 300 / 25.4).rounded()) }
    let blank = Crop(
      width: px(box.width + 2 * margin), height: px(box.height + 2 * margin), tone: 240, dpi: 300)
    var page = blank
    let top = px(53 - box.y + margin)
    for letter in letters {
      let left = px(letter - box.x + margin)
      for y in top..<(top + px(4)) where (0..<page.height).contains(y) {
        for x in left..<(left + px(4)) where (0..<page.width).contains(x) {
          let isEdge = x - left < 5 || y - top < 5
          if isEdge { page[x, y] = 30 }
        }
      }
    }
    return FieldView(page: page, blank: blank, margin: margin)
  }

  func corners(_ box: Box) -> [Double] { [] }
  func redShare(_ box: Box) -> Double? { nil }
  func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { nil }
}

@Suite("Entries that go on beyond their box")
struct RunOnTests {
  private static let address = Field(
    name: "住所", type: .address, source: .box(Box(x: 40, y: 50, width: 60, height: 10)))
  private static let phone = Field(
    name: "電話番号", type: .phone, source: .box(Box(x: 104, y: 50, width: 30, height: 10)))

  /// - Parameter end: where the ink that was read ends, millimetres from the box's left edge.
  private func codes(_ letters: [Double], end: Double, beside: [Field] = []) -> [String] {
    var outcome = FieldOutcome(
      raw: "上尾市", value: "上尾市", evidence: Evidence(subject: .japanese, certainty: 1))
    outcome.ink = Box(x: 2, y: 3, width: end - 2, height: 4)
    var read = [(field: Self.address, outcome: outcome)]
    RunOn(fields: [Self.address] + beside).support(&read, in: Sheet(letters: letters))
    let doubts = read[0].outcome.findings.map(\.code)
    #expect(doubts.isEmpty || read[0].outcome.evidence.structure == .broken)
    return doubts
  }

  @Test("letters to the right of the box are a doubt, also behind a gap")
  func goesOn() {
    #expect(codes([90, 95, 101.5, 107], end: 59) == ["field.runsOn"])
    #expect(codes([90, 95, 104], end: 59.5) == ["field.runsOn"])
  }

  @Test("an entry that ends in its box, or stands out by its last stroke, is whole")
  func ends() {
    #expect(codes([80, 85, 90], end: 54) == [])
    #expect(codes([90, 95], end: 59) == [])
    #expect(codes([90, 97.5], end: 61.5) == [])
    // What stands far from where the entry ends is none of it.
    #expect(codes([80, 104], end: 44) == [])
  }

  @Test("what stands in the field beside it is that field's")
  func neighbour() {
    #expect(codes([90, 95, 106, 111], end: 59, beside: [Self.phone]) == [])
    // Before the neighbour begins it is nobody's but this one's.
    let far = Field(
      name: "電話番号", type: .phone, source: .box(Box(x: 108, y: 50, width: 30, height: 10)))
    #expect(codes([90, 95, 102, 110], end: 59, beside: [far]) == ["field.runsOn"])
  }
}
