import TestKit
import Testing

@testable import Recognition

@Suite("Writing that could be overlooked")
struct OverlookedTests {
  /// A box with rules as dark as print.
  static func blank(_ width: Int = 900, _ height: Int = 140) -> Crop {
    var blank = Crop.paper(width, height)
    blank.fill(x: 16..<(width - 16), y: 16..<19)
    blank.fill(x: 16..<(width - 16), y: (height - 19)..<(height - 16))
    blank.fill(x: 16..<19, y: 16..<(height - 16))
    blank.fill(x: (width - 19)..<(width - 16), y: 16..<(height - 16))
    return blank
  }

  /// Letters of 45 pixels (3.8 mm) with gaps between them, each an upright, a bar and a foot.
  static func write(_ page: inout Crop, letters: Int, from left: Int = 60, tone: UInt8 = 40) {
    for letter in 0..<letters {
      let x = left + letter * 60
      page.fill(x: (x + 18)..<(x + 23), y: 48..<94, tone: tone)
      page.fill(x: x..<(x + 45), y: (52 + letter % 3 * 14)..<(57 + letter % 3 * 14), tone: tone)
      page.fill(x: (x + 4)..<(x + 40), y: 90..<94, tone: tone)
    }
  }

  private func work(_ page: Crop, _ blank: Crop) -> Handwork {
    Handwork(FieldView(page: page, blank: blank, margin: 1.4))
  }

  @Test("pencil beside black rules is no ink, and is seen", arguments: [150, 165, 185] as [UInt8])
  func pencil(tone: UInt8) {
    let blank = Self.blank()
    var page = blank
    Self.write(&page, letters: 4, tone: tone)
    let work = work(page, blank)
    #expect(work.area < 0.12)
    #expect(work.paleArea > 1)
  }

  @Test("pencil after a pen is seen beside what is read")
  func both() {
    let blank = Self.blank()
    var page = blank
    Self.write(&page, letters: 4)
    #expect(work(page, blank).paleArea == 0)
    Self.write(&page, letters: 3, from: 500, tone: 185)
    let both = work(page, blank)
    #expect(both.area > 1 && both.paleArea > 1)
  }

  @Test("an untouched form, half a pixel off, in grain and under a shade, shows nothing pale")
  func nothing() {
    let blank = Self.blank()
    var random = SplitMix64(seed: 4)
    var page = Crop.paper(900, 140)
    page.paste(blank.part(x: 0..<898, y: 0..<139), x: 2, y: 1)
    for index in page.pixels.indices {
      let shade = Double(index % 900) / 900 * 18
      let grain =
        Double.random(in: 0...1, using: &random) + Double.random(in: 0...1, using: &random)
        + Double.random(in: 0...1, using: &random) - 1.5
      page.pixels[index] = UInt8(max(0, min(255, Double(page.pixels[index]) - shade + 9 * grain)))
    }
    #expect(work(page, blank).paleArea == 0)
  }

  @Test("what the form prints in gray is not pale writing")
  func grayPrint() {
    var blank = Self.blank()
    Self.write(&blank, letters: 5, tone: 190)
    #expect(work(blank, blank).paleArea == 0)
  }

  @Test("a line through a text strikes it out, level or slanted, whole or most of it")
  func struck() {
    let blank = Self.blank()
    var page = blank
    Self.write(&page, letters: 8)
    #expect(!work(page, blank).isStruckText)
    for (from, to, rise) in [(50, 560, 0), (50, 560, 40), (50, 560, -30), (170, 420, 0)] {
      var struck = page
      for x in from..<to {
        let y = 70 + rise * (x - 305) / 510
        struck.fill(x: x..<(x + 1), y: y..<(y + 4))
      }
      #expect(work(struck, blank).isStruckText, "\(from) \(rise)")
    }
  }

  @Test("a line under a text, a dash in it and a single level letter strike nothing out")
  func notStruck() {
    let blank = Self.blank()
    var page = blank
    Self.write(&page, letters: 8)
    var under = page
    under.fill(x: 50..<560, y: 108..<112)
    #expect(!work(under, blank).isStruckText)
    page.fill(x: 540..<585, y: 68..<72)
    #expect(!work(page, blank).isStruckText)
    var one = blank
    one.fill(x: 60..<125, y: 68..<73)
    one.fill(x: 90..<95, y: 46..<96)
    #expect(!work(one, blank).isStruckText)
    // The same letter with a line through it that leaves it on both sides.
    one.fill(x: 48..<138, y: 76..<80)
    #expect(work(one, blank).isStruckText)
  }

  @Test("a number is struck out by a line that leaves it on both sides")
  func number() {
    let blank = Self.blank(220, 140)
    var page = blank
    // 4: its bar is level and as wide as it is.
    page.fill(x: 90..<132, y: 74..<79)
    page.fill(x: 116..<121, y: 48..<96)
    for step in 0..<28 { page.fill(x: (90 + step)..<(95 + step), y: (73 - step)..<(76 - step)) }
    #expect(!work(page, blank).isStruckNumber)
    page.fill(x: 70..<152, y: 66..<70)
    #expect(work(page, blank).isStruckNumber)
  }

