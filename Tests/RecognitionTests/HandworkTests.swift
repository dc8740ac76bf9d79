import TestKit
import Testing

@testable import Recognition

@Suite("Handwork")
struct HandworkTests {
  /// Ten boxes of 6 mm with their rules.
  static func cellsBlank() -> Crop {
    var blank = Crop.paper(760, 120)
    for cell in 0...10 { blank.fill(x: (24 + cell * 71)..<(27 + cell * 71), y: 20..<100) }
    blank.fill(x: 24..<737, y: 20..<23)
    blank.fill(x: 24..<737, y: 97..<100)
    return blank
  }

  static let cells = (0..<10).map {
    BoxPlace(left: 2.0 + Double($0) * 6.01, top: 1.8, width: 6.01, height: 6.5)
  }

  @Test("an untouched form holds nothing, also when it lies half a pixel off")
  func untouched() {
    let blank = Self.cellsBlank()
    var page = Crop.paper(760, 120)
    page.paste(blank.part(x: 0..<758, y: 0..<119), x: 2, y: 1)
    #expect(Handwork(FieldView(page: page, blank: blank, margin: 2)).area == 0)
  }

  @Test("strokes go to the cell that holds their middle, and none is lost")
  func assignment() {
    let blank = Self.cellsBlank()
    var page = blank
    page.fill(x: 50..<58, y: 35..<85)
    // Reaches over its right rule.
    page.fill(x: 200..<250, y: 60..<66)
    page.fill(x: 690..<700, y: 40..<80)
    let work = Handwork(FieldView(page: page, blank: blank, margin: 2))
    let inks = work.divided(into: Self.cells).inks
    #expect(inks.indices.filter { inks[$0].bounds != nil } == [0, 2, 9])
    #expect(inks[2].bounds?.width == 50)
  }

  @Test("specks and folds are no writing")
  func dirt() {
    let blank = Crop.paper(400, 100)
    var page = blank
    page.fill(x: 100..<102, y: 50..<53)
    page.fill(x: 0..<400, y: 70..<74)
    func area() -> Double {
      Handwork(FieldView(page: page, blank: blank, margin: 1, isFolded: true)).area
    }
    #expect(area() == 0)
    page.fill(x: 100..<140, y: 40..<46)
    #expect(area() > 1)
  }

  @Test("the short strokes of a pale pen are seen beside dark print")
  func palePen() {
    let blank = Self.cellsBlank()
    var page = blank
    // A stroke and two ticks, dark in their middle only.
    for (x, y) in [(40..<70, 40..<46), (45..<49, 60..<64), (60..<64, 60..<64)] {
      page.fill(x: x, y: y, tone: 150)
      page.fill(x: (x.lowerBound + 1)..<(x.upperBound - 1), y: y, tone: 95)
    }
    #expect(Tones(of: page).threshold < 150)
    let work = Handwork(FieldView(page: page, blank: blank, margin: 2))
    #expect(work.ink.count == 30 * 6 + 2 * 16)
    // A speck beside a pen as dark as print stays one.
    var dark = blank
    dark.fill(x: 40..<70, y: 40..<46)
    dark.fill(x: 45..<47, y: 60..<64, tone: 95)
    let other = Handwork(FieldView(page: dark, blank: blank, margin: 2))
    #expect(other.ink.count == 30 * 6)
  }

  @Test("a fold that does not go straight is no signature that is sure")
  func fold() {
    let blank = Crop.paper(1400, 190)
    var page = blank
    // In two pieces, each a little lower than the one before.
    page.fill(x: 0..<690, y: 80..<90)
    page.fill(x: 710..<1400, y: 86..<96)
    func verdict(isFolded: Bool) -> MarkReader.Verdict {
      MarkReader.look(
        at: FieldView(page: page, blank: blank, margin: 1, isFolded: isFolded), style: .signature
      ).verdict
    }
    #expect(verdict(isFolded: true) == .unsure)
    #expect(verdict(isFolded: false) == .marked)
    page.fill(x: 300..<330, y: 40..<150)
    page.fill(x: 360..<390, y: 40..<150)
    #expect(verdict(isFolded: true) == .marked)
  }

  @Test("two lines are told apart, the strokes of one character are not")
  func lines() {
    let blank = Crop.paper(400, 160)
    var page = blank
    page.fill(x: 60..<300, y: 30..<60)
    page.fill(x: 60..<300, y: 90..<120)
    let two = Handwork(FieldView(page: page, blank: blank, margin: 1))
    #expect(two.lines().count == 2)
    #expect(two.lines().map(\.ink.count).reduce(0, +) == two.ink.count)
    var numeral = blank
    numeral.fill(x: 60..<100, y: 40..<45)
    numeral.fill(x: 55..<105, y: 80..<85)
    #expect(Handwork(FieldView(page: numeral, blank: blank, margin: 1)).lines().count == 1)
  }

