import Foundation
import Readings
import TestKit
import Testing

@testable import Recognition

@Suite("address and 〒 together")
struct PostalDecoderTests {
  private func verdict(
    _ address: [ReadLetter], _ code: String = ""
  ) throws -> PostalVerdict {
    try #require(
      PostalDecoder(table: try DrawnPostalTable.table()).decode(address: address, code: .read(code))
    )
  }

  @Test("a letter that the reader doubted becomes the town's, and the numbers stay")
  func doubtedLetter() throws {
    let read: [ReadLetter] = .read(
      "栃木県字都宮市中央1-11-7　第二コーボ", [3: (0.6, [("宇", 0.35)])])
    for code in ["", "3200806"] {
      let verdict = try verdict(read, code)
      #expect(verdict.address == "栃木県宇都宮市中央1-11-7　第二コーボ")
      #expect(verdict.differs && verdict.probability > 0.99)
      #expect(verdict.change?.table == "栃木県宇都宮市中央")
      #expect(verdict.change?.read == "栃木県字都宮市中央")
      #expect(verdict.relation == (code.isEmpty ? .unknown : .confirmed))
    }
  }

  @Test("what the table has is left alone", arguments: DrawnPostalTable.towns)
  func unchanged(town: DrawnPostalTable.Town) throws {
    for tail in ["1-2-3", "571番地26　サンハイム桜302", ""] {
      let text = town.prefecture + town.city + town.town + tail
      let verdict = try verdict(.read(text), String(town.code))
      #expect(verdict.address == text)
      #expect(!verdict.differs)
      #expect(verdict.relation != .contradicted)
      if !town.town.isEmpty { #expect(verdict.relation == .confirmed) }
    }
  }

  @Test("people leave out prefecture and county, and add 大字")
  func leftOut() throws {
    for (text, code) in [
      ("上尾市原市1234", "3620021"), ("埼玉県伊奈町栄3-1", "3620806"), ("伊奈町大字栄3-1", "3620806"),
      ("埼玉県上尾市大字原市中5", "3620029"),
    ] {
      let verdict = try verdict(.read(text), code)
      #expect(verdict.address == text)
      #expect(verdict.relation == .confirmed, "\(text)")
    }
  }

  @Test("variants become the table's, what people like to write stays")
  func writings() throws {
    for (read, wanted) in [
      ("東京都板橋区成增3-25", "東京都板橋区成増3-25"), ("埼玉県上尾市須ヶ谷1-7", "埼玉県上尾市須ケ谷1-7"),
      ("埼玉県上尾市須が谷一-7", "埼玉県上尾市須が谷一-7"),
    ] {
      #expect(try verdict(.read(read)).address == wanted)
    }
  }

  @Test("a clear 〒 of another town is a contradiction, and changes nothing")
  func contradiction() throws {
    let verdict = try verdict(.read("埼玉県上尾市上尾下1-2"), "1750094")
    #expect(verdict.relation == .contradicted)
    #expect(!verdict.differs)
    #expect(verdict.code == "1750094")
  }

  @Test("a town that is not in the table stays as read")
  func unlisted() throws {
    for text in ["埼玉県上尾市西門前12", "京都府京都市中京区御池通1", "どこか遠い国の町"] {
      for code in ["", "3620025"] {
        let verdict = try verdict(.read(text), code)
        #expect(verdict.address == text || verdict.probability < 0.99, "\(text)")
      }
    }
  }

  @Test("between two towns that are as near nothing is sure")
  func undecided() throws {
    let read: [ReadLetter] = .read("埼玉県上尾市上尾〆3-4", [8: (0.4, [("下", 0.2), ("宿", 0.2)])])
    #expect(try verdict(read).probability < 0.9)
    let told = try verdict(read, "3620012")
    #expect(told.address == "埼玉県上尾市上尾宿3-4")
    #expect(told.probability > 0.99)
  }

  @Test("a digit that was read for sure stays, though the town's has another")
  func sureDigit() throws {
    let verdict = try verdict(.read("埼玉県上尾市上尾下1-2"), "3620026")
    #expect(verdict.codeProbability < 0.99)
    #expect(!verdict.differs)
  }

  @Test("a doubted digit of the 〒 becomes the town's")
  func doubtedDigit() throws {
    let table = try DrawnPostalTable.table()
    let digits: [ReadLetter] = .read("8620025", [0: (0.6, [("3", 0.39)])])
    let verdict = try #require(
      PostalDecoder(table: table).decode(address: .read("埼玉県上尾市上尾下1-2"), code: digits))
    #expect(verdict.code == "3620025")
    #expect(verdict.codeProbability > 0.99)
  }

  @Test("an address over two lines, broken within the town")
  func broken() throws {
    let verdict = try verdict(.read("埼玉県上尾市上\n尾下1-2"), "3620025")
    #expect(verdict.address == "埼玉県上尾市上尾下1-2")
  }

  @Test("however noisy, what follows the town is never touched, and the sure is rarely wrong")
  func noise() throws {
    let decoder = PostalDecoder(table: try DrawnPostalTable.table())
    var generator = SplitMix64(seed: 11)
    let crowd = Array("亜哀愛悪握圧扱安暗案以位依偉囲委意易異移維緯胃衣違遺医井域育一壱逸稲芋印員因姻引飲院陰隠韻右宇羽雨渦浦影")
    var (sure, wrong, changed) = (0, 0, 0)
    for round in 0..<300 {
      let town = DrawnPostalTable.towns[round % 10]
      let (head, tail) = (Array(town.prefecture + town.city + town.town), "3-15-\(round)")
      var read = [ReadLetter].read(String(head) + tail)
      for place in head.indices where Double.random(in: 0...1, using: &generator) < 0.12 {
        let other = crowd.randomElement(using: &generator) ?? "亜"
        read[place] = ReadLetter(
          other, confidence: 0.6,
          others: Bool.random(using: &generator)
            ? [.init(text: String(head[place]), confidence: 0.2)] : [])
      }
      let digits = String(String(town.code).map { $0 })
      let verdict = try #require(
        decoder.decode(address: read, code: round % 3 == 0 ? [] : .read(digits)))
      #expect(verdict.address.hasSuffix(tail))
      guard verdict.probability >= 0.99 else { continue }
      sure += 1
      guard verdict.differs else { continue }
      changed += 1
      if verdict.address != String(head) + tail { wrong += 1 }
    }
    #expect(sure > 200 && changed > 80, "\(sure) sure, \(changed) changed")
    #expect(wrong <= 3, "\(wrong) wrong of \(changed)")
  }
}
