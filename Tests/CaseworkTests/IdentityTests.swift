import Casework
import Foundation
import Japanese
import TestKit
import Testing

@Suite struct IdentityTests {
  @Test func `ids sort by time and come back from their text`() throws {
    var random = SplitMix64(seed: 1)
    var last: DocumentID?
    for second in 0..<500 {
      let id = DocumentID(
        at: Date(timeIntervalSince1970: 1_700_000_000 + Double(second) / 100),
        high: random.next(), low: random.next())
      #expect(id.rawValue.utf8.count == 26)
      #expect(DocumentID(rawValue: id.rawValue) == id)
      if let last { #expect(last < id) }
      last = id
    }
  }

  @Test func `an id's parts are where the specification puts them`() {
    // The specification gives 01ARYZ6S41 for 1469918176385 ms.
    let id = CaseID(
      at: Date(timeIntervalSince1970: 1_469_918_176.385), high: 0, low: UInt64.max)
    #expect(id.rawValue == "01ARYZ6S41" + "00000000" + "ZZZZZZZZ")
  }

  @Test(arguments: [
    "", "01ARYZ6S41", "01ARYZ6S4100000000ZZZZZZZL", "81ARYZ6S4100000000ZZZZZZZZ",
    "01ARYZ6S4100000000ZZZZZZZZ0", "01aryz6s4100000000zzzzzzzz",
  ])
  func `other texts are no ids`(text: String) {
    #expect(CaseID(rawValue: text) == nil)
    #expect((try? JSONDecoder().decode(CaseID.self, from: Data("\"\(text)\"".utf8))) == nil)
  }

  @Test func `the day of reception is the day in Japan`() {
    let before = Date(timeIntervalSince1970: 1_774_969_199)
    #expect(CalendarDate(receivedAt: before).description == "2026-03-31")
    #expect(
      CalendarDate(receivedAt: before.addingTimeInterval(1)).description == "2026-04-01")
    #expect(CalendarDate(receivedAt: .distantPast).year >= 1)
  }

  @Test func `numbers are written as staff know them`() throws {
    let number = ReceptionNumber(
      fiscalYear: FiscalYear(2026), department: "国保年金課", number: 123)
    #expect(number.description == "R8-国保年金課-000123")
    #expect(number.branch(2).description == "R8-国保年金課-000123-2")
    #expect(FiscalYear(2019).label == "R1")
    #expect(FiscalYear(2018).label == "H30")
  }

  @Test(arguments: [
    "R8-国保年金課-000123", "R8-国保年金課-000123-2", "R8-税務-2課-000001-12", "R1-課-1234567",
    "R8-123456-000001",
  ])
  func `a number comes back from its text`(text: String) throws {
    #expect(try #require(ReceptionNumber(text)).description == text)
  }

  @Test func `full-width typing is understood`() throws {
    #expect(
      ReceptionNumber("Ｒ８－国保年金課－０００１２３－２")?.description == "R8-国保年金課-000123-2")
    #expect(ReceptionNumber(" R8-国保年金課-000123 ")?.number == 123)
  }

  /// Copied with blanks from a list, a letter or a spreadsheet.
  @Test(arguments: [
    ("R8 - 国保年金課 - 000123", "R8-国保年金課-000123"), ("R8-国保年金課-000 123", "R8-国保年金課-000123"),
    ("\n R 8-国保年金課-000123-2\t", "R8-国保年金課-000123-2"),
    ("Ｒ８－国保年金課－０００１２３　－　２", "R8-国保年金課-000123-2"),
    ("R8 - 子ども 家庭課 - 000123", "R8-子ども 家庭課-000123"),
    ("R8-子ども　 家庭課-000123", "R8-子ども 家庭課-000123"),
    ("R8-子と\u{3099}も課-000123", "R8-子ども課-000123"),
    ("R8-税務課－二係-000123", "R8-税務課－二係-000123"),
  ])
  func `blanks of typing do not count`(typed: String, written: String) throws {
    let number = try #require(ReceptionNumber(typed))
    #expect(Array(number.description.unicodeScalars) == Array(written.unicodeScalars))
    #expect(ReceptionNumber(written) == number)
  }

  /// What a folder may be called: number and department must agree all the same.
  @Test(arguments: [" 税務課", "税務課　", "税務\u{A0}課", "税 \n 務 課", "税-務 -課", "か\u{3099}"])
  func `names of departments are folded in one way`(name: String) throws {
    let folded = DepartmentName.folded(name)
    #expect(DepartmentName.folded(folded) == folded)
    #expect(!folded.isEmpty)
    let number = ReceptionNumber(fiscalYear: FiscalYear(2026), department: name, number: 7)
    #expect(number.department == folded)
    let back = try #require(ReceptionNumber(number.description))
    #expect(back == number)
    #expect(Array(back.department.unicodeScalars) == Array(folded.unicodeScalars))
  }

  @Test func `a name of nothing but blanks is none`() {
    #expect(DepartmentName.folded(" \u{3000}\n") == "")
    #expect(ReceptionNumber("R8- -000001") == nil)
  }

  @Test(arguments: [
    "", "R8", "R8-課", "R8--000001", "R8-課-00012", "R8-課-000123-1", "X8-課-000123",
    "R0-課-000123", "R8-課-000123-x", "R8-課-000000", "H31-課-000001", "R08-課-000001",
  ])
  func `other texts are no numbers`(text: String) {
    #expect(ReceptionNumber(text) == nil)
  }

  @Test func `any number survives writing and reading`() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let number = ReceptionNumber(
        fiscalYear: FiscalYear(Int.random(in: 1990...2080, using: &random)),
        department: ["国保年金課", "税-2", "a", "123456"].randomElement(using: &random) ?? "a",
        number: Int.random(in: 1...9_999_999, using: &random),
        branch: Int.random(in: 1...99_999, using: &random))
      #expect(ReceptionNumber(number.description) == number)
    }
  }

  @Test func `a reference is an id or a number`() throws {
    let id = CaseID(at: .now, high: 1, low: 2)
    #expect(CaseReference(id.rawValue) == .id(id))
    #expect(CaseReference("R8-課-000001") != nil)
    #expect(CaseReference("田中") == nil)
  }
}
