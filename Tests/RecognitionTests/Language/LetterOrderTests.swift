import Foundation
import Readings
import TestKit
import Testing

@testable import Recognition

@Suite("the order of letters beside their look")
struct LetterOrderTests {
  private func order(_ alphabet: String, _ style: LetterOrder.Style = .words) throws -> LetterOrder
  {
    LetterOrder(
      try DrawnLetterTable().written { try LetterTable(path: $0) }, style, Array(alphabet))
  }

  /// One step for each list of letters and probabilities, blanks between them.
  private func line(_ alphabet: String, _ seen: [[(Character, Double)]]) -> LineSteps {
    let letters = Array(alphabet)
    let steps = seen.flatMap { one in
      [
        CTCDecoder.Step(blank: 0.98, characters: [], allowed: 1),
        CTCDecoder.Step(
          blank: 0.01,
          characters: one.map { (letters.firstIndex(of: $0.0) ?? 0, $0.1) }, allowed: 0.9),
      ]
    }
    return LineSteps(
      steps: steps,
      alphabet: CharacterClasses.Alphabet(characters: letters, members: []),
      decoder: CTCDecoder(), stepWidth: 10, width: 10 * steps.count)
  }

  @Test("what continues a word outweighs a look that is a little better, and says so")
  func sways() throws {
    let alphabet = "病院究"
    let line = line(alphabet, [[("病", 0.95)], [("究", 0.6), ("院", 0.35)]])
    let look = line.opinion(name: "look")
    #expect(look.opinion.text == "病究" && look.allowed == 0.9)
    let worded = line.worded(try order(alphabet), name: "worded")
    #expect(worded.opinion.text == "病院" && worded.opinion.name == "worded")
    #expect(worded.look == 0.35)
    let last = try #require(worded.symbols.last)
    #expect(last.confidence > 0.9 && last.alternatives.first?.text == "究")
  }

  @Test("a look that is beyond doubt stands against every order")
  func stands() throws {
    let line = line("病院学", [[("病", 0.98)], [("学", 0.98), ("院", 0.0005)]])
    #expect(line.worded(try order("病院学"), name: "").opinion.text == "病学")
  }

  @Test("digits are never swayed")
  func digits() throws {
    let order = try order("0123456789丁目-")
    for digit in "0123456789" {
      #expect(order.logarithm(digit, after: "玉") == 0)
      #expect(order.logarithm("-", after: digit) == 0)
    }
  }

  @Test("of letters that are alike in both scripts the neighbour's is meant")
  func scripts() throws {
    let order = try order("みどりリ")
    #expect(order.logarithm("り", after: "ど") > order.logarithm("リ", after: "ど") + 2.5)
    let katakana = order.logarithm("リ", after: "ボ") - order.logarithm("り", after: "ボ")
    #expect(katakana > 0)
  }

  @Test("hiragana counts for katakana in readings")
  func readings() throws {
    let order = try order("", .readings)
    #expect(order.logarithm("ぼ", after: "り") == order.logarithm("ボ", after: "リ"))
  }

  @Test("the rarest letter is the one that words expect least")
  func rarest() throws {
    let order = try order("")
    #expect(order.rarest(in: Array("病院")) < order.rarest(in: Array("病学")))
    #expect(order.rarest(in: Array("12-3")) == 0)
  }
}

@Suite("a field that may hold only some texts")
struct ChoicesTests {
  private let alphabet = Array("夫妻大子本人")

  private func line(_ seen: [[(Character, Double)]]) -> LineSteps {
    LineSteps(
      steps: seen.map { one in
        CTCDecoder.Step(
          blank: max(0, 1 - one.reduce(0) { $0 + $1.1 }),
          characters: one.map { (alphabet.firstIndex(of: $0.0) ?? 0, $0.1) }, allowed: 1)
      },
      alphabet: CharacterClasses.Alphabet(characters: alphabet, members: []),
      decoder: CTCDecoder(), stepWidth: 10, width: 10)
  }

  @Test("the likeliest of them is taken where another text looks better")
  func listed() throws {
    let chosen = try #require(
      line([[("大", 0.7), ("夫", 0.25)]]).chosen(of: ["夫", "妻", "子", "本人"], name: "n"))
    #expect(chosen.opinion.text == "夫" && chosen.look == 0.25)
    #expect(chosen.opinion.confidence > 0.9 && chosen.opinion.confidence <= 1)
  }

  @Test("none is taken where none comes near what is seen")
  func unlisted() {
    #expect(line([[("大", 0.999), ("夫", 0.0001)]]).chosen(of: ["夫", "妻"], name: "n") == nil)
    #expect(line([[("大", 0.7)]]).chosen(of: ["鼈"], name: "n") == nil)
  }

  @Test("of two that are both seen neither is sure")
  func torn() throws {
    let chosen = try #require(line([[("夫", 0.5), ("妻", 0.45)]]).chosen(of: ["夫", "妻"], name: "n"))
    #expect(chosen.opinion.confidence < 0.6)
    #expect(chosen.opinion.alternatives.first?.text == "妻")
  }
}
