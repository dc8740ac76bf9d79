import Foundation
import Readings
import TestKit
import Testing

@testable import Judging

@Suite("Learning names from answers")
struct NameLearnerTests {
  private func person(_ given: String, family: String = "勅使河原", case: Int) -> NameLearner.Person {
    .init(
      family: family, given: given, familyReading: "テシガワラ", givenReading: "ナ", case: `case`)
  }

  @Test("a name of 19 persons is never kept, one of 20 is, with its count alone")
  func fewest() {
    let persons = (0..<20).map { person("名\($0)", case: $0) }
    #expect(NameLearner.learn(Array(persons.dropLast())).isEmpty)
    #expect(
      NameLearner.learn(persons) == [
        KnownName(isFamily: true, name: "勅使河原", reading: "テシガワラ", persons: 20)
      ])
  }

  @Test("one person in many cases is one, and one case with many persons is one")
  func repeated() {
    #expect(NameLearner.learn((0..<500).map { person("太郎", case: $0) }).isEmpty)
    #expect(NameLearner.learn((0..<500).map { person("名\($0)", case: 1) }).isEmpty)
  }

  @Test("given names are told apart by family names, readings are not mixed")
  func given() {
    var persons = (0..<25).map { person("心愛", family: "姓\($0)", case: $0) }
    persons += (0..<12).map { index in
      var other = person("心愛", family: "氏\(index)", case: 100 + index)
      other.givenReading = "ココア"
      return other
    }
    #expect(
      NameLearner.learn(persons).map { "\($0.isFamily) \($0.name) \($0.reading) \($0.persons)" }
        == ["false 心愛 ナ 25"])
  }

  @Test("whatever people wrote, what is learned has twenty persons", arguments: 0..<20)
  func property(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let persons = (0..<800).map { _ in
      NameLearner.Person(
        family: "姓\(Int.random(in: 0..<30, using: &random))",
        given: "名\(Int.random(in: 0..<60, using: &random))", familyReading: "セイ",
        givenReading: "メイ",
        case: Int.random(in: 0..<400, using: &random))
    }
    for name in NameLearner.learn(persons) {
      let own = persons.filter { (name.isFamily ? $0.family : $0.given) == name.name }
      #expect(Set(own.map(\.case)).count >= KnownName.fewestPersons)
      #expect(
        Set(own.map { name.isFamily ? $0.given : $0.family }).count >= KnownName.fewestPersons)
    }
  }

  @Test("a lesson with what few wrote cannot be kept")
  func sound() {
    func calibration(persons: Int, offset: Double = 1, cases: Int = 100) -> SiteCalibration {
      SiteCalibration(
        number: 1, reader: "r", shifts: [:],
        letters: ["katakana": LetterLesson(offsets: ["ソ": offset], cases: cases)],
        names: [KnownName(isFamily: true, name: "姓", reading: "セイ", persons: persons)])
    }
    #expect(calibration(persons: 20).isSound && !calibration(persons: 19).isSound)
    #expect(!calibration(persons: 20, cases: 19).isSound)
    for offset in [Double.nan, .infinity, 7] {
      #expect(!calibration(persons: 20, offset: offset).isSound)
    }
    #expect(!SiteCalibration(number: 1, reader: "r", shifts: [:], letters: [:], names: []).isSound)
  }

  @Test("lessons of before have neither letters nor names, and are written as they were")
  func old() throws {
    let text = #"{"number":1,"reader":"r","shifts":{}}"#
    let old = try JSONDecoder().decode(SiteCalibration.self, from: Data(text.utf8))
    #expect(old.letters == nil && old.names == nil)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(old), as: UTF8.self) == text)
  }

  @Test("only kinds of values that lessons made others are counted anew")
  func alike() {
    let one = SiteCalibration(
      number: 1, reader: "r",
      shifts: ["p": ScoreShift(offset: -1, slope: 1, kinds: ["boxed/kana"])],
      letters: ["katakana": LetterLesson(offsets: ["ソ": 1], cases: 100)])
    var other = one
    other.number = 2
    #expect(SiteCalibration.areAlike(one, other, for: "networks/kana/learned"))
    other.letters = ["katakana": LetterLesson(offsets: ["ソ": 2], cases: 100)]
    #expect(!SiteCalibration.areAlike(one, other, for: "networks/kana/learned"))
    #expect(SiteCalibration.areAlike(one, other, for: "networks/kana"))
    #expect(SiteCalibration.areAlike(one, other, for: "boxed/kana"))
    #expect(!SiteCalibration.areAlike(one, nil, for: "boxed/kana"))
    #expect(SiteCalibration.areAlike(nil, nil, for: "boxed/kana/learned"))
  }
}
