import Foundation
import Testing

@testable import Imaging

@Suite("lines among new ink")
struct LineFinderTests {
  /// Lines of a page of A4 on which print hides two thirds of a way of 90 mm that rises by 13°; the rest of it has
  /// strokes, so many pixels high.
  private func lines(high: Int, hidden: Int = 16) -> [PageLine] {
    let (width, height) = (1_240, 1_754)
    var ink = GrayPlane(width: width, height: height, fill: 0)
    var print = ink
    for x in 300..<820 {
      let y = 600 - (x - 300) * 23 / 100
      if x % 24 < hidden {
        for row in (y - 20)...(y + 20) { print[x, row] = 255 }
      } else {
        for row in (y - high / 2)...(y + high / 2) { ink[x, row] = 255 }
      }
    }
    return LineFinder(
      ink: ink, print: print, toPage: .identity, pageWidth: Double(width),
      pageHeight: Double(height)
    ).lines()
  }

  @Test("a stroke is found though print hides more than half of it")
  func stroke() throws {
    let found = try #require(lines(high: 4).first)
    #expect(!found.isFold && found.length > 80)
    #expect(lines(high: 4, hidden: 0).contains { !$0.isFold && $0.length > 80 })
  }

  @Test("strokes that only stand in a row with print between them are none, as digits in boxes are")
  func digits() {
    #expect(lines(high: 30).isEmpty)
  }
}
