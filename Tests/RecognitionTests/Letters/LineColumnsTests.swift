import Readings
import Testing

@testable import Recognition

@Suite("letters cut out of their line")
struct LineColumnsTests {
  private func part(
    _ text: String, _ places: ClosedRange<Int>, pitch: Double = 1
  ) throws -> (whole: Handwork, part: Handwork) {
    let drawn = try DrawnLetters(text, pitch: pitch)
    let part = try #require(
      drawn.work.letters(places, among: drawn.middles, drawn.work.ink.components()))
    return (drawn.work, part)
  }

  @Test("the number in an address stands by itself, with all of its ink and no other's")
  func number() throws {
    let (whole, part) = try part("東1234号", 1...4)
    let alone = try DrawnLetters("1234").work
    // Drawn at another place, its edges are other pixels.
    #expect(abs(part.ink.count - alone.ink.count) * 50 < alone.ink.count)
    #expect(part.view.page.width < whole.view.page.width * 3 / 4)
    #expect(abs((part.cleaned?.width ?? 0) - (alone.cleaned?.width ?? 9)) <= 2)
    #expect(part.digits?.inks.count == 4)
  }

  @Test("a stroke that reaches over from the letter beside it stays there")
  func neighbour() throws {
    // Set close, the letters' own middles tell whose a stroke is.
    let (_, part) = try part("川7", 1...1, pitch: 0.7)
    let alone = try DrawnLetters("7").work
    #expect(abs(part.ink.count - alone.ink.count) * 50 < alone.ink.count)
  }

  @Test("places without ink, and none at all, are nothing")
  func nothing() throws {
    let drawn = try DrawnLetters("一　", pitch: 1.2)
    let pieces = drawn.work.ink.components()
    #expect(drawn.work.letters(1...1, among: drawn.middles, pieces) == nil)
    #expect(drawn.work.letters(7...9, among: [], pieces)?.ink.count == drawn.work.ink.count)
    let blank = try DrawnLetters("　").work
    #expect(blank.letters(0...0, among: [5], blank.ink.components()) == nil)
  }

  @Test("letters in boxes are each a picture, those asked for; free boxes are none")
  func boxes() throws {
    var drawn = DrawnBoxes(count: 4)
    drawn.write("ト", in: 0)
    drawn.write("ニ", in: 1)
    drawn.write("ハ", in: 3)
    let letters = drawn.divided.letters { $0 != 1 }
    #expect(letters.map { $0.bounds != nil } == [true, true, false, true])
    #expect(letters.map { $0.picture != nil } == [true, false, false, true])
    let folder = try #require(
      ModelFolder.find(environment: [:], program: CommandLine.arguments[0]),
      "models/vendor is missing; run deploy/dependencies.sh")
    let reader = try NeuralLetterReader(library: folder.runtime, model: folder.singleLetters)
    let opinions = try reader.read(drawn.divided.letters { _ in true }.compactMap(\.picture))
    for (opinion, letter) in zip(opinions, "トニハ") {
      #expect(opinion.likeliest == letter)
    }
    #expect(DrawnBoxes(count: 2).divided.letters { _ in true }.allSatisfy { $0.picture == nil })
  }

  @Test("kana that look the same in both scripts, where neither look nor neighbours tell")
  func either() {
    for text in ["みどりクリニック", "みどリクリニック", "カフェへようこそ"] {
      #expect(LetterForms.hasKanaOfEitherScript(text))
    }
    for text in ["みどり", "クリニック", "山り川", "り", "", "さくらリ"] {
      #expect(!LetterForms.hasKanaOfEitherScript(text))
    }
  }
}
