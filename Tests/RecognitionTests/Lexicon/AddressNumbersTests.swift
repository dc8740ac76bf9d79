import Readings
import TestKit
import Testing

@testable import Recognition

@Suite("numbers of an address")
struct AddressNumbersTests {
  @Test(
    "signs are put right where the reader thought them possible",
    arguments: [
      ("3丁日25番16号", 2, "目", "3丁目25番16号"), ("2丁目6香26号", 4, "番", "2丁目6番26号"),
      ("2T目8番14号", 1, "丁", "2丁目8番14号"), ("571番他26", 4, "地", "571番地26"),
    ])
  func signs(read: String, place: Int, other: String, wanted: String) {
    let tail = AddressTail(.read(read, [place: (0.7, [(other, 0.25)])]))
    #expect(tail.text == wanted)
    #expect(tail.changes == [.init(read: read, word: wanted)])
  }

  @Test(
    "what fits stays, and so does what nothing speaks for",
    arguments: [
      "3丁目25番16号", "1-2-3", "571番地26", "12番地の3", "3-5日吉荘", "7　日の出荘", "18番香取方", "5青葉台ハイツ",
      "4-2-1TKビル",
    ])
  func stays(text: String) {
    #expect(
      AddressTail(.read(text)).text.filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
  }

  @Test("digits are never touched")
  func digits() {
    var generator = SplitMix64(seed: 21)
    for _ in 0..<300 {
      let numbers = (0..<3).map { _ in Int.random(in: 1...1480, using: &generator) }
      var letters = [ReadLetter].read("\(numbers[0])丁日\(numbers[1])香\(numbers[2])号")
      for place in letters.indices where Bool.random(using: &generator) {
        letters[place].confidence = .random(in: 0.3...0.9, using: &generator)
        letters[place].others = ["目", "番", "7", "丁", "-"].map {
          Candidate(text: $0, confidence: .random(in: 0...0.3, using: &generator))
        }
      }
      let text = AddressTail(letters).text
      #expect(text.filter(\.isNumber) == numbers.map(String.init).joined())
    }
  }
}
