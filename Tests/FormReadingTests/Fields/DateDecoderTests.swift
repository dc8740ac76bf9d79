import Japanese
import Readings
import Testing

@testable import FormReading
@testable import Recognition

@Suite("numbers that are one day")
struct DateDecoderTests {
  /// A line in which each digit has a step of its own; what else it may be has the rest.
  private func line(_ digits: [(Character, Double, Character)]) -> DigitSteps {
    let alphabet = CharacterClasses.Alphabet(characters: Array("0123456789"), members: [])
    let steps = digits.flatMap { digit, sure, other in
      [
        CTCDecoder.Step(
          blank: 0.001,
          characters: [
            (digit.wholeNumberValue ?? 0, sure), (other.wholeNumberValue ?? 0, 1 - sure),
          ], allowed: 1),
        CTCDecoder.Step(blank: 1, characters: [], allowed: 1),
      ]
    }
    return DigitSteps(steps, alphabet: alphabet)
  }

  private func place(_ digits: [(String, Double)]) -> BoxOpinion {
    BoxOpinion(
      characters: digits.map { Candidate(text: $0.0, confidence: $0.1) }, nothing: 0, struck: 0)
  }

  private func sure(_ text: String) -> DateDecoder.Number {
    .written([.init(places: text.map { place([(String($0), 0.999)]) }, prior: 0)])
  }

  private func isDay(_ texts: [String]) -> Bool {
    (try? DateText.parse(era: "令和", year: texts[0], month: texts[1], day: texts[2])) != nil
  }

  @Test(
    "of two numbers that look alike the calendar takes the one that is a day, and says what it looked like"
  )
  func calendar() throws {
    let month = DateDecoder.Number.written([
      .init(places: [place([("7", 0.6), ("1", 0.4)]), place([("2", 0.99)])], prior: 0)
    ])
    let seen = line([
      ("6", 0.99, "5"), ("7", 0.6, "1"), ("2", 0.99, "3"), ("3", 0.99, "5"),
    ])
    let verdict = try #require(
      DateDecoder(numbers: [sure("6"), month, sure("3")], line: seen).decode(isDay))
    #expect(verdict.texts == ["6", "12", "3"])
    #expect(verdict.look == ["6", "72", "3"])
    #expect(verdict.probability > 0.2 && verdict.probability < 0.6)
  }

  @Test("the reader of numbers decides between days that the others hold equally likely")
  func third() throws {
    let day = DateDecoder.Number.written([
      .init(places: [place([("1", 0.5), ("7", 0.5)])], prior: 0)
    ])
    let seen = line([("6", 0.99, "5"), ("3", 0.99, "5"), ("1", 0.5, "7")])
    for digit in ["1", "7"] {
      let other = line([("6", 0.99, "5"), ("3", 0.99, "5"), (Character(digit), 0.97, "9")])
      let verdict = try #require(
        DateDecoder(numbers: [sure("6"), sure("3"), day], line: seen, digits: other).decode(isDay))
      #expect(verdict.texts == ["6", "3", digit] && verdict.probability > 0.9)
    }
  }

  @Test("what is surely no day stays what it is")
  func noDay() throws {
    let seen = line([("6", 0.999, "5"), ("2", 0.999, "1"), ("3", 0.999, "2"), ("1", 0.999, "7")])
    let verdict = try #require(
      DateDecoder(numbers: [sure("6"), sure("2"), sure("31")], line: seen).decode(isDay))
    #expect(verdict.texts == ["6", "2", "31"])
  }

  @Test("a broad piece is two digits where both networks see two")
  func touching() throws {
    let day = DateDecoder.Number.written([
      .init(places: [place([("2", 0.5), ("7", 0.3)])], prior: 0),
      .init(places: [place([("1", 0.98)]), place([("2", 0.98)])], prior: -1),
    ])
    let two = line([("6", 0.99, "5"), ("3", 0.99, "5"), ("1", 0.9, "7"), ("2", 0.99, "3")])
    let verdict = DateDecoder(numbers: [sure("6"), sure("3"), day], line: two).decode(isDay)
    #expect(verdict?.texts == ["6", "3", "12"])
    let one = line([("6", 0.99, "5"), ("3", 0.99, "5"), ("2", 0.99, "3")])
    #expect(
      DateDecoder(numbers: [sure("6"), sure("3"), day], line: one).decode(isDay)?.texts
        == ["6", "3", "2"])
  }

  @Test("what is printed stands in no line, and a number that nobody could divide ends it")
  func fixed() throws {
    let seen = line([("3", 0.99, "5"), ("9", 0.99, "4")])
    let numbers: [DateDecoder.Number] = [.fixed("6"), sure("3"), sure("9")]
    #expect(DateDecoder(numbers: numbers, line: seen).decode(isDay)?.texts == ["6", "3", "9"])
    #expect(
      DateDecoder(numbers: [.fixed("6"), .written([]), sure("9")], line: seen).decode(isDay) == nil)
  }
}
