import Imaging
import Readings
import Testing
import Workflows

@testable import FormReading
@testable import Recognition

/// Reads whatever it is shown as it is told, one after the other.
private final class Numbers: NumberReader {
  let name = "numbers-test"
  private var texts: [(String, sure: Double)]

  init(_ texts: [(String, sure: Double)]) { self.texts = texts }

  func read(_ line: Crop) throws -> NumberOpinion {
    let (text, sure) = texts.removeFirst()
    let alphabet = CharacterClasses.Alphabet("0123456789")
    let steps = text.compactMap(\.wholeNumberValue).flatMap { digit in
      [
        CTCDecoder.Step(
          blank: 0.001,
          characters: (0...9).map { ($0, $0 == digit ? sure : (1 - sure) / 9) }, allowed: 1),
        CTCDecoder.Step(blank: 1, characters: [], allowed: 1),
      ]
    }
    return NumberOpinion(
      steps: DigitSteps(steps, alphabet: alphabet),
      numbers: [Candidate(text: text, confidence: sure)])
  }
}

/// The same for digits in boxes.
private final class Boxes: BoxReader {
  let name = "boxes-test"
  private var texts: [String]

  init(_ texts: [String]) { self.texts = texts }

  func knows(_ repertoire: Repertoire) -> Bool { true }

  func read(_ boxes: [BoxPicture], repertoire: Repertoire) throws -> [BoxOpinion] {
    texts.removeFirst().map {
      BoxOpinion(
        characters: [Candidate(text: String($0), confidence: 0.999)], nothing: 0, struck: 0)
    }
  }
}

private final class Nobody: TextReader {
  let name = "nobody"
  func read(_ request: TextRequest) throws -> TextOpinion {
    TextOpinion(opinion: ReaderOpinion(name: name, text: "", confidence: 0))
  }
}

@Suite("numbers within a text, by themselves")
struct NumberLookTests {
  private static let pitch = 60
  private let line: Handwork
  private let crop: Crop

  /// Eight upright strokes, one for each letter.
  init() {
    var page = Crop(width: 9 * Self.pitch, height: 90, tone: 240, dpi: 300)
    for letter in 0..<8 {
      for y in 20..<70 {
        for x in 0..<6 { page[Self.pitch * (letter + 1) + x - 3, y] = 20 }
      }
    }
    let blank = Crop(width: page.width, height: page.height, tone: 240, dpi: 300)
    line = Handwork(FieldView(page: page, blank: blank, margin: 0))
    crop = line.cleaned?.padded(by: NeuralLineReader.frame) ?? page
  }

  private func letters(_ text: String, sure: Double, others: [Candidate] = []) -> [ReadLetter] {
    text.enumerated().map { index, character in
      var letter = ReadLetter(character, confidence: sure, others: others)
      letter.column = Double(NeuralLineReader.frame + 3 + index * Self.pitch)
      return letter
    }
  }

  private func look(
    _ letters: inout [ReadLetter], numbers: [(String, sure: Double)]?, boxes: [String] = []
  ) throws -> NumberLook.Sight? {
    let recogniser = TextRecogniser(
      network: nil, boxes: boxes.isEmpty ? nil : Boxes(boxes), numbers: numbers.map(Numbers.init),
      japanese: Nobody(), western: nil, clock: StageClock(now: { 0 }))
    return try NumberLook(recogniser: recogniser).look(at: &letters, of: line, crop: crop)
  }