  @Test("〃 is two short strokes beside each other and nothing else")
  func ditto() {
    let blank = Self.blank(300, 140)
    func isDitto(_ strokes: [(Range<Int>, Range<Int>)]) -> Bool {
      var page = blank
      for (x, y) in strokes { page.fill(x: x, y: y) }
      return work(page, blank).isDitto(tall: Handwork.dittoOfNumber)
    }
    let left = (100..<106, 60..<82)
    #expect(isDitto([left, (116..<122, 62..<84)]))
    // One, three, one above the other, far apart, of two sizes, and two digits 1.
    #expect(!isDitto([left]))
    #expect(!isDitto([left, (116..<122, 60..<82), (132..<138, 60..<82)]))
    #expect(!isDitto([(100..<122, 50..<56), (100..<122, 70..<76)]))
    #expect(!isDitto([left, (180..<186, 60..<82)]))
    #expect(!isDitto([left, (116..<122, 70..<81)]))
    #expect(!isDitto([(100..<106, 45..<92), (122..<128, 45..<92)]))
    // A word of two letters, each in one piece.
    var word = blank
    Self.write(&word, letters: 2)
    word.fill(x: 78..<83, y: 48..<94)
    #expect(work(word, blank).ink.components().list.count == 2)
    #expect(!work(word, blank).isDitto(tall: Handwork.dittoOfText))
    // ナナ: a stroke with a bar across it, twice.
    var bars = blank
    for x in [80, 130] {
      bars.fill(x: x..<(x + 30), y: 60..<65)
      bars.fill(x: (x + 14)..<(x + 20), y: 48..<94)
    }
    #expect(!work(bars, blank).isDitto(tall: Handwork.dittoOfText))
  }

  @Test(
    "one ring around two words, or between them, means neither for sure; one around a word does")
  func sharedRings() {
    let blank = Crop.paper(500, 110)
    let scale = 25.4 / 300
    func verdicts(_ left: Int, _ right: Int, tone: UInt8 = 40) -> [MarkReader.Verdict] {
      var page = blank
      page.fill(x: left..<right, y: 24..<28, tone: tone)
      page.fill(x: left..<right, y: 82..<86, tone: tone)
      page.fill(x: left..<(left + 4), y: 24..<86, tone: tone)
      page.fill(x: (right - 4)..<right, y: 24..<86, tone: tone)
      let places = [60, 200].map { x in
        BoxPlace(left: Double(x) * scale, top: 35 * scale, width: 90 * scale, height: 40 * scale)
      }
      return MarkReader.rings(in: FieldView(page: page, blank: blank, margin: 2), around: places)
        .map(\.verdict)
    }
    #expect(verdicts(50, 162) == [.marked, .unmarked])
    #expect(verdicts(45, 305) == [.unsure, .unsure])
    #expect(verdicts(120, 225).contains(.marked) == false)
  }

  @Test("a pale ring and a pale tick are neither set nor free")
  func paleMarks() {
    var blank = Crop.paper(500, 110)
    for x in [200, 260, 320, 380, 440] { blank.fill(x: x..<(x + 12), y: 10..<100) }
    let scale = 25.4 / 300
    var page = blank
    for y in [24..<29, 82..<87] { page.fill(x: 50..<162, y: y, tone: 170) }
    for x in [50..<55, 157..<162] { page.fill(x: x, y: 24..<87, tone: 170) }
    let sight = MarkReader.rings(
      in: FieldView(page: page, blank: blank, margin: 2),
      around: [BoxPlace(left: 60 * scale, top: 35 * scale, width: 90 * scale, height: 40 * scale)])
    #expect(sight.map(\.verdict) == [.unsure])
    let box = StrikeTests.box()
    let cut = 21..<89
    var ticked = box
    for step in 0..<30 {
      ticked.fill(x: (40 + step)..<(44 + step), y: (70 - step)..<(75 - step), tone: 170)
    }
    let look = MarkReader.look(
      at: FieldView(
        page: ticked.part(x: cut, y: cut), blank: box.part(x: cut, y: cut), margin: 0.6),
      style: .check)
    #expect(look.verdict == .unsure)
  }

  @Test("one stroke through two boxes is told from a stroke in each")
  func oneStroke() {
    let blank = Crop.paper(120, 240)
    let scale = 25.4 / 300
    let places = [30, 130].map { y in
      BoxPlace(left: 30 * scale, top: Double(y) * scale, width: 50 * scale, height: 50 * scale)
    }
    func isOne(_ page: Crop) -> Bool {
      MarkReader.isOneStroke(in: FieldView(page: page, blank: blank, margin: 1), places: places)
    }
    var two = blank
    two.fill(x: 40..<70, y: 50..<55)
    two.fill(x: 40..<70, y: 150..<155)
    #expect(!isOne(two))
    var one = two
    one.fill(x: 52..<57, y: 50..<155)
    #expect(isOne(one))
    // Where a rule took a piece out of it.
    one.fill(x: 52..<57, y: 98..<104, tone: 240)
    #expect(isOne(one))
  }
}
