import Readings
import Testing

@testable import Recognition

@Suite("Tesseract", .serialized)
struct TesseractReaderTests {
  @Test("reads a printed line, with a place and a confidence for each character")
  func line() throws {
    let reader = try TesseractReader()
    let line = DrawnLine.address
    let read = try reader.read(TextRequest(crop: line.crop, repertoire: .japanese))
    #expect(TextCleanup.clean(read.opinion.text, repertoire: .japanese) == line.text)
    #expect(read.opinion.name.hasPrefix("tesseract-") && read.opinion.name.hasSuffix("/jpn"))
    #expect(read.symbols.allSatisfy { (0...1).contains($0.confidence) && $0.left <= $0.right })
    #expect(read.weakest > 0.5)
  }

  @Test("reads digits with the engine for Western text")
  func digits() throws {
    let read = try TesseractReader(language: "eng").read(
      TextRequest(crop: DrawnLine.digits.crop, repertoire: .digits))
    #expect(TextCleanup.clean(read.opinion.text, repertoire: .digits) == DrawnLine.digits.text)
  }

  @Test("a line reads the same whatever was read before it")
  func noMemory() throws {
    let fresh = try TesseractReader().read(
      TextRequest(crop: DrawnLine.address.crop, repertoire: .japanese))
    let reader = try TesseractReader()
    for repertoire in Repertoire.allCases {
      _ = try reader.read(TextRequest(crop: DrawnLine.digits.crop, repertoire: repertoire))
      _ = try reader.read(
        TextRequest(
          crop: Crop.paper(40, 30), repertoire: repertoire, arrangement: .character))
    }
    let later = try reader.read(TextRequest(crop: DrawnLine.address.crop, repertoire: .japanese))
    #expect(later == fresh)
  }

  @Test("a missing language is a refusal that names the package")
  func missingLanguage() {
    let refusal = #expect(throws: Refusal.self) {
      _ = try TesseractReader(language: "xyz")
    }
    #expect(refusal?.code == .readerUnavailable)
    #expect(refusal?.detail.contains("tesseract-ocr-xyz") == true)
  }

  @Test("a folder without languages is a refusal, too")
  func missingFolder() {
    let refusal = #expect(throws: Refusal.self) {
      _ = try TesseractReader(language: "jpn", folder: "/nonexistent")
    }
    #expect(refusal?.code == .readerUnavailable)
  }

  @Test("a crop too small for a character reads as nothing")
  func tiny() throws {
    let reader = try TesseractReader(language: "eng")
    for size in [0, 1, 7] {
      let read = try reader.read(TextRequest(crop: Crop.paper(size, size), repertoire: .digits))
      #expect(read.opinion.text.isEmpty)
    }
  }
}
