import Readings
import Testing

@testable import Recognition

@Suite("line and places weighed together")
struct JointDecoderTests {
  /// An alphabet of the given characters, one class each after the blank.
  private func alphabet(_ characters: String) -> CharacterClasses.Alphabet {
    CharacterClasses.Alphabet(
      characters: Array(characters),
      members: characters.indices.enumerated().map { (class: $0.offset + 1, index: $0.offset) })
  }

  private func joint(
    _ characters: String, _ steps: [[Float]], _ places: [[(String, Double)]]
  ) -> TextOpinion.Joint? {
    let decoder = JointDecoder(
      alphabet: alphabet(characters),
      places: places.map { $0.map { Candidate(text: $0.0, confidence: $0.1) } })
    return steps.flatMap { $0 }.withUnsafeBufferPointer {
      decoder?.decode($0, classes: characters.count + 1)
    }
  }

  private let blank: [Float] = [0.98, 0.01, 0.01]

  @Test("the surer of the two decides")
  func surer() throws {
    let unsure: [Float] = [0.1, 0.5, 0.4]
    let steps = [unsure, blank, unsure]
    let first = try #require(joint("17", steps, [[("7", 0.9), ("1", 0.1)], [("1", 0.99)]]))
    #expect(first.text == "71")
    #expect(first.confidence > 0.5 && first.confidence < 1)
    #expect(first.alternatives.contains { $0.text == "11" })
    let sure: [Float] = [0.001, 0.998, 0.001]
    #expect(joint("17", [sure], [[("7", 0.6), ("1", 0.4)]])?.text == "1")
  }

  @Test("the text has as many characters as there are places")
  func count() {
    let one: [Float] = [0.02, 0.97, 0.01]
    let weak: [Float] = [0.9, 0.05, 0.05]
    // The line alone reads 1, the places show two characters.
    let two = joint("17", [one, blank, weak], [[("1", 0.99)], [("7", 0.9), ("1", 0.1)]])
    #expect(two?.text == "17")
    #expect(joint("17", [one], [[("1", 1)], [("7", 1)], [("7", 1)]]) == nil)
    #expect(joint("17", [one], []) == nil)
  }

  @Test("a character that the line never thought of can still be right")
  func unthought() {
    let wrong: [Float] = [0.0005, 0.9994, 0]
    #expect(joint("17", [wrong], [[("7", 0.9999), ("1", 0.0001)]])?.text == "7")
    #expect(joint("17", [wrong], [[("7", 0.9), ("1", 0.1)]])?.text == "1")
    let blurred: [Float] = [0.95, 0.03, 0.00002]
    #expect(joint("17", [blurred], [[("7", 0.9999)]])?.text == "7")
  }

  @Test("where size leaves it open, spelling decides between small kana and large")
  func spelling() {
    let first: [Float] = [0.01, 0.97, 0.01, 0.01]
    let open: [Float] = [0.02, 0.01, 0.485, 0.485]
    let gap: [Float] = [0.97, 0.01, 0.01, 0.01]
    let places = [[("カ", 0.99)], [("ヤ", 0.5), ("ャ", 0.5)]]
    #expect(joint("カヤャ", [first, gap, open], places)?.text == "カヤ")
    #expect(KanaSpelling.weight(of: "ャ", after: "キ", isLast: false) == 1)
    #expect(KanaSpelling.weight(of: "ッ", after: nil, isLast: false) < 0.01)
    #expect(KanaSpelling.weight(of: "7", after: "1", isLast: true) == 1)
  }

  @Test("hiragana in the places speak for the same katakana")
  func scripts() {
    let open: [Float] = [0.02, 0.49, 0.49]
    #expect(joint("アヘ", [open], [[("へ", 0.9), ("あ", 0.1)]])?.text == "ヘ")
  }
}
