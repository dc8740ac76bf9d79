import Foundation
import Imaging
import Judging
import Readings
import Testing
import Workflows

@testable import FormReading
@testable import Recognition

/// A line of digits, each in a step of its own.
private func steps(_ digits: String, sure: Double = 0.99, else other: String? = nil) -> DigitSteps {
  let rest = Array(other ?? digits)
  let alphabet = CharacterClasses.Alphabet("0123456789")
  return DigitSteps(
    digits.enumerated().flatMap { index, digit in
      [
        CTCDecoder.Step(
          blank: 0.001,
          characters: [(rest[index].wholeNumberValue ?? 0, 1 - sure)].filter { _ in
            rest[index] != digit
          } + [(digit.wholeNumberValue ?? 0, sure)], allowed: 1),
        CTCDecoder.Step(blank: 1, characters: [], allowed: 1),
      ]
    }, alphabet: alphabet)
}

/// Reads a line as it is told.
private final class Liner: TextReader {
  let name = "liner"
  let opinion: TextOpinion

  init(_ text: String, digits: DigitSteps? = nil, joint: TextOpinion.Joint? = nil) {
    var opinion = TextOpinion(
      opinion: ReaderOpinion(name: "liner", text: text, confidence: 0.6),
      symbols: text.map { .init(text: String($0), confidence: 0.6, left: 0, right: 1) },
      joint: joint)
    opinion.digits = digits
    self.opinion = opinion
  }

  func read(_ request: TextRequest) throws -> TextOpinion {
    var opinion = opinion
    if request.places.isEmpty { opinion.joint = nil }
    return opinion
  }
}

private final class Numbers: NumberReader {
  let name = "numbers-test"
  let opinion: NumberOpinion

  init(_ text: String, _ steps: DigitSteps) {
    opinion = NumberOpinion(steps: steps, numbers: [Candidate(text: text, confidence: 0.9)])
  }

  func read(_ line: Crop) throws -> NumberOpinion { opinion }
}

private final class Boxes: BoxReader {
  let name = "boxes"
  func knows(_ repertoire: Repertoire) -> Bool { true }
  func read(_ boxes: [BoxPicture], repertoire: Repertoire) throws -> [BoxOpinion] { [] }
}

@Suite("the vote of the reader of numbers")
struct NumberVotesTests {
  private let crop = Crop(width: 200, height: 48, tone: 240, dpi: 300)