  @Test("each number is looked at by itself, and how surely it is seen adds up")
  func agreeing() throws {
    var letters = letters("町12-3号室目", sure: 0.99)
    let sight = try #require(
      try look(&letters, numbers: [("12", 0.9), ("3", 0.8)], boxes: ["12", "3"]))
    #expect(String(letters.map(\.text)) == "町12-3号室目")
    #expect(sight.look < -0.3 && sight.look > -0.6)
    #expect(abs((sight.boxes ?? -9) - 3 * -0.001) < 1e-3)
    #expect(sight.opinions.map(\.text) == ["12 3", "12 3"])
    #expect(sight.opinions.map(\.name) == ["numbers-test", "boxes-test"])
    #expect(sight.opinions[0].confidence == 0.8)
    // From 1 to 2, in heights of these letters.
    #expect(abs((sight.step ?? 0) - Double(Self.pitch) / 50) < 0.05)
  }

  @Test("what both see who know written digits counts more than the line, which stays on record")
  func outvoted() throws {
    var letters = letters("町12345号", sure: 0.95)
    let sight = try #require(try look(&letters, numbers: [("12375", 0.99)], boxes: ["12375"]))
    #expect(String(letters.map(\.text)) == "町12375号")
    #expect(letters[4].others.first?.text == "4" && letters[4].column != nil)
    #expect(sight.changes == [.init(read: "12345", taken: "12375")])
    #expect(sight.look > -0.1 && (sight.boxes ?? -9) > -0.1)
  }

  @Test("a single doubt changes nothing, and speaks against the number")
  func single() throws {
    var letters = letters("町12345号", sure: 0.99)
    let sight = try #require(try look(&letters, numbers: [("12375", 0.9)], boxes: ["12345"]))
    #expect(String(letters.map(\.text)) == "町12345号")
    #expect(sight.look < -3 && (sight.boxes ?? -9) > -0.1)
    // Digits that cannot be told apart have no say.
    let free = try #require(try look(&letters, numbers: [("12345", 0.9)]))
    #expect(free.boxes == nil && free.opinions.count == 1)
    var lone = self.letters("町1-2番", sure: 0.99)
    #expect(try look(&lone, numbers: [("1", 0.9), ("2", 0.9)])?.step == nil)
  }

  @Test("a digit that the line lost comes back where both others see it, and where one does not")
  func lost() throws {
    var letters = letters("町123号室", sure: 0.99)
    _ = try look(&letters, numbers: [("1234", 0.99)], boxes: ["1234"])
    #expect(String(letters.map(\.text)) == "町1234号室")
    letters = self.letters("町123号室", sure: 0.99)
    _ = try look(&letters, numbers: [("1234", 0.99)], boxes: ["123"])
    #expect(String(letters.map(\.text)) == "町123号室")
    // Where a cut took one away, it is not lost.
    _ = try look(&letters, numbers: [("12", 0.99)], boxes: ["12"])
    #expect(String(letters.map(\.text)) == "町123号室")
  }

  @Test("a stroke of the letter before is no 1, where the line saw none")
  func stroke() throws {
    var letters = letters("川2-28号室", sure: 0.9)
    let seen = [("12", sure: 0.99), ("28", sure: 0.99)]
    let sight = try look(&letters, numbers: seen, boxes: ["12", "28"])
    #expect(String(letters.map(\.text)) == "川2-28号室" && sight?.changes == [])
    // Behind a hyphen it may be one.
    letters = self.letters("町8-2号室", sure: 0.9)
    _ = try look(&letters, numbers: [("8", 0.99), ("12", 0.99)], boxes: ["8", "12"])
    #expect(String(letters.map(\.text)) == "町8-12号室")
  }

  @Test("without a number, or without a reader of numbers, nothing is said")
  func nothing() throws {
    var letters = letters("町字大字", sure: 0.9)
    #expect(try look(&letters, numbers: []) == nil)
    letters = self.letters("町12", sure: 0.9)
    #expect(try look(&letters, numbers: nil) == nil)
    var none: [ReadLetter] = []
    #expect(try look(&none, numbers: []) == nil)
  }
}

/// Reads 町12号, each letter on one of four upright strokes.
private final class Liner: TextReader {
  let name = "liner"

  func read(_ request: TextRequest) throws -> TextOpinion {
    let frame = NeuralLineReader.frame
    let symbols = "町12号".enumerated().map { index, letter in
      let middle = frame + (request.crop.width - 2 * frame) * index / 3
      return TextOpinion.Symbol(
        text: String(letter), confidence: 0.95, left: middle - 2, right: middle + 2)
    }
    return TextOpinion(
      opinion: ReaderOpinion(name: name, text: "町12号", confidence: 0.95), symbols: symbols)
  }
}

private struct FourStrokes: FieldViews {
  func view(_ box: Box, margin: Double) -> FieldView? {
    let blank = Crop(width: 400, height: 120, tone: 240, dpi: 300)
    var page = blank
    for stroke in 1...4 {
      for y in 30..<90 { for x in 0..<6 { page[stroke * 80 + x - 3, y] = 20 } }
    }
    return FieldView(page: page, blank: blank, margin: margin)
  }
  func corners(_ box: Box) -> [Double] { [] }
  func redShare(_ box: Box) -> Double? { nil }
  func redSpots() -> [RedSpot]? { nil }
  func hiding(_ box: Box, kind: PlaceKind) -> Hiding? { nil }
}

@Suite("a number that was put in the place of another")
struct ChangedNumberTests {
  private func outcome(_ number: String) throws -> FieldOutcome {
    let field = Field(
      name: "場所", type: .text, source: .box(Box(x: 0, y: 0, width: 30, height: 8)))
    return try FieldReader(
      network: Liner(), numbers: Numbers([(number, sure: 0.99999)]), japanese: Liner(),
      western: nil, clock: StageClock(now: { 0 })
    ).outcome(of: field, in: FourStrokes())
  }

  @Test("waits for a person, who is told both")
  func waits() throws {
    let outcome = try outcome("17")
    #expect(outcome.value == "町17号" && outcome.evidence.structure == .broken)
    let finding = try #require(outcome.findings.first { $0.code == "text.numbers" })
    #expect(finding.severity == .doubt && finding.japanese.contains("「12」"))
    #expect(finding.japanese.contains("「17」"))
  }

  @Test("the number that the line read is none")
  func stands() throws {
    let outcome = try outcome("12")
    #expect(outcome.value == "町12号" && outcome.evidence.structure != .broken)
    #expect(!outcome.findings.contains { $0.code == "text.numbers" })
    #expect((outcome.evidence.numberLook ?? -9) > -0.1)
  }
}
