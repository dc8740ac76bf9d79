import Testing

@testable import Daemon

@Suite("what doctor says of a reader's parts")
struct DoctorEnginesTests {
  private let whole =
    "uketsuke-reader-0.1.0+tesseract-5.3.0+ppocr-6-small-1/o+letters-3/2+boxed-1-2/o+single-letters-1-3/o+numbers-1-4/o+postal-2026.10.0"
    + "+names-2.7.0+calibration-2"

  @Test("all is good where every part is there")
  func whole_() {
    let found = Doctor.engines(of: whole)
    #expect(found.count == 8 && found.allSatisfy { $0.verdict == .good })
    #expect(found.contains { $0.japanese.contains("postal-2026.10.0") })
  }

  @Test(
    "a missing part is a warning of its own, with what to do",
    arguments: [
      "ppocr-": "reader.network", "boxed-": "reader.boxes", "calibration-": "judge",
      "postal-": "lexicon.postal", "single-letters-": "reader.letters", "names-": "lexicon.names",
      "letters-": "lexicon.letters", "numbers-": "reader.numbers",
    ])
  func missing(prefix: String, subject: String) throws {
    let reader = whole.split(separator: "+").filter { !$0.hasPrefix(prefix) }.joined(separator: "+")
    let found = Doctor.engines(of: reader).filter { $0.verdict != .good }
    #expect(found.map(\.subject) == [subject])
    let one = try #require(found.first)
    #expect(one.verdict == .warning && one.japanese.hasSuffix("。") && one.english.contains("."))
  }

  @Test("a reader without the data for numbers is told by its package")
  func noWestern() throws {
    let found = Doctor.engines(of: whole + "+missing:tesseract-eng").filter { $0.verdict != .good }
    #expect(found.map(\.subject) == ["reader.tesseract"])
    #expect(found.first?.japanese.contains("tesseract-ocr-eng") == true)
  }

  @Test("one of the two tables of letters alone is not enough, though the reader has one")
  func halfOfTheTables() throws {
    let found = Doctor.engines(of: whole.replacing("letters-3/2+", with: "letters-3+"))
    let one = try #require(found.first { $0.verdict != .good })
    #expect(found.count { $0.verdict != .good } == 1)
    #expect(one.subject == "lexicon.letters" && one.verdict == .warning)
    #expect(one.japanese.contains("readings.table") && one.english.contains("readings.table"))
  }

  @Test("a file that is there and something else is called wrong, not missing")
  func broken() throws {
    let reader = whole.split(separator: "+").filter { !$0.hasPrefix("boxed-") }.joined(
      separator: "+")
    let found = Doctor.engines(of: reader + "+broken:boxed.onnx")
    let one = try #require(found.first { $0.subject == "reader.boxes" })
    #expect(one.verdict == .bad && one.japanese.contains("boxed.onnx はありますが"))
    // What the project ships is not fetched.
    #expect(one.japanese.contains("models/boxed") && one.english.contains("Put models/boxed back"))
  }
}
