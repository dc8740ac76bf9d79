import Foundation
import Readings
import TestKit
import Testing

@testable import Recognition

@Suite("name and フリガナ together")
struct NameDecoderTests {
  private func verdict(_ name: [ReadLetter], _ reading: [ReadLetter]) throws -> NameVerdict? {
    let table = try DrawnNameTable().written { try NameTable(path: $0) }
    return NameDecoder(table: table).decode(name: name, reading: reading)
  }

  @Test(
    "a small kana that the name's reading has large",
    arguments: [
      ("上野　翔太", "ウェノ　ショウタ", "ウエノ　ショウタ"), ("土屋　聡", "ツチャ　サトシ", "ツチヤ　サトシ"),
      ("小野　恵美", "オノ　ェミ", "オノ　エミ"), ("小野　翔太", "オノ　シヨウタ", "オノ　ショウタ"),
    ])
  func smallKana(name: String, read: String, wanted: String) throws {
    let verdict = try #require(try self.verdict(.read(name), .read(read)))
    #expect(verdict.reading.text == wanted && verdict.reading.probability > 0.99)
    #expect(!verdict.name.differs)
  }

  @Test("what goes together is confirmed and stays")
  func confirmed() throws {
    for (name, reading) in [("前田　裕子", "マエダ　ヒロコ"), ("大田　聡", "オオタ　サトシ")] {
      let verdict = try #require(try self.verdict(.read(name), .read(reading)))
      #expect(verdict.isConfirmed && !verdict.name.differs && !verdict.reading.differs)
    }
  }

  @Test("variants of a name are the person's own")
  func variants() throws {
    let verdict = try #require(try self.verdict(.read("上野　聰"), .read("ウエノ　サトシ")))
    #expect(verdict.name.text == "上野　聰")
    let other = try #require(try self.verdict(.read("小野　理惠"), .read("オノ　リエ")))
    #expect(!other.name.differs)
  }

  @Test(
    "names and readings that the table does not have stay as read",
    arguments: [
      ("鷲尾　蒼空", "ワシオ　ソラ"), ("前田　翔大", "マエダ　ショウタ"), ("太田　聡", "オオタ　アキラ"), ("上野　裕子", "ウエノ　マサコ"),
      ("上田　聡", "ウエダ　サトシ"),
    ])
  func unlisted(name: String, reading: String) throws {
    let verdict = try #require(try self.verdict(.read(name), .read(reading)))
    #expect(!verdict.name.differs || verdict.name.probability < 0.99)
    #expect(!verdict.reading.differs || verdict.reading.probability < 0.99)
    #expect(!verdict.isConfirmed)
  }

  @Test("a doubted character of the name is settled by its reading")
  func doubted() throws {
    let read: [ReadLetter] = .read("前田　格子", [3: (0.5, [("裕", 0.4)])])
    let verdict = try #require(try self.verdict(read, .read("マエダ　ユウコ")))
    #expect(verdict.name.text == "前田　裕子" && verdict.name.probability > 0.99)
    let bare = try #require(try self.verdict(.read("前田　裕子"), .read("マエダ　カクコ")))
    #expect(!bare.name.differs)
  }

  @Test("the space that one of them lost, or has in the wrong place")
  func spaces() throws {
    for name in ["小野翔太", "小野翔　太"] {
      let verdict = try #require(try self.verdict(.read(name), .read("オノ　ショウタ")))
      #expect(verdict.name.text == "小野　翔太" && verdict.name.probability > 0.99)
    }
    #expect(try self.verdict(.read("小野翔太"), .read("オノショウタ")) == nil)
    #expect(try self.verdict([], .read("オノ　ショウタ")) == nil)
  }

  @Test("whatever is done to the file, it is refused or can be used")
  func damaged() throws {
    let whole = DrawnNameTable().data
    var generator = SplitMix64(seed: 5)
    for _ in 0..<400 {
      var drawn = DrawnNameTable()
      var data = whole
      if Bool.random(using: &generator) {
        data = data.prefix(Int.random(in: 1..<data.count, using: &generator))
      }
      for _ in 0..<3 {
        let place = Int.random(in: 0..<data.count, using: &generator)
        data[place] = .random(in: 0...255, using: &generator)
      }
      drawn.data = Data(data)
      guard let table = try? drawn.written({ try NameTable(path: $0) }) else { continue }
      _ = NameDecoder(table: table).decode(
        name: .read("上野　翔太"), reading: .read("ウェノ　ショウタ"))
    }
  }
}