  private func read(
    _ repertoire: Repertoire, liner: Liner, numbers: Numbers?, places: Int = 0
  ) throws -> TextRecogniser.Result {
    let line = LineComposer.Line(crop: crop)
    let place = BoxOpinion(
      characters: [Candidate(text: "3", confidence: 0.9)], nothing: 0, struck: 0)
    return try #require(
      try TextRecogniser(
        network: liner, boxes: places > 0 ? Boxes() : nil, numbers: numbers,
        japanese: Liner("31"), western: nil, clock: StageClock(now: { 0 })
      ).read(
        repertoire: repertoire,
        places: places > 0 ? [BoxOpinion](repeating: place, count: places) : nil
      ) { _ in line })
  }

  @Test("of what two readers hold likely together it takes the one that it sees")
  func boxes() throws {
    let joint = TextOpinion.Joint(
      text: "31", confidence: 0.6,
      alternatives: [Candidate(text: "37", confidence: 0.4)])
    let liner = Liner("31", joint: joint)
    let without = try read(.digits, liner: liner, numbers: nil, places: 2)
    #expect(without.text == "31" && without.numbers == nil)
    let seen = Numbers("37", steps("37", else: "31"))
    let with = try read(.digits, liner: liner, numbers: seen, places: 2)
    #expect(with.text == "37" && with.certainty > 0.8 && with.reader == .networks)
    #expect(with.opinions.contains { $0.name == "numbers-test" && $0.text == "37" })
    #expect(with.opinions[0].name == "liner*boxes*numbers-test")
    #expect(with.votes.asked == without.votes.asked + 1)
  }

  @Test("a telephone number in a free box is what both see, and is one where it can be")
  func phone() throws {
    // The line recogniser loses a digit, and the other is unsure of two.
    let line = Liner("03-1234-567", digits: steps("031234567"))
    let number = Numbers("0312345678", steps("0312345678", else: "0372345678"))
    let found = try read(.phone, liner: line, numbers: number)
    #expect(found.text == "0312345678" && found.reader == .networks)
    #expect(found.votes.asked == 3)
  }

  @Test("hyphens stay where the digits are the same, and count for no disagreement")
  func hyphens() throws {
    let line = Liner("03-1234-5678", digits: steps("0312345678"))
    let found = try read(
      .phone, liner: line, numbers: Numbers("0312345678", steps("0312345678")))
    #expect(found.text == "03-1234-5678" && found.certainty > 0.9)
    #expect(found.votes.agreeing == 2)
  }

  @Test("the digits of an amount are what both see, unless it is more than its digits")
  func amount() throws {
    let numbers = Numbers("277", steps("277"))
    let plain = try read(.amount, liner: Liner("297円", digits: steps("297")), numbers: numbers)
    #expect(plain.text == "277" && plain.reader == .networks && plain.certainty < 0.999999)
    for text in ["-297", "29.7"] {
      let more = try read(.amount, liner: Liner(text, digits: steps("297")), numbers: numbers)
      #expect(more.text == text && more.reader == .network)
      #expect(more.votes.agreeing == 1)
    }
    // A sign of money is no other number.
    let same = Numbers("297", steps("297"))
    let yen = try read(.amount, liner: Liner("297円", digits: steps("297")), numbers: same)
    #expect(yen.text == "297円" && yen.votes.agreeing == 2)
  }

  @Test("is not asked about texts that are no numbers")
  func kana() throws {
    let found = try read(.kana, liner: Liner("ヤマダ"), numbers: Numbers("7", steps("7")))
    #expect(found.numbers == nil && found.text == "ヤマダ" && found.votes.asked == 2)
  }

  @Test("how surely it sees the value is what a judge weighs")
  func evidence() throws {
    let seen = steps("37", sure: 0.9, else: "31")
    let own = try #require(seen.look(of: "37"))
    let other = try #require(seen.look(of: "3-1"))
    #expect(own > -0.5 && other < -2 && seen.look(of: "山") == nil)
    var evidence = Evidence(subject: .digits, reader: .networks, certainty: 0.9)
    evidence.numberLook = own
    let data = try JSONEncoder().encode(evidence)
    #expect(try JSONDecoder().decode(Evidence.self, from: data) == evidence)
  }

  @Test("a number for which the line is too short is hardly likely, and that can be written down")
  func tooShort() throws {
    let seen = try #require(steps("1").look(of: "11111"))
    #expect(seen == -99)
    var evidence = Evidence(subject: .digits, reader: .networks, certainty: 0.9)
    evidence.numberLook = seen
    #expect(throws: Never.self) { try JSONEncoder().encode(evidence) }
    let nothing = CTCDecoder.Step(blank: 1, characters: [], allowed: 1)
    let paper = DigitSteps([nothing], alphabet: CharacterClasses.Alphabet("0123456789"))
    #expect((paper.look(of: "12") ?? 0) < -9)
  }

  @Test("digits that cross their box, or were written over others, are out of the ordinary")
  func boxInk() {
    func cells(_ areas: [Double], outside: Double = 0) -> [CellInk] {
      areas.map {
        CellInk(
          crop: crop, bounds: PixelBox(left: 0, top: 0, right: 9, bottom: 9), area: $0,
          outside: $0 == areas[0] ? outside : 0)
      }
    }
    let even = Evidence.BoxInk(cells([2, 2.1, 1, 2.4, 1.9]), text: "23185")
    #expect(even.outside == 0 && even.most < 1.2)
    // Another digit under the 1.
    #expect(Evidence.BoxInk(cells([2, 2.1, 2.6, 2.4, 1.9]), text: "23185").most > 2)
    #expect(Evidence.BoxInk(cells([2, 2.1, 1], outside: 0.2), text: "231").outside == 0.2)
    // Too few, or not one for each box.
    #expect(Evidence.BoxInk(cells([2, 9, 1]), text: "231").most == 1)
    #expect(Evidence.BoxInk(cells([2, 9, 1, 2]), text: "231").most == 1)
    #expect(Evidence.BoxInk([], text: "").outside == 0)
  }
}
