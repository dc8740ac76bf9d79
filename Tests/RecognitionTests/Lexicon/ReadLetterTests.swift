import Readings
import Testing

@testable import Recognition

@Suite("letters of a cleaned text")
struct ReadLetterTests {
  private func symbols(_ text: String) -> [TextOpinion.Symbol] {
    text.enumerated().map { place, character in
      TextOpinion.Symbol(
        text: String(character), confidence: Double(place + 1) / 100, left: place, right: place + 1,
        alternatives: [.init(text: "代", confidence: 0.1)])
    }
  }

  @Test(
    "each finds the symbol that it was",
    arguments: [
      ("3-6-19", "3—6-19", [1, 2, 3, 4, 5, 6]), ("上尾市　本町", "上 尾市本町。", [1, 3, 4, nil, 5, 6]),
      ("コーポ", "|コ一ポ", [2, 3, 4]), ("上\n下", "上下", [1, nil, 2]), ("", "一", []),
    ] as [(String, String, [Int?])])
  func places(text: String, seen: String, places: [Int?]) {
    let letters = ReadLetter.letters(of: text, seen: symbols(seen))
    #expect(String(letters.map(\.text)) == text)
    for (letter, place) in zip(letters, places) {
      guard let place else {
        #expect(letter.others.isEmpty)
        continue
      }
      #expect(letter.confidence == Double(place) / 100)
      #expect(letter.others.map(\.text) == ["代"])
    }
  }

  @Test("a character that nobody saw is a doubtful one")
  func unseen() {
    #expect(ReadLetter.letters(of: "市", seen: []) == [ReadLetter("市", confidence: 0.5)])
  }
}
