import Readings
import TestKit
import Testing

@testable import Recognition

@Suite("where a family name ends")
struct NameDivisionTests {
  private func place(_ name: String, _ read: Int?) throws -> Int? {
    let table = try DrawnNameTable().written { try NameTable(path: $0) }
    return NameDivision(table: table).place(in: Array(name), read: read)
  }

  @Test("a space that leaves no known family name goes where both names are known")
  func moves() throws {
    #expect(try place("前田理恵", 3) == 2)
    #expect(try place("前田理恵", nil) == 2)
    #expect(try place("太田裕子", 1) == 2)
  }

  @Test("a space behind a known family name stays, and so does one that the table cannot better")
  func stays() throws {
    #expect(try place("前田理恵", 2) == nil)
    #expect(try place("前田鼈子", 3) == nil)
    #expect(try place("鼈山理恵", 1) == nil)
    #expect(try place("前田理恵", 4) == nil)
    #expect(try place("前", nil) == nil && place("", nil) == nil)
  }

  @Test("a family name that is not known is doubted where another division leaves a known one")
  func doubted() throws {
    func isDoubted(_ name: String, _ read: Int) throws -> Bool {
      let table = try DrawnNameTable().written { try NameTable(path: $0) }
      return NameDivision(table: table).mayDivideElsewhere(Array(name), read: read)
    }
    #expect(try isDoubted("前田鼈子", 3))
    #expect(try isDoubted("前田鼈子", 1))
    #expect(try !isDoubted("前田鼈子", 2))
    #expect(try !isDoubted("鼈山理恵", 2))
    #expect(try !isDoubted("前", 0) && !isDoubted("前田鼈子", 4))
  }

  @Test("two divisions that are both known are left alone")
  func torn() throws {
    let names = [
      DrawnNameTable.Name(isSurname: true, name: "小野", reading: "オノ", rarity: 1),
      .init(isSurname: true, name: "小野田", reading: "オノダ", rarity: 1),
      .init(isSurname: false, name: "田恵", reading: "タエ", rarity: 1),
      .init(isSurname: false, name: "恵", reading: "ケイ", rarity: 1),
    ]
    let table = try DrawnNameTable(names).written { try NameTable(path: $0) }
    #expect(NameDivision(table: table).place(in: Array("小野田恵"), read: nil) == nil)
  }

  @Test("readings are known by themselves")
  func readings() throws {
    let names = [
      DrawnNameTable.Name(isSurname: true, name: "島田", reading: "シマダ", rarity: 1),
      .init(isSurname: false, name: "孝之", reading: "タカユキ", rarity: 1),
    ]
    let table = try DrawnNameTable(names).written { try NameTable(path: $0) }
    let division = NameDivision(table: table)
    #expect(division.knows(familyReading: "シマダ", givenReading: "タカユキ"))
    #expect(!division.knows(familyReading: "シマシ", givenReading: "タカユキ"))
    #expect(!division.knows(familyReading: "タカユキ", givenReading: "シマダ"))
  }

  @Test("a reading is weighed beside those that differ by one mark")
  func rarity() throws {
    let names = [
      DrawnNameTable.Name(isSurname: true, name: "高田", reading: "タカダ", rarity: 36),
      .init(isSurname: true, name: "高田", reading: "タカタ", rarity: 71),
      .init(isSurname: true, name: "田方", reading: "タカタ", rarity: 68),
      .init(isSurname: false, name: "学", reading: "マナブ", rarity: 24),
    ]
    let table = try DrawnNameTable(names).written { try NameTable(path: $0) }
    func weigh(_ family: String, _ given: String) -> Evidence.ReadingRarity {
      NameDivision(table: table).weigh(familyReading: family, givenReading: given)
    }
    #expect(weigh("タカダ", "マナブ") == .init(rarest: 4.5, lead: 4))
    #expect(weigh("タカタ", "マナブ") == .init(rarest: 8.5, lead: -4))
    // What the table does not have is rarer than all that it has.
    #expect(weigh("タカダ", "マナフ") == .init(rarest: 14, lead: -11))
    #expect(weigh("タガタ", "マナブ").lead == -5.5)
    #expect(weigh("ユリ", "ユリ") == .init(rarest: 14, lead: nil))
  }
}
