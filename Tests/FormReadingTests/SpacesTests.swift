import Readings
import Recognition
import Testing

@testable import FormReading

@Suite("spaces and gaps in what was read")
struct SpacesTests {
  private func read(
    _ text: String, seen: String, reader: Evidence.Reader = .network
  ) -> TextRecogniser.Result {
    TextRecogniser.Result(
      text: text,
      symbols: seen.enumerated().map {
        .init(text: String($1), confidence: 0.9, left: $0 * 20, right: $0 * 20 + 18)
      },
      line: LineComposer.Line(crop: Crop(width: 4, height: 4, tone: 240, dpi: 140)),
      agreement: .single, certainty: 1, opinions: [], corrected: false, reader: reader)
  }

  private func spaced(
    _ text: String, seen: String, _ spacing: SpaceFinder.Spacing, on line: Crop? = nil
  ) -> String {
    let read = read(text, seen: seen)
    return SpaceFinder.insertSpaces(
      into: read, line: line ?? read.line.crop, repertoire: .japanese, spacing: spacing)
  }

  /// Ink in these places of 20 pixels each.
  private func line(_ isInk: [Bool]) -> Crop {
    var crop = Crop(width: isInk.count * 20, height: 30, tone: 240, dpi: 140)
    for (place, isInk) in isInk.enumerated() where isInk {
      for y in 8..<22 { for x in (place * 20 + 2)..<(place * 20 + 18) { crop[x, y] = 20 } }
    }
    return crop
  }

  @Test("text has the spaces that the network saw where the line has a gap, and no others")
  func text() {
    let apart = line([true, false, true, true, true, true])
    #expect(spaced("むぎ", seen: "むぎ", .text) == "むぎ")
    #expect(spaced("桜株式会社", seen: "桜 株式会社", .text, on: apart) == "桜　株式会社")
    // Cleaning dropped the stop: the places are no longer sure.
    #expect(spaced("桜株式会社", seen: "桜 株式会社。", .text, on: apart) == "桜株式会社")
    // Letters that stand no further apart than the others are one word.
    let even = line([true, true, true, true, true])
    #expect(spaced("本店営業部", seen: "本店営 業部", .text, on: even) == "本店営業部")
    #expect(spaced("ABC社", seen: "A BC社", .text, on: even) == "A BC社")
  }

  @Test("an address has them behind its first number, and not between digits")
  func address() {
    #expect(spaced("上尾市1-2コーポ泉", seen: "上尾市 1-2 コーポ泉", .address) == "上尾市1-2　コーポ泉")
    #expect(spaced("上尾市12", seen: "上尾市1 2", .address) == "上尾市12")
  }

  @Test("a long mark without ink is the space between two names")
  func bars() {
    var crop = line([true, true, false, true, false, false, false, false])
    var gap = read("マスーダ", seen: "マスーダ")
    gap.line = LineComposer.Line(crop: crop)
    gap.dropBarsInGaps()
    #expect(gap.text == "マスダ" && gap.symbols.count == 3)
    for x in 42..<56 { crop[x, 15] = 20 }
    var written = read("マスーダ", seen: "マスーダ")
    written.line = LineComposer.Line(crop: crop)
    written.dropBarsInGaps()
    #expect(written.text == "マスーダ" && written.symbols.count == 4)
  }
}
