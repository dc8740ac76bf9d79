import Readings
import Recognition
import Testing

@testable import FormReading

@Suite("ink that no letter explains")
struct UnreadInkTests {
  /// Square letters of 20 pixels with gaps of 6.
  private func read(_ count: Int, leavingOut: Set<Int>) -> TextRecogniser.Result {
    var crop = Crop(width: 26 * count + 20, height: 40, tone: 240, dpi: 140)
    for letter in 0..<count {
      for y in 10..<30 { for x in 0..<20 { crop[10 + letter * 26 + x, y] = 20 } }
    }
    return TextRecogniser.Result(
      text: "",
      symbols: (0..<count).filter { !leavingOut.contains($0) }.map {
        .init(text: "字", confidence: 1, left: 14 + $0 * 26, right: 26 + $0 * 26)
      }, line: LineComposer.Line(crop: crop), agreement: .single, certainty: 1, opinions: [],
      corrected: false)
  }

  @Test("letters that are all read leave none", arguments: 1...6)
  func none(count: Int) { #expect(read(count, leavingOut: []).unreadInk < 0.15) }

  @Test("one left out at either end or between leaves its own width", arguments: 0..<5)
  func leftOut(place: Int) {
    let unread = read(5, leavingOut: [place]).unreadInk
    #expect(unread > 0.8 && unread < 1.2)
  }

  @Test("symbols outside of the line, or none at all, do no harm")
  func strange() {
    var read = read(3, leavingOut: [])
    read.symbols = []
    #expect(read.unreadInk == 0)
    read.symbols = [-500, 5_000].map {
      .init(text: "字", confidence: 1, left: $0, right: $0 - 40)
    }
    #expect(read.unreadInk >= 0)
    read.dropBarsInGaps()
    #expect(read.symbols.count == 2)
  }

  /// Pieces of 4 by 20 pixels for digits and of 12 by 4 for hyphens, 26 pixels apart.
  private func number(_ drawn: String, read: String) -> TextRecogniser.Result {
    var crop = Crop(width: 26 * drawn.count + 20, height: 40, tone: 240, dpi: 140)
    for (place, character) in drawn.enumerated() {
      let (width, rows) = character == "-" ? (12, 18..<22) : (4, 10..<30)
      for y in rows { for x in 0..<width { crop[10 + place * 26 + x, y] = 20 } }
    }
    // Letters that were lost leave the places of the others as they are.
    var places = Array(drawn.enumerated())
    let symbols = read.map { character in
      let index = places.firstIndex { $0.element == character } ?? 0
      let place = places.remove(at: index).offset
      places.removeFirst(index)
      return TextOpinion.Symbol(
        text: String(character), confidence: 1, left: 10 + place * 26, right: 22 + place * 26)
    }
    return TextRecogniser.Result(
      text: read, symbols: symbols, line: LineComposer.Line(crop: crop), agreement: .single,
      certainty: 1, opinions: [], corrected: false)
  }

  @Test("a hyphen or a digit that was lost leaves its piece")
  func numbers() {
    #expect(number("3-23-22", read: "3-23-22").numberInk == .init(pieces: 0, bars: 0))
    #expect(number("3-23-22", read: "3-2322").numberInk == .init(pieces: 1, bars: 1))
    #expect(number("18-47", read: "8-47").numberInk == .init(pieces: 1, bars: 0))
    #expect(number("町18", read: "町18").numberInk == .init(pieces: 0, bars: 0))
    #expect(number("町", read: "町").numberInk == nil)
  }
}
