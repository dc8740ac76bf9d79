import AuditLog
import Casework
import ContractTests
import Foundation
import Judging
import Readings
import StoreKit
import Testing
import Workflows

@testable import Daemon

/// What the desk learns of letters and names from cases that people answered.
@Suite struct DeskLearningTests {
  private let world: StoreWorld
  private let desk: Desk

  init() throws {
    world = try StoreWorld(try SQLitePlace())
    desk = Desk(
      store: world.store, verifierKey: try world.signer.verifierKey,
      checkpointFile: URL(filePath: "/nonexistent"), version: "1")
  }

  private func ask(_ request: DeskRequest) async -> DeskResponse {
    await desk.answer(request, to: Requester(uid: 1234, account: "counter-pc"))
  }

  private func prepare() async throws {
    var workflow = StoreWorld.workflow()
    workflow.fields[0].agreesWith = "フリガナ"
    try await world.activate(workflow)
  }

  private func field(_ name: String, _ type: String, _ value: String) -> FieldReading {
    FieldReading(
      name: name, type: type, page: 1, box: [0, 0, 10, 10], raw: value, value: value,
      confidence: 0.9, evidence: Evidence(subject: .japanese, reader: .boxed, certainty: 0.9))
  }

  /// A case of somebody who writes ソ like ン, and whose 個人番号 the reader takes for another. A person
  /// puts all of it right.
  private func answered(_ index: Int, family: String = "曽根") async throws -> CaseRecord {
    let name = field("氏名", "name", "\(family)　名\(index)")
    var kana = field("フリガナ", "kana", "ンネ　カナタ")
    kana.boxes = [
      [Candidate(text: "ン", confidence: 0.7), Candidate(text: "ソ", confidence: 0.29)]
    ]
    for letter in "ネカナタ" { kana.boxes?.append([Candidate(text: String(letter), confidence: 0.98)]) }
    var number = field("個人番号", "myNumber", "123456789018")
    number.boxes = "123456789018".map { [Candidate(text: String($0), confidence: 0.9)] }
    let record = try await world.makeCase(
      CaseReading(
        workflow: "saikofu", version: "digest-1", score: 1, pages: [1],
        fields: [name, kana, number]))
    let answer = await ask(
      .review(
        ReviewDecision(
          case: .id(record.id), by: PersonID("sato"),
          decisions: [
            .init(field: "氏名", action: .confirm),
            .init(field: "フリガナ", action: .correct, value: "ソネ　カナタ"),
            .init(field: "個人番号", action: .confirm),
          ])))
    guard case .done = answer else {
      Issue.record("\(answer)")
      return record
    }
    return record
  }

  private func taught() async throws -> Teaching {
    guard case .teaching(let teaching) = await ask(.teach) else {
      throw StoreError(.wrongState, "nothing taught")
    }
    return teaching
  }

  @Test func aConfusionOfManyCasesIsLearnedAndOneOf個人番号IsNot() async throws {
    try await prepare()
    for index in 0..<LetterLearner.fewestCases { _ = try await answered(index) }
    let teaching = try await taught()
    #expect(teaching.letters.keys.sorted() == ["katakana"])
    let lesson = try #require(teaching.calibration?.letters?["katakana"])
    #expect(lesson.turns("ン", "ソ") && lesson.cases == LetterLearner.fewestCases)
    #expect(lesson.boxes == 5 * lesson.cases && lesson.wrong == lesson.cases)
  }

  @Test func aNameOf19PersonsIsNeverKept() async throws {
    try await prepare()
    var first: CaseRecord?
    for index in 0..<20 { first = try await answered(index) }
    let families = try await taught().calibration?.names?.filter(\.isFamily)
    #expect(families?.map(\.name) == ["曽根"] && families?.map(\.persons) == [20])
    // What is erased teaches no more, and nineteen are too few.
    _ = try await world.store.erase(try #require(first).id, by: .person(PersonID("abe")))
    let fewer = try await taught()
    #expect(fewer.calibration == nil && fewer.namedCases == 19)
    let text = String(decoding: try JSONEncoder().encode(fewer), as: UTF8.self)
    #expect(!text.contains("曽根") && !text.contains("ソネ"))
  }

  @Test func oneWhoWritesOftenIsOnePerson() async throws {
    try await prepare()
    for _ in 0..<25 { _ = try await answered(1) }
    #expect(try await taught().calibration == nil)
  }

  @Test func lessonsAreKeptOnRecordWithoutNamesAndTakenBack() async throws {
    try await prepare()
    for index in 0..<LetterLearner.fewestCases { _ = try await answered(index) }
    let learned = try #require(try await taught().calibration)
    guard case .done = await ask(.learn(learned, by: PersonID("abe"))) else {
      Issue.record("not learned")
      return
    }
    #expect(try await world.store.siteLessons().map(\.calibration) == [learned])
    let records = try await world.store.auditRecords(from: 0, limit: .max)
    let events = try records.map { try AuditRecord(bytes: $0) }
    let event = try #require(events.last { $0.type == .judgeLearned })
    #expect(event.details["names"] == 1 && event.details["pools"] == 0)
    #expect(event.details["letters"] == .int(learned.letters?["katakana"]?.offsets.count ?? 0))
    for record in records {
      let text = String(decoding: record, as: UTF8.self)
      #expect(!text.contains("曽根") && !text.contains("ソネ"))
    }
    guard case .unlearned(1) = await ask(.unlearn(by: PersonID("abe"))) else {
      Issue.record("not taken back")
      return
    }
    #expect(try await world.store.siteLessons().counting(for: learned.reader) == nil)
    // Nobody can have a name kept that too few have, whatever he sends.
    var forged = learned
    forged.number = 2
    forged.names?[0].persons = 19
    guard case .failed = await ask(.learn(forged, by: PersonID("abe"))) else {
      Issue.record("kept")
      return
    }
  }
}

extension LetterLesson {
  /// Whether a box read as one letter with little doubt is taken for the other.
  fileprivate func turns(_ one: String, _ other: String) -> Bool {
    let box = [Candidate(text: one, confidence: 0.7), Candidate(text: other, confidence: 0.29)]
    return applied(to: box).first?.text == other
  }
}
