import Testing

@testable import Recognition

@Suite("size of kana")
struct KanaSizeTests {
  /// Letters side by side, each as wide and high as told.
  private func fits(_ text: String, _ sides: [Int]) -> [Double?] {
    var letters = text.map { ReadLetter($0) }
    let bounds = sides.enumerated().map { index, side -> PixelBox? in
      side == 0
        ? nil : PixelBox(left: index * 60, top: 0, right: index * 60 + side, bottom: side)
    }
    KanaSize.measure(&letters, at: Array(letters.indices), bounds)
    return letters.map(\.sizeFit)
  }

  @Test("a small kana that is small fits, one that is large does not, and the other way round")
  func fit() throws {
    let small = fits("パピョン", [48, 50, 28, 46])
    #expect(small[0] == nil && small[1] == nil && small[3] == nil)
    #expect(try #require(small[2]) > 0.8)
    #expect(try #require(fits("パピョン", [48, 50, 47, 46])[2]) < -0.8)
    #expect(try #require(fits("パピヨン", [48, 50, 47, 46])[2]) > 0.8)
    #expect(try #require(fits("パピヨン", [48, 50, 28, 46])[2]) < -0.8)
  }

  @Test("without neighbours to compare with, or without ink, nothing is said")
  func nothing() {
    #expect(fits("ョ", [28]) == [nil])
    #expect(fits("ョー", [28, 50]) == [nil, nil])
    #expect(fits("パョ", [48, 0]) == [nil, nil])
    #expect(fits("山川", [48, 20]) == [nil, nil])
  }

  @Test("a value that has the other size fits the other way")
  func other() {
    var read = ReadLetter("ョ")
    read.sizeFit = 0.7
    #expect(KanaSize.fit("ョ", read) == 0.7)
    #expect(KanaSize.fit("ヨ", read) == -0.7)
    #expect(KanaSize.fit("山", read) == nil)
    #expect(KanaSize.fit("ョ", ReadLetter("ョ")) == nil)
  }
}
