import Testing

@testable import Recognition

@Suite("Marks that were taken back")
struct StrikeTests {
  /// A box of 4.5 mm with 2.4 mm around it and a character of print to its right.
  static let margin = 2.4
  static func box() -> Crop {
    var blank = Crop.paper(110, 110)
    for rule in [28..<31, 79..<82] {
      blank.fill(x: rule, y: 28..<82)
      blank.fill(x: 28..<82, y: rule)
    }
    blank.fill(x: 96..<110, y: 45..<49)
    blank.fill(x: 96..<110, y: 62..<66)
    return blank
  }

  static func tick(_ page: inout Crop) {
    for step in 0..<10 { page.fill(x: (38 + step)..<(43 + step), y: (55 + step)..<(60 + step)) }
    for step in 0..<48 { page.fill(x: (48 + step)..<(53 + step), y: (65 - step)..<(70 - step)) }
  }

  private func look(_ page: Crop) -> MarkReader.Sight {
    let blank = Self.box()
    let cut = 21..<89
    return MarkReader.check(
      at: FieldView(
        page: page.part(x: cut, y: cut), blank: blank.part(x: cut, y: cut), margin: 0.6),
      around: FieldView(page: page, blank: blank, margin: Self.margin))
  }

  @Test("ticks, crosses, fillings and rings are marks")
  func marks() {
    var tick = Self.box()
    Self.tick(&tick)
    #expect(look(tick).verdict == .marked)
    var cross = Self.box()
    for step in 0..<52 {
      cross.fill(x: (27 + step)..<(32 + step), y: (27 + step)..<(32 + step))
      cross.fill(x: (27 + step)..<(32 + step), y: (79 - step)..<(84 - step))
    }
    #expect(look(cross).verdict == .marked)
    var filled = Self.box()
    filled.fill(x: 32..<80, y: 34..<78)
    #expect(look(filled).verdict == .marked)
    #expect(look(Self.box()).verdict == .unmarked)
  }

  @Test("one line or two through a tick, level or slanted, leave doubt", arguments: [0, 14, -18])
  func struck(rise: Int) {
    var page = Self.box()
    Self.tick(&page)
    for x in 6..<106 {
      let y = 52 + rise * (x - 55) / 100
      page.fill(x: x..<(x + 1), y: y..<(y + 4))
      page.fill(x: x..<(x + 1), y: (y + 10)..<(y + 14))
    }
    let sight = look(page)
    #expect(sight.verdict == .unsure && sight.isStruck && sight.distance == 0)
  }

  @Test("a line through an option that was never marked is no mark")
  func struckOption() {
    var page = Self.box()
    page.fill(x: 6..<106, y: 53..<57)
    #expect(look(page).verdict == .unsure)
  }

  @Test("a line along the edge of a free box is no mark, whether it is of the form or not")
  func alongTheRule() {
    var page = Self.box()
    page.fill(x: 14..<96, y: 30..<38)
    #expect(look(page).verdict != .marked)
  }

  @Test("a mark scribbled over leaves doubt")
  func scribbled() {
    var page = Self.box()
    Self.tick(&page)
    for line in 0..<8 { page.fill(x: 10..<100, y: (36 + line * 5)..<(39 + line * 5)) }
    page.fill(x: 10..<13, y: 36..<74)
    #expect(look(page).verdict == .unsure)
  }

  private static func words() -> Crop {
    var blank = Crop.paper(500, 110)
    for word in 0..<4 {
      let left = 36 + word * 115
      for stroke in 0..<5 {
        blank.fill(x: left..<(left + 34), y: (38 + stroke * 8)..<(40 + stroke * 8))
      }
      blank.fill(x: (left + 44)..<(left + 78), y: 40..<43)
      blank.fill(x: (left + 58)..<(left + 62), y: 36..<74)
    }
    return blank
  }

  private static func ring(_ page: inout Crop, word: Int) {
    let left = 30 + word * 115 - 8
    let right = 120 + word * 115 + 8
    page.fill(x: left..<right, y: 24..<28)
    page.fill(x: left..<right, y: 82..<86)
    page.fill(x: left..<(left + 4), y: 24..<86)
    page.fill(x: (right - 4)..<right, y: 24..<86)
  }

  private func rings(_ page: Crop) -> [MarkReader.Verdict] {
    let scale = 25.4 / 300
    let places = (0..<4).map { word in
      BoxPlace(
        left: Double(30 + word * 115) * scale, top: 35 * scale, width: 90 * scale,
        height: 40 * scale
      )
    }
    return MarkReader.rings(
      in: FieldView(page: page, blank: Self.words(), margin: 2), around: places
    ).map(\.verdict)
  }

  @Test("a ringed word that is struck out leaves doubt, its neighbour's ring counts")
  func ringed() {
    var page = Self.words()
    Self.ring(&page, word: 1)
    #expect(rings(page) == [.unmarked, .marked, .unmarked, .unmarked])
    Self.ring(&page, word: 3)
    page.fill(x: (20 + 115)..<(134 + 115), y: 52..<56)
    page.fill(x: (20 + 115)..<(134 + 115), y: 60..<64)
    #expect(rings(page) == [.unmarked, .unsure, .unmarked, .marked])
  }

  @Test("a line through a field is a fold only where it goes on over the page")
  func folds() {
    let blank = Crop.paper(400, 100)
    var page = blank
    page.fill(x: 0..<400, y: 50..<54)
    let fold = Handwork(FieldView(page: page, blank: blank, margin: 1, isFolded: true))
    #expect(fold.area == 0 && !fold.isStruckThrough)
    let strike = Handwork(FieldView(page: page, blank: blank, margin: 1))
    #expect(strike.area > 1 && strike.isStruckThrough)
  }

  @Test("typed digits with a line through them are not typed")
  func struckDigits() {
    let blank = Crop.paper(500, 120)
    var page = blank
    for digit in 0..<8 { page.fill(x: (40 + digit * 50)..<(60 + digit * 50), y: 40..<80) }
    func isTyped() -> Bool {
      Typing.isTyped([Handwork(FieldView(page: page, blank: blank, margin: 1)).characterBoxes])
    }
    #expect(isTyped())
    page.fill(x: 30..<440, y: 58..<62)
    #expect(!isTyped())
  }
}

@Suite("Typed numbers in boxes")
struct BoxedTypingTests {
  static let typed = (0..<8).map {
    PixelBox(left: $0 * 40, top: 20, right: $0 * 40 + 20, bottom: 60)
  }

  @Test("one small digit by hand among typed ones makes the number handwriting")
  func small() {
    var boxes = Self.typed
    boxes[3] = PixelBox(left: 120, top: 40, right: 135, bottom: 60)
    #expect(!Typing.isTyped([boxes], isBoxed: true))
    #expect(Typing.isTyped([Self.typed], isBoxed: true))
  }

  @Test("parts of a date that stand higher or lower than each other are not typed")
  func bottoms() {
    let lower = Self.typed[4..<8].map { $0.lowered(by: 6) }
    #expect(!Typing.isTyped([Array(Self.typed[0..<4]) + lower]))
    #expect(Typing.isTyped([Array(Self.typed[0..<4]), lower]))
  }
}
