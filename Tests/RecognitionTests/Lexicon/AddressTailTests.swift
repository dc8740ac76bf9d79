import Readings
import TestKit
import Testing

@testable import Recognition

@Suite("what follows the town")
struct AddressTailTests {
  @Test("words of buildings are found again where the reader thought them possible")
  func words() {
    let tail = AddressTail(.read("1-11-7　第二コーボみどり803号室", [11: (0.7, [("ポ", 0.29)])]))
    #expect(tail.text == "1-11-7　第二コーポみどり803号室")
    #expect(tail.changes == [.init(read: "コーボ", word: "コーポ")])
    #expect(tail.probability > 0.9 && tail.probability < 1)
  }

  @Test(
    "what was read for sure, other words, and numbers stay",
    arguments: [
      "1-11-7　第二コーポみどり803号室", "571番地26　サンハイム桜302", "3丁目5番8号　ハイツ青葉", "12　コープ野村",
      "3-4　タウー第一", "1-2", "", "12-B　ゾンネンハイル",
    ])
  func unchanged(text: String) {
    let tail = AddressTail(.read(text))
    #expect(tail.text == text)
    #expect(tail.changes.isEmpty && tail.probability == 1)
  }

  @Test("between two words that are as near none is taken")
  func undecided() {
    let tail = AddressTail(.read("3-4　ハイ〆青葉", [6: (0.4, [("ツ", 0.2), ("ム", 0.2)])]))
    #expect(tail.changes.isEmpty)
  }

  @Test(
    "a space within the first word goes before it",
    arguments: [
      ("1丁目18番20号グ　リーンハイツ702", "1丁目18番20号　グリーンハイツ702"),
      ("5-7コー　ポ桜", "5-7　コーポ桜"), ("5-7A　101", "5-7A　101"), ("5-7　コーポ桜", "5-7　コーポ桜"),
      ("5-7青葉　コーポ", "5-7青葉　コーポ"), ("5-7コーポ桜", "5-7　コーポ桜"),
      ("3号棟501", "3号棟501"), ("5番地先の畑", "5番地先の畑"),
    ])
  func spaces(read: String, wanted: String) {
    #expect(AddressTail(.read(read)).text == wanted)
  }

  @Test("numbers are never touched")
  func numbers() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let numbers = (0..<3).map { _ in String(Int.random(in: 1...999, using: &generator)) }
      let text = numbers.joined(separator: "-") + "　コーボ12"
      var letters = [ReadLetter].read(text)
      for place in letters.indices where Bool.random(using: &generator) {
        letters[place].confidence = 0.5
        letters[place].others = [
          Candidate(text: "ポ", confidence: 0.4), .init(text: "3", confidence: 0.1),
        ]
      }
      #expect(AddressTail(letters).text.hasPrefix(numbers.joined(separator: "-") + "　"))
    }
  }
}
