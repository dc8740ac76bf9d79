import Recognition
import TestKit
import Testing

@Suite("likeness of print")
struct PrintLikenessTests {
  /// A line of characters, each a grid of strokes by its own seed.
  private static func title(_ characters: [UInt64], right: Int = 0, down: Int = 0) -> Crop {
    var crop = Crop.paper(60 * characters.count + 60, 110)
    for (index, seed) in characters.enumerated() {
      var random = SplitMix64(seed: seed)
      let left = 30 + index * 60 + right
      for stroke in 0..<5 {
        let width = Int.random(in: 12...44, using: &random)
        let start = Int.random(in: 0...(48 - width), using: &random)
        let y = 30 + stroke * 10 + down
        crop.fill(x: (left + start)..<(left + start + width), y: y..<(y + 4))
        let x = left + Int.random(in: 0...44, using: &random)
        crop.fill(x: x..<(x + 4), y: y..<(y + 10))
      }
    }
    return crop
  }

  private func least(page: Crop, blank: Crop) -> Double? {
    PrintLikeness.least(FieldView(page: page, blank: blank, margin: 1))
  }

  @Test("the same print is alike when moved, pale and noisy", arguments: 0..<6)
  func same(round: Int) throws {
    let seed = UInt64(round)
    var random = SplitMix64(seed: seed)
    let text = (0..<5).map { seed * 100 + $0 }
    var page = Self.title(
      text, right: Int.random(in: -4...4, using: &random),
      down: Int.random(in: -4...4, using: &random))
    for index in page.pixels.indices {
      let tone = 120 + Int(page.pixels[index]) / 2 + Int.random(in: -25...25, using: &random)
      page.pixels[index] = UInt8(min(255, max(0, tone)))
    }
    let likeness = try #require(least(page: page, blank: Self.title(text)))
    #expect(likeness > 0.8)
  }

  @Test("one other character of a title is enough", arguments: 0..<5)
  func otherCharacter(place: Int) throws {
    let text: [UInt64] = [11, 12, 13, 14, 15]
    var other = text
    other[place] = 99
    let likeness = try #require(least(page: Self.title(other), blank: Self.title(text)))
    #expect(likeness < 0.6)
  }

  @Test("nothing is like a place where the page is empty, and nothing is said where no print is")
  func empty() throws {
    let title = Self.title([1, 2, 3])
    let paper = Crop.paper(title.width, title.height)
    #expect(try #require(least(page: paper, blank: title)) == 0)
    #expect(least(page: title, blank: paper) == nil)
  }
}
