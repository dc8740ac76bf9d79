import Testing

@testable import Daemon

@Suite("what doctor says of lexicons")
struct DoctorLexiconTests {
  @Test("the editions of the tables, or that they are missing and what that costs")
  func tables() {
    let there = Doctor.postalTable(of: "uketsuke-reader-0.1.0+tesseract-5.3.0+postal-2026.10.0")
    #expect(there.verdict == .good && there.japanese.contains("postal-2026.10.0"))
    let missing = Doctor.postalTable(of: "uketsuke-reader-0.1.0+tesseract-5.3.0")
    #expect(missing.verdict == .warning && missing.subject == "lexicon.postal")
    let names = Doctor.nameTable(of: "uketsuke-reader-0.1.0+names-2.7.0-20070801")
    #expect(names.verdict == .good && names.english.contains("names-2.7.0-20070801"))
    #expect(Doctor.nameTable(of: "uketsuke-reader-0.1.0").subject == "lexicon.names")
    #expect(Doctor.nameTable(of: "uketsuke-reader-0.1.0").verdict == .warning)
    #expect(missing.japanese.contains("照合せず") && missing.english.contains("dependencies.sh"))
  }
}