  @Test("symbols of a composed line are traced back to their cells")
  func columns() throws {
    let blank = Self.cellsBlank()
    var page = blank
    for cell in [0, 1, 4, 9] { page.fill(x: (50 + cell * 71)..<(60 + cell * 71), y: 35..<85) }
    let inks = Handwork(FieldView(page: page, blank: blank, margin: 2))
      .divided(into: Self.cells).inks
    let line = try #require(
      LineComposer.line(ofGroups: [inks], paper: 240, dpi: 300, spacing: .tight(0.3)))
    let found = InkMap(line.crop).components().list.sorted { $0.box.left < $1.box.left }
    let cells = found.map {
      line.cell(
        of: .init(text: "1", confidence: 1, left: $0.box.left, right: $0.box.right))
    }
    #expect(cells == [0, 1, 4, 9])
    #expect(
      abs(Double(found[0].box.height) - LineComposer.glyphHeight) <= 1.5)
  }

  @Test("no ink makes no line")
  func empty() {
    let none = CellInk(crop: Crop.paper(0, 10), bounds: nil)
    #expect(LineComposer.line(ofGroups: [[none]], paper: 240, dpi: 300, spacing: .even(1)) == nil)
  }

  @Test("typed digits are even, hands are not")
  func typing() {
    var random = SplitMix64(seed: 11)
    let typed = (0..<8).map {
      PixelBox(left: $0 * 40, top: 20, right: $0 * 40 + 20, bottom: 60)
    }
    #expect(Typing.isTyped([typed]))
    #expect(!Typing.isTyped([Array(typed.prefix(4))]))
    #expect(Typing.digitCount(typed) == 8)
    #expect(
      Typing.digitCount(typed + [PixelBox(left: 0, top: 38, right: 20, bottom: 42)]) == 8)
    #expect(Typing.digitCount([]) == 0)
    // Two digits that touch.
    #expect(Typing.digitCount([PixelBox(left: 0, top: 0, right: 48, bottom: 40)]) == 2)
    var taken = 0
    for _ in 0..<200 {
      let hand = typed.map { box in
        PixelBox(
          left: box.left, top: box.top + Int.random(in: -4...4, using: &random), right: box.right,
          bottom: box.bottom + Int.random(in: -4...4, using: &random))
      }
      taken += Typing.isTyped([hand]) ? 1 : 0
    }
    #expect(taken <= 2)
  }
}

@Suite("Marks")
struct MarkTests {
  static func box() -> Crop {
    var blank = Crop.paper(70, 70)
    blank.fill(x: 8..<62, y: 8..<11)
    blank.fill(x: 8..<62, y: 59..<62)
    blank.fill(x: 8..<11, y: 8..<62)
    blank.fill(x: 59..<62, y: 8..<62)
    return blank
  }

  @Test("clean, ticked and doubtful boxes")
  func checks() {
    let blank = Self.box()
    let clean = MarkReader.look(
      at: FieldView(page: blank, blank: blank, margin: 0.6), style: .check)
    #expect(clean.verdict == .unmarked && clean.distance == 1)
    var ticked = blank
    for step in 0..<30 { ticked.fill(x: (18 + step)..<(22 + step), y: (45 - step)..<(49 - step)) }
    let tick = MarkReader.look(
      at: FieldView(page: ticked, blank: blank, margin: 0.6), style: .check)
    #expect(tick.verdict == .marked)
    var dot = blank
    dot.fill(x: 30..<38, y: 30..<38)
    let doubt = MarkReader.look(at: FieldView(page: dot, blank: blank, margin: 0.6), style: .check)
    #expect(doubt.verdict == .unsure && doubt.distance == 0)
  }

  @Test("more ink never makes a place less marked", arguments: [MarkReader.Style.check, .ring])
  func monotone(style: MarkReader.Style) {
    let order: [MarkReader.Verdict] = [.unmarked, .unsure, .marked]
    var last = 0
    for step in 0...200 {
      let rank = order.firstIndex(
        of: MarkReader.sight(share: Double(step) / 1000, style: style).verdict)
      #expect(rank ?? -1 >= last)
      last = rank ?? 0
    }
    #expect(last == 2)
  }

  @Test("a ring belongs to the word that it surrounds, not to its neighbour")
  func rings() {
    var blank = Crop.paper(500, 110)
    for word in 0..<4 { blank.fill(x: (30 + word * 115)..<(120 + word * 115), y: 35..<75) }
    var page = blank
    let left = 30 + 115 - 14
    let right = 120 + 115 + 14
    page.fill(x: left..<right, y: 22..<26)
    page.fill(x: left..<right, y: 84..<88)
    page.fill(x: left..<(left + 4), y: 22..<88)
    page.fill(x: (right - 4)..<right, y: 22..<88)
    let scale = 25.4 / 300
    let places = (0..<4).map { word in
      BoxPlace(
        left: Double(30 + word * 115) * scale, top: 35 * scale, width: 90 * scale,
        height: 40 * scale
      )
    }
    let sights = MarkReader.rings(
      in: FieldView(page: page, blank: blank, margin: 2), around: places)
    #expect(sights.map(\.verdict) == [.unmarked, .marked, .unmarked, .unmarked])
  }

  @Test("a name is a signature in a small place and in a large one", arguments: [300, 1_400])
  func signatures(width: Int) {
    let blank = Crop.paper(width, 180)
    var page = blank
    for stroke in 0..<12 { page.fill(x: (40 + stroke * 18)..<(44 + stroke * 18), y: 50..<130) }
    let view = FieldView(page: page, blank: blank, margin: 0)
    #expect(MarkReader.look(at: view, style: .signature).verdict == .marked)
    let none = FieldView(page: blank, blank: blank, margin: 0)
    #expect(MarkReader.look(at: none, style: .signature).verdict == .unmarked)
  }

  @Test("black writing in a seal's place is no seal")
  func seals() {
    let ink = MarkReader.sight(share: 0.1, style: .impression)
    #expect(ink.seeing(red: 0.08).verdict == .marked)
    #expect(ink.seeing(red: 0).verdict == .unsure)
    let none = MarkReader.sight(share: 0, style: .impression)
    #expect(none.seeing(red: 0.1).verdict == .marked)
  }
}
