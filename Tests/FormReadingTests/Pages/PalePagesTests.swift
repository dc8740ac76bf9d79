import Foundation
import Readings
import Testing

@testable import FormPress
@testable import FormReading

/// Sheets as a scanner delivers them, through the reader: what is only pale is never left out as blank, and
/// what is empty is.
@Suite("Pale pages", .serialized)
struct PalePagesTests {
  private func read(
    _ content: DrawnSheet.Content, _ level: AgeingLevel, seed: UInt64 = 1
  ) throws -> DocumentReading {
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let sheet = try DrawnSheet(content, level: level, seed: seed)
    return try #require(try bench.read(try sheet.file(level: level)))
  }

  @Test(
    "what is pale is a case that says so",
    arguments: [DrawnSheet.Content.pencil(0.15), .paleCopy(0.15), .photograph(40)],
    [AgeingLevel.office, .worn])
  func pale(content: DrawnSheet.Content, level: AgeingLevel) throws {
    let reading = try read(content, level)
    #expect(reading.pages.map(\.isBlank) == [false])
    let codes = reading.cases.first?.findings.map(\.code) ?? []
    #expect(codes.contains("page.unidentified") && codes.contains("page.almostBlank"), "\(codes)")
    let faint = reading.cases.first?.findings.first { $0.code == "page.almostBlank" }
    #expect(faint?.severity == .doubt && faint?.japanese.contains("白紙に見えます") == true)
  }

  @Test(
    "an empty sheet is left out, also a worn and a faxed one",
    arguments: [AgeingLevel.office, .worn, .fax], [1, 2] as [UInt64])
  func empty(level: AgeingLevel, seed: UInt64) throws {
    let reading = try read(.nothing, level, seed: seed)
    #expect(reading.pages.map(\.isBlank) == [true])
    #expect(reading.cases.first?.findings.map(\.code) == ["document.blank"])
  }

  @Test("the back of a printed sheet is left out, though the front shows through")
  func back() throws {
    let reading = try read(.showThrough(0.12), .office)
    #expect(reading.pages.map(\.isBlank) == [false, true])
    #expect(reading.pages.last?.findings.map(\.code) == ["page.blank"])
    // The same back alone is nobody's: a person looks.
    let sheet = try DrawnSheet(.showThrough(0.12), level: .office, seed: 1)
    let bench = ServiceBench()
    try bench.know("a", DrawnForm(seed: 1))
    let alone = try #require(try bench.read(try sheet.file(level: .office, withFront: false)))
    #expect(alone.pages.map(\.isBlank) == [false])
    #expect(alone.cases.first?.findings.contains { $0.code == "page.almostBlank" } == true)
  }
}
