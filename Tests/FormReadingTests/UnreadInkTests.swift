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
}
