import Testing

@testable import Intake

@Suite struct FileNameTests {
  @Test(arguments: [
    "~$申請.docx", "scan.part", "scan.PART", "a.tmp", ".hidden", "Thumbs.db", "thumbs.DB",
    ".DS_Store",
    "._scan.pdf", ".claimed", "desktop.ini",
  ]) func litterIsIgnored(_ name: String) throws {
    #expect(try #require(FileName(bytes: Array(name.utf8))).isIgnored)
  }

  @Test(arguments: ["a.pdf", "申請書.tif", "part", "tmp", "x.tmp.pdf", "~a.pdf", "$x.jpg"])
  func scansAreNot(_ name: String) throws {
    #expect(try !#require(FileName(bytes: Array(name.utf8))).isIgnored)
  }

  @Test func whatCannotBeANameIsNone() {
    for bytes in [[], [0x2E], [0x2E, 0x2E], [0x61, 0], [0x61, 0x2F, 0x62]] as [[UInt8]] {
      #expect(FileName(bytes: bytes) == nil)
    }
  }

  @Test func numbersGoBeforeTheExtension() throws {
    func numbered(_ name: String) throws -> String {
      try #require(FileName(bytes: Array(name.utf8))).numbered(2).text
    }
    #expect(try numbered("a.pdf") == "a-2.pdf")
    #expect(try numbered("a") == "a-2")
    #expect(try numbered(String(repeating: "x", count: 251) + ".pdf").utf8.count == 255)
  }
}
