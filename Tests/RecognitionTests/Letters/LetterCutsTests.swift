import Testing

@testable import Recognition

@Suite("cuts between letters")
struct LetterCutsTests {
  /// Upright strokes at these columns, each as tall as the line.
  private func ink(_ columns: [Range<Int>]) -> InkMap {
    var ink = InkMap(width: 200, height: 40)
    for column in columns.joined() {
      for y in 0..<40 { ink[column, y] = true }
    }
    return ink
  }

  private func cuts(_ columns: [Range<Int>], _ middles: [Double]) -> [Int] {
    let ink = ink(columns)
    return LetterCuts.columns(
      between: middles, in: ink, PixelBox(left: 0, top: 0, right: 200, bottom: 40))
  }

  @Test("the gap between two letters is cut, not the wider one within one of them")
  func withinOne() {
    // 川 beside 日: three strokes 14 apart, then two.
    let found = cuts([0..<3, 14..<17, 28..<31, 38..<41, 62..<65], [15, 51])
    #expect(found.count == 1 && (31..<38).contains(found[0]))
  }

  @Test("letters that touch are cut where least ink is")
  func touching() throws {
    var ink = ink([0..<3, 30..<33, 36..<39, 66..<69])
    for x in 0..<69 { ink[x, 20] = true }
    let cut = try #require(
      LetterCuts.columns(
        between: [16, 52], in: ink, PixelBox(left: 0, top: 0, right: 69, bottom: 40)
      ).first)
    #expect((33..<36).contains(cut))
  }

  @Test("one letter has no cut, and places outside the line do no harm")
  func edges() {
    #expect(cuts([0..<9], [4]).isEmpty)
    #expect(cuts([0..<9], []).isEmpty)
    #expect(cuts([0..<9, 20..<29], [-50, 900]).allSatisfy { (0...200).contains($0) })
    #expect(cuts([0..<9, 20..<29], [24, 24]).count == 1)
  }

  @Test("each letter's picture has its own ink, and a place without ink has none")
  func pictures() throws {
    let drawn = try DrawnLetters("一口", pitch: 1.2)
    #expect(drawn.pictures.map { $0 != nil } == [true, true])
    let sums = drawn.pictures.map { $0?.values.reduce(0, +) ?? 0 }
    #expect(sums[1] > 2 * sums[0] && sums[0] > 20)
    let none = try DrawnLetters("一　", pitch: 1.2)
    #expect(none.pictures.map { $0 != nil } == [true, false])
  }
}
