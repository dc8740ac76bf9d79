import Foundation
import TestKit
import Testing

@testable import Recognition

@Suite("the table of letters")
struct LetterTableTests {
  private func table() throws -> LetterTable {
    try DrawnLetterTable().written { try LetterTable(path: $0) }
  }

  @Test("a letter that continues a word costs less than one that does not, and an unknown one most")
  func order() throws {
    let table = try table()
    #expect(table.cost(of: "院", after: "病") < table.cost(of: "学", after: "病"))
    #expect(table.cost(of: "学", after: "病") < table.cost(of: "鼈", after: "病"))
    #expect(table.cost(of: "鼈", after: "病") == LetterTable.dearest)
    // A word has ended, and another begins.
    #expect(table.cost(of: "病", after: "院") < table.cost(of: "院", after: "学"))
  }

  @Test("what may begin a text costs what it costs at a word's beginning")
  func beginning() throws {
    let table = try table()
    #expect(table.cost(of: "黒", after: nil) < table.cost(of: "大", after: nil))
    #expect(table.cost(of: "院", after: nil) > table.cost(of: "大", after: nil))
  }

  @Test("all digits are one letter", arguments: Array("0123456789"))
  func digits(digit: Character) throws {
    let table = try table()
    #expect(table.cost(of: "丁", after: digit) == table.cost(of: "丁", after: "0"))
    #expect(table.cost(of: digit, after: nil) == table.cost(of: "0", after: nil))
  }

  @Test("costs are never below nothing nor above the dearest, whatever follows what")
  func bounds() throws {
    let table = try table()
    let letters = Array("病院気大学高橋木埼玉川0丁目みどり黒田リボン鼈A- ")
    for one in letters {
      for other in letters {
        #expect((0...LetterTable.dearest).contains(table.cost(of: one, after: other)))
      }
    }
  }

  @Test("the label tells content from content")
  func label() throws {
    let one = try table()
    let other = try DrawnLetterTable(["病院"]).written { try LetterTable(path: $0) }
    #expect(one.label.hasPrefix("test-") && other.label.hasPrefix("test-"))
    #expect(one.label != other.label)
  }

  @Test("a file that is cut, damaged or something else is refused with words")
  func damaged() throws {
    let whole = DrawnLetterTable().data
    func problem(_ data: Data) throws -> String {
      let folder = try TemporaryFolder()
      try data.write(to: folder.url.appendingPathComponent("t"))
      do {
        _ = try LetterTable(path: folder.file("t"))
        return ""
      } catch { return "\(error)" }
    }
    for length in [0, 7, 39, whole.count - 1] {
      #expect(!(try problem(whole.prefix(length))).isEmpty)
    }
    #expect(try problem(Data("something else".utf8)) == "The file is no table of letters.")
    var wrong = whole
    let count = Int(wrong[24])
    // The pairs of the first letter would begin behind all others.
    wrong[40 + 8 * count] = 200
    #expect(try problem(wrong) == "The table of letters is damaged.")
    var short = whole
    short[24] += 1
    #expect(try problem(short) == "The table of letters is cut off.")
  }
}
