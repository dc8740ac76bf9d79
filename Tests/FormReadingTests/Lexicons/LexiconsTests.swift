import Foundation
import Readings
import Recognition
import TestKit
import Testing
import Workflows

@testable import FormReading

@Suite("lexicons as evidence")
struct LexiconsTests {
  private typealias Read = (field: Field, outcome: FieldOutcome)

  private let place = FieldSource.box(Box(x: 0, y: 0, width: 10, height: 10))

  /// An outcome as a reader gives it; `doubts` are places with what else may stand there.
  private func outcome(
    _ text: String, _ subject: Evidence.Subject, _ doubts: [Int: (String, Double)] = [:]
  ) -> FieldOutcome {
    let letters = text.enumerated().map { place, character in
      doubts[place].map {
        ReadLetter(
          character, confidence: 0.6, others: [Candidate(text: $0.0, confidence: $0.1)])
      } ?? ReadLetter(character, confidence: 0.999)
    }
    return FieldOutcome(
      raw: text, value: text, evidence: Evidence(subject: subject, certainty: 0.9),
      letters: letters)
  }

  private func supported(
    _ address: FieldOutcome, _ code: FieldOutcome, agreesWith: String? = "郵便番号", table: Bool = true
  ) throws -> (address: FieldOutcome, code: FieldOutcome) {
    var read: [Read] = [
      (Field(name: "郵便番号", type: .postalCode, source: place), code),
      (Field(name: "住所", type: .address, source: place, agreesWith: agreesWith), address),
    ]
    let postal = table ? try DrawnPostalTable().written { try PostalTable(path: $0) } : nil
    Lexicons(postal: postal).support(&read)
    return (read[1].outcome, read[0].outcome)
  }

  @Test("what the table changed says so, and what was read is kept")
  func changed() throws {
    let read = outcome("栃木県字都宮市中央1-11-7", .japanese, [3: ("宇", 0.35)])
    let (address, code) = try supported(read, outcome("3200806", .digits))
    #expect(address.value == "栃木県宇都宮市中央1-11-7")
    #expect(address.raw == "栃木県字都宮市中央1-11-7")
    #expect(address.evidence.lexicon == .changed)
    #expect(address.settled == "栃木県宇都宮市中央".count)
    #expect(address.findings.map(\.code) == ["lexicon.changed"])
    #expect(address.findings.allSatisfy { $0.severity == .note })
    let words = try #require(address.findings.first)
    #expect(words.japanese.contains("「栃木県字都宮市中央」") && words.japanese.contains("「栃木県宇都宮市中央」"))
    #expect(address.opinions.map(\.name) == ["postal-test"])
    #expect(code.evidence.lexicon == .confirmed && code.value == "3200806")
  }

  @Test("what the table has is confirmed, and no group changes for it")
  func confirmed() throws {
    let read = outcome("埼玉県上尾市富士見3-7-23", .japanese)
    let (address, code) = try supported(read, outcome("3620042", .digits))
    #expect(address.value == read.value && address.findings.isEmpty && address.opinions.isEmpty)
    #expect(address.evidence.lexicon == .confirmed && code.evidence.lexicon == .confirmed)
    #expect(address.settled == "埼玉県上尾市富士見".count)
  }

  @Test("how surely the table has both together is evidence")
  func sureness() throws {
    // 上尾宿 has 362-0012.
    func doubts(
      _ town: [Int: (String, Double)], _ digits: [Int: (String, Double)]
    ) throws -> (address: Double, code: Double) {
      let (address, code) = try supported(
        outcome("埼玉県上尾市上尾下3-4", .japanese, town), outcome("3620025", .digits, digits))
      return (
        try #require(address.evidence.lexiconDoubt), try #require(code.evidence.lexiconDoubt)
      )
    }
    let other = [5: ("1", 0.39), 6: ("2", 0.39)]
    let sure = try doubts([:], [:])
    let told = try doubts([:], other)
    let open = try doubts([8: ("宿", 0.39)], other)
    #expect((0..<0.001).contains(sure.address) && (0..<0.001).contains(sure.code))
    #expect(told.code < 0.01 && told.code >= sure.code, "what its town tells is no doubt")
    #expect(open.code > 10 * told.code && open.address > 10 * told.address, "\(told) \(open)")
    // Alone the same digits are as doubtful as they were read.
    let (_, code) = try supported(
      outcome("埼玉県上尾市上尾下3-4", .japanese), outcome("3620025", .digits), agreesWith: nil)
    #expect(code.evidence.lexiconDoubt == nil)
  }

