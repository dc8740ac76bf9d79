import Foundation
import Readings
import Testing
import Workflows

@testable import Casework

/// What people's answers teach of letters in boxes and of names.
@Suite struct AnsweredTextsTests {
  private func boxes(_ text: String) -> [[Candidate]] {
    text.map { [Candidate(text: String($0), confidence: 0.9)] }
  }

  /// A field that a person settled.
  private func field(
    _ name: String, _ type: FieldType, read: String, settled: String?,
    by decider: Decider = .person(PersonID("sato")), findings: [Finding] = [],
    isSettled: Bool = true
  ) -> FieldState {
    var reading = Samples.field(name, type, read, accepted: false, findings: findings)
    reading.boxes = boxes(read)
    return FieldState(reading: reading, value: settled, decidedBy: decider, isSettled: isSettled)
  }

  private func truths(_ fields: FieldState..., findings: [Finding] = []) -> [String] {
    CaseContent(fields: fields, findings: findings).answeredBoxes.map(\.truth)
  }

  @Test func `boxes are answered letter by letter, without spaces and hyphens`() {
    let content = CaseContent(fields: [
      field("フリガナ", .kana, read: "ンラノハナ", settled: "ソラノ　ハナ")
    ])
    #expect(content.answeredBoxes.map(\.truth) == ["ソ", "ラ", "ノ", "ハ", "ナ"])
    #expect(content.answeredBoxes.first?.candidates.map(\.text) == ["ン"])
    #expect(truths(field("電話", .phone, read: "0312345678", settled: "03-1234-5679")).count == 10)
  }

  @Test func `a reading that was written in hiragana teaches of hiragana`() {
    let read = field("フリガナ", .kana, read: "そらのけな", settled: "ソラノ　ハナ")
    #expect(truths(read) == ["そ", "ら", "の", "は", "な"])
    // One letter in the other script is a slip of the reader.
    #expect(truths(field("フリガナ", .kana, read: "ソらノ", settled: "ソラノ")) == ["ソ", "ラ", "ノ"])
    #expect(truths(field("フリガナ", .kana, read: "そらーな", settled: "ソラーナ")) == ["そ", "ら", "ー", "な"])
  }

  @Test func `a date teaches the digits that stand in its boxes, whichever way it is written`() {
    func digits(_ read: String, _ settled: String) -> String {
      truths(field("届出日", .date, read: read, settled: settled)).joined()
    }
    #expect(digits("060564", "2024-05-04") == "060504")
    #expect(digits("671", "2024-07-01") == "671")
    #expect(digits("20241130", "2024-11-30") == "20241130")
    #expect(digits("6111", "2024-11-01") == "6111")
    // 6年01月1日 or 6年1月01日: neither is as it was read.
    #expect(digits("6111", "2024-01-01") == "")
    // Another day than what stands there.
    #expect(digits("060504", "2019-11-30") == "")
    #expect(digits("0605", "2024-05-04") == "")
  }

  @Test func `what nobody answered, and what is not what stands there, teaches nothing`() {
    let doubt = Finding(code: "x", fields: ["カナ"], japanese: "疑", english: "doubt")
    #expect(truths(field("カナ", .kana, read: "ソラ", settled: "ソラ")).count == 2)
    for other in [
      field("カナ", .kana, read: "ソラ", settled: "ソラ", by: .machine),
      field("カナ", .kana, read: "ソラ", settled: "ソラ", isSettled: false),
      field("カナ", .kana, read: "ソラ", settled: "ソラ", findings: [doubt]),
      field("カナ", .kana, read: "ソラ", settled: "ソランド"),
      field("カナ", .kana, read: "ソラノ", settled: "ハナミ"),
      field("カナ", .kana, read: "ソラ", settled: nil),
      field("個人番号", .myNumber, read: "123456789018", settled: "123456789018"),
    ] {
      #expect(truths(other).isEmpty, "\(other.name) \(other.value ?? "")")
    }
    let returned = truths(
      field("カナ", .kana, read: "ソラ", settled: "ソラ"), findings: [.fromCitizen(nil)])
    #expect(returned.isEmpty)
  }

  private var workflow: Workflow {
    var workflow = Samples.workflow()
    workflow.fields = [
      Field(name: "氏名", type: .name, source: .box(Samples.box), agreesWith: "フリガナ"),
      Field(name: "フリガナ", type: .kana, source: .box(Samples.box)),
      Field(name: "世帯主", type: .name, source: .box(Samples.box)),
    ]
    return workflow
  }

  @Test func `a name is answered with the reading that the workflow names for it`() {
    let name = field("氏名", .name, read: "上野　翔大", settled: "上野　翔太")
    let kana = field("フリガナ", .kana, read: "ウエノ　ショウタ", settled: "ウエノ　ショウタ")
    let head = field("世帯主", .name, read: "上野　一郎", settled: "上野　一郎")
    let expected = AnsweredName(
      family: "上野", given: "翔太", familyReading: "ウエノ", givenReading: "ショウタ")
    func names(_ fields: [FieldState], findings: [Finding] = []) -> [AnsweredName] {
      CaseContent(fields: fields, findings: findings).answeredNames(workflow)
    }
    #expect(names([name, kana, head]) == [expected])
    #expect(names([name, head]).isEmpty)
    var machine = kana
    machine.decidedBy = .machine
    #expect(names([name, machine]).isEmpty)
    var whole = kana
    whole.value = "ウエノショウタ"
    #expect(names([name, whole]).isEmpty)
    #expect(names([name, kana], findings: [.fromCitizen(nil)]).isEmpty)
  }

  @Test func `boxes are shown to nobody, and contents of before have none`() throws {
    let content = CaseContent(fields: [field("カナ", .kana, read: "ソラ", settled: "ソラ")])
    #expect(content.fields[0].reading.boxes != nil && content.shown.fields[0].reading.boxes == nil)
    var plain = content
    plain.fields[0].reading.boxes = nil
    let text = String(decoding: try CaseJSON.encode(plain), as: UTF8.self)
    #expect(!text.contains("boxes"))
    #expect(try CaseJSON.decode(CaseContent.self, from: Data(text.utf8)) == plain)
  }

  @Test func `a learned value that is wrong stops its kind and not its field`() {
    func count(_ kind: String) -> SiteCount {
      SiteCount(
        pool: SitePool(reader: "r", kind: kind), workflow: "w", field: "カナ", month: "2026-11",
        tally: SiteTally(seen: 10, wrong: 1))
    }
    let learned = SiteCounts(reader: "r", counts: [count("networks/kana/learned")])
    #expect(learned.fields.isEmpty && learned.pools["networks/kana/learned"]?.count == 1)
    let plain = SiteCounts(reader: "r", counts: [count("networks/kana")])
    #expect(plain.fields["w"]?["カナ"]?.first?.wrong == 1)
  }

  @Test func `what a lesson made another value teaches the judge nothing`() {
    var plain = field("カナ", .kana, read: "ソラ", settled: "ソラ")
    plain.reading.score = 3
    plain.reading.evidence = Evidence(subject: .kana, reader: .boxed, certainty: 0.9)
    var learned = plain
    learned.reading.evidence?.learned = true
    #expect(CaseContent(fields: [plain]).answers.count == 1)
    #expect(CaseContent(fields: [learned]).answers.isEmpty)
    #expect(CaseContent(fields: [learned]).answeredBoxes.count == 2)
  }
}
