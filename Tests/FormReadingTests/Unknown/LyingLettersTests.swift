import Recognition
import Testing
import Workflows

@testable import FormReading

@Suite("letters on their side")
struct LyingLettersTests {
  private typealias Stroke = (x: Range<Int>, y: Range<Int>)

  /// A line of 40 pixels' thickness with these strokes.
  private func line(_ width: Int, _ strokes: [Stroke]) -> Crop {
    var crop = Crop(width: width, height: 50, tone: 240, dpi: 300)
    for stroke in strokes {
      for y in stroke.y { for x in stroke.x { crop[x, y] = 20 } }
    }
    return crop
  }

  /// A letter of three strokes across the line, as 三 is on its side.
  private func three(_ left: Int) -> [Stroke] {
    [left..<(left + 4), (left + 15)..<(left + 19), (left + 30)..<(left + 34)].map { ($0, 5..<45) }
  }

  /// Pieces of ink in the columns of a crop, as their widths and heights.
  private func pieces(_ crop: Crop) -> [[Int]] {
    InkMap(crop).components().list.sorted { $0.box.left < $1.box.left }.map {
      [$0.box.width, $0.box.height]
    }
  }

  @Test("strokes of one letter stay together, and are turned upright")
  func together() throws {
    let letters = try #require(LyingLetters(line(170, three(10) + three(60) + three(110))))
    let found = pieces(letters.crop)
    #expect(found.count == 9 && found.allSatisfy { $0 == [40, 4] })
    let list = InkMap(letters.crop).components().list
    let lefts = Set(list.map(\.box.left)).sorted()
    #expect(lefts.count == 3, "three letters side by side")
    // From each new letter back to where it stood.
    for (left, old) in zip(lefts, [10, 60, 110]) {
      #expect(abs(letters.column(Double(left)) - Double(old)) < 1)
      #expect(abs(letters.column(Double(left + 39)) - Double(old + 34)) < 2)
      #expect(!letters.isBar(at: Double(left + 20)))
    }
  }

  @Test("a long mark runs along the line, stops stand at its foot, and a space stays")
  func marks() throws {
    let plain = three(10) + three(60) + three(110)
    // A dash along the line in the fourth place, a stop at the upper right in the fifth, then a free place.
    let strokes: [Stroke] = plain + [(158..<192, 23..<27), (206..<214, 6..<14)] + three(310)
    let letters = try #require(LyingLetters(line(360, strokes)))
    let list = InkMap(letters.crop).components().list.sorted { $0.box.left < $1.box.left }
    let bar = try #require(list.first { $0.box.width == 34 })
    #expect(bar.box.height == 4 && letters.isBar(at: Double(bar.box.left + 10)))
    let stop = try #require(list.first { $0.box.width == 8 })
    #expect(stop.box.bottom == letters.crop.height)
    let last = try #require(list.last)
    let others = zip(list, list.dropFirst()).map { $1.box.left - $0.box.right }.sorted()
    #expect(last.box.left - stop.box.right == others.last && (others.last ?? 0) > 40)
  }

  @Test("nothing written is no line")
  func nothing() { #expect(LyingLetters(line(100, [])) == nil) }
}