  @Test("what the table would rather have otherwise has none; what was taken from it has its own")
  func surenessOfOthers() throws {
    var read = outcome("栃木県宇都宮市申央1-11-7", .japanese)
    for (share, isTaken) in [(0.0, false), (0.4, true)] {
      read.letters[7] = ReadLetter(
        "申", confidence: 0.9, others: [Candidate(text: "中", confidence: share)])
      let (address, _) = try supported(
        read, FieldOutcome(evidence: Evidence(subject: .empty, certainty: 1)))
      #expect((address.evidence.lexicon == .changed) == isTaken)
      if isTaken { #expect(try #require(address.evidence.lexiconDoubt) <= -log(0.99)) }
    }
  }

  @Test("a 〒 of another town is a doubt about both, and neither changes")
  func contradicted() throws {
    let (address, code) = try supported(
      outcome("埼玉県上尾市富士見3-7-23", .japanese), outcome("1750094", .digits))
    #expect(address.value == "埼玉県上尾市富士見3-7-23" && code.value == "1750094")
    for outcome in [address, code] {
      #expect(outcome.findings.map(\.code) == ["postal.otherTown"])
      #expect(outcome.findings.first?.fields == ["住所", "郵便番号"])
      #expect(outcome.evidence.structure == .broken)
    }
  }

  @Test("a 〒 speaks only for the address that the workflow names it for")
  func unrelated() throws {
    let (address, code) = try supported(
      outcome("埼玉県上尾市富士見3-7-23", .japanese), outcome("1750094", .digits), agreesWith: nil)
    #expect(address.findings.isEmpty && code.findings.isEmpty)
    #expect(code.evidence.lexicon == .none)
  }

  @Test("what the table rather has is taken where it is sure, and else waits for a person")
  func rather() throws {
    var codes: Set<String> = []
    for share in stride(from: 0, through: 0.4, by: 0.01) {
      var read = outcome("栃木県宇都宮市申央1-11-7", .japanese)
      read.letters[7] = ReadLetter(
        "申", confidence: 0.9, others: [Candidate(text: "中", confidence: share)])
      let (address, _) = try supported(
        read, FieldOutcome(evidence: Evidence(subject: .empty, certainty: 1)))
      let isTaken = address.evidence.lexicon == .changed
      #expect(address.value == (isTaken ? "栃木県宇都宮市中央1-11-7" : read.value))
      guard !address.opinions.isEmpty else { continue }
      #expect(address.findings.map(\.code) == [isTaken ? "lexicon.changed" : "lexicon.other"])
      #expect(address.evidence.structure == (isTaken ? read.evidence.structure : .broken))
      #expect(address.opinions.map(\.text) == ["栃木県宇都宮市中央1-11-7"])
      codes.formUnion(address.findings.map(\.code))
    }
    #expect(codes == ["lexicon.changed", "lexicon.other"])
  }

  @Test(
    "a 〒 that the town rather has otherwise is taken where it is sure, and else waits for a person")
  func ratherCoded() throws {
    var codes: Set<String> = []
    for confidence in [0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1] {
      var read = outcome("3620012", .digits)
      read.letters[5] = ReadLetter("1", confidence: confidence)
      let (_, code) = try supported(outcome("埼玉県上尾市富士見3-7-23", .japanese), read)
      let isTaken = code.evidence.lexicon == .changed
      #expect(code.value == (isTaken ? "3620042" : read.value))
      if !code.opinions.isEmpty { #expect(!code.findings.isEmpty) }
      codes.formUnion(code.findings.map(\.code))
    }
    #expect(codes.isSuperset(of: ["lexicon.changed", "lexicon.other"]), "\(codes)")
  }

  @Test("what the table does not have at all changes nothing")
  func unknown() throws {
    let read = outcome("埼玉県上尾市上尾〆3-4", .japanese)
    let (address, _) = try supported(
      read, FieldOutcome(evidence: Evidence(subject: .empty, certainty: 1)))
    #expect(address.value == read.value && address.evidence.lexicon == .none)
    #expect(address.findings.isEmpty)
  }

  @Test("without the table the field says so, and nothing else happens")
  func missing() throws {
    let read = outcome("栃木県字都宮市中央1-11-7", .japanese, [3: ("宇", 0.35)])
    let (address, code) = try supported(read, outcome("1750094", .digits), table: false)
    #expect(address.value == read.value && address.findings.map(\.code) == ["lexicon.missing"])
    #expect(address.findings.first?.severity == .note)
    #expect(code.findings.isEmpty)
  }

  @Test("a building's words and the space before it")
  func buildings() throws {
    let read = outcome("埼玉県上尾市富士見3-7-23コ　ーボ青葉101", .japanese, [18: ("ポ", 0.3)])
    let (address, _) = try supported(read, outcome("3620042", .digits))
    #expect(address.value == "埼玉県上尾市富士見3-7-23　コーポ青葉101")
    #expect(address.raw == read.raw && address.evidence.lexicon == .changed)
    #expect(address.opinions.map(\.name) == ["address-tail-1"])
  }

  @Test("a reading that the name settles says so; without the table the name says so")
  func names() throws {
    for hasTable in [true, false] {
      let table = hasTable ? try DrawnNameTable().written { try NameTable(path: $0) } : nil
      var read: [Read] = [
        (Field(name: "フリガナ", type: .kana, source: place), outcome("ウェノ　ショウタ", .kana)),
        (
          Field(name: "氏名", type: .name, source: place, agreesWith: "フリガナ"),
          outcome("上野　翔太", .japanese)
        ),
      ]
      Lexicons(names: table).support(&read)
      #expect(read[0].outcome.value == (hasTable ? "ウエノ　ショウタ" : "ウェノ　ショウタ"))
      #expect(read[0].outcome.raw == "ウェノ　ショウタ")
      #expect(read[0].outcome.evidence.lexicon == (hasTable ? .changed : .none))
      #expect(read[0].outcome.findings.map(\.code) == (hasTable ? ["lexicon.changed"] : []))
      #expect(read[1].outcome.value == "上野　翔太")
      #expect(read[1].outcome.findings.map(\.code) == (hasTable ? [] : ["lexicon.missing"]))
    }
  }

  @Test("a name that the table rather has is taken where it is likely, and else waits for a person")
  func ratherNamed() throws {
    var codes: Set<String> = []
    let table = try DrawnNameTable().written { try NameTable(path: $0) }
    for share in stride(from: 0.001, through: 0.4, by: 0.003) {
      var read: [Read] = [
        (
          Field(name: "フリガナ", type: .kana, source: place),
          outcome("ウメノ　ショウタ", .kana, [1: ("エ", share)])
        ),
        (
          Field(name: "氏名", type: .name, source: place, agreesWith: "フリガナ"),
          outcome("上野　翔太", .japanese)
        ),
      ]
      Lexicons(names: table).support(&read)
      let reading = read[0].outcome
      let isTaken = reading.evidence.lexicon == .changed
      #expect(reading.value == (isTaken ? "ウエノ　ショウタ" : "ウメノ　ショウタ"))
      #expect(reading.opinions.isEmpty == reading.findings.isEmpty)
      codes.formUnion(reading.findings.map(\.code))
    }
    #expect(codes == ["lexicon.changed", "lexicon.other"])
  }

  @Test("how rare a reading is beside the same with another mark is evidence")
  func rarity() throws {
    func rarity(_ reading: String) throws -> Evidence.ReadingRarity? {
      let table = try DrawnNameTable().written { try NameTable(path: $0) }
      var read: [Read] = [
        (Field(name: "フリガナ", type: .kana, source: place), outcome(reading, .kana))
      ]
      Lexicons(names: table).support(&read)
      return read[0].outcome.evidence.readingRarity
    }
    #expect(try rarity("マエダ　リエ") == .init(rarest: 1.5, lead: 6.875))
    #expect(try rarity("マエタ　リエ") == .init(rarest: 7.5, lead: -6.875))
    #expect(try rarity("マエタリエ") == nil)
  }

  @Test("whether a name or a reading has a space is evidence, of other texts it is not")
  func divided() {
    func divided(_ value: String?, _ subject: Evidence.Subject, _ kind: Evidence.Kind?) -> Bool? {
      Evidence(subject: subject, certainty: 0.9, kind: kind).describing(value).isDivided
    }
    #expect(divided("前田　理恵", .japanese, .name) == true)
    #expect(divided("前田理恵", .japanese, .name) == false)
    #expect(divided("マエダ　リエ", .kana, nil) == true)
    #expect(divided("上尾市　1", .japanese, .address) == nil)
    #expect(divided(nil, .japanese, .name) == nil)
  }
}
