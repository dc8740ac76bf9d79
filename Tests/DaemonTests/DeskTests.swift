import AuditLog
import Casework
import ContractTests
import Foundation
import Judging
import Readings
import StoreKit
import Testing
import Vault

@testable import Daemon

/// What the desk does with a request before it reaches the store, and with the answer.
@Suite struct DeskTests {
  private let world: StoreWorld
  private let desk: Desk
  private let requester = Requester(uid: 1234, account: "counter-pc")

  init() throws {
    world = try StoreWorld(try SQLitePlace())
    desk = Desk(
      store: world.store, verifierKey: try world.signer.verifierKey,
      checkpointFile: URL(filePath: "/nonexistent"), version: "1")
  }

  private func ask(_ request: DeskRequest) async -> DeskResponse {
    await desk.answer(request, to: requester)
  }

  private func done(_ request: DeskRequest) async {
    let answer = await ask(request)
    guard case .done = answer else {
      Issue.record("\(answer)")
      return
    }
  }

  private func refused(_ request: DeskRequest) async -> DeskFailure? {
    guard case .failed(let failure) = await ask(request) else { return nil }
    return failure
  }

  private func event(_ type: AuditEventType) async throws -> AuditRecord? {
    try await world.store.auditRecords(from: 0, limit: .max)
      .map { try AuditRecord(bytes: $0) }.last { $0.type == type }
  }

  /// A case whose one field waits for a person.
  private func waitingCase() async throws -> CaseRecord {
    try await world.activate(StoreWorld.workflow(approve: ["係長"]))
    return try await world.makeCase(
      CaseReading(
        workflow: "saikofu", version: "digest-1", score: 1, pages: [1],
        fields: [
          FieldReading(
            name: "氏名", type: "name", page: 1, box: [0, 0, 10, 10], raw: "山田 太郎",
            value: "山田　太郎", confidence: 0.5, accepted: false)
        ]))
  }

  private func quarantined() async throws -> DocumentRecord {
    let document = try await world.store.receive(try world.newDocument())
    var task = try await world.store.takeDocumentToRead()
    while let other = task, other.document.id != document.id {
      _ = try await world.store.recordReadingFailure(other.document.id, Refusal(.empty))
      task = try await world.store.takeDocumentToRead()
    }
    return try await world.store.recordReadingFailure(document.id, Refusal(.empty))
  }

  private func review(_ id: CaseID, by person: String) -> DeskRequest {
    .review(
      ReviewDecision(
        case: .id(id), by: PersonID(person), decisions: [.init(field: "氏名", action: .confirm)]))
  }

  private func approve(_ id: CaseID, by person: String, for absent: String? = nil) -> DeskRequest {
    .approve(
      ApprovalDecision(
        case: .id(id), by: PersonID(person), role: "係長", decision: .approve,
        onBehalfOf: absent.map { PersonID($0) }))
  }

  // MARK: Who asked

  @Test func theAccountStandsBesideThePerson() async throws {
    let record = try await waitingCase()
    await done(review(record.id, by: "sato"))
    await done(approve(record.id, by: "suzuki"))
    let document = try await quarantined()
    await done(.retry(document: document.receptionNumber.description))
    for (type, person) in [
      (AuditEventType.caseReviewed, "sato"), (.caseApproved, "suzuki"),
      (.documentRetried, "counter-pc"),
    ] {
      let event = try #require(try await event(type))
      #expect(event.actor == .person(id: person))
      #expect(event.details["account"] == "counter-pc", "\(type)")
      #expect(event.details["uid"] == 1234, "\(type)")
    }
    #expect(try await event(.caseCreated)?.details["account"] == nil)
  }

  @Test(arguments: ["", " ", "　\t\n", "\u{200B}", "-"])
  func nobodyDecidesNothing(name: String) async throws {
    let record = try await waitingCase()
    let size = try await world.store.auditSize()
    for request in [
      review(record.id, by: name), approve(record.id, by: name),
      approve(record.id, by: "suzuki", for: name),
      .move(.id(record.id), .hold, by: PersonID(name), reason: ""),
      .assign(.id(record.id), workflow: "saikofu", by: PersonID(name)),
    ] {
      let failure = try #require(await refused(request))
      #expect(failure.kind == .refused)
      #expect(failure.japanese.contains("by（職員のアカウント）が空です"))
      #expect(failure.english.contains("'by' is blank"))
    }
    #expect(try await world.store.auditSize() == size)
  }

  /// Otherwise one person could sign twice.
  @Test func blanksAroundANameMakeNobodyElse() async throws {
    let record = try await waitingCase()
    await done(review(record.id, by: " sato\n"))
    #expect(try await event(.caseReviewed)?.actor == .person(id: "sato"))
    let failure = try #require(await refused(approve(record.id, by: "sato　")))
    #expect(failure.japanese.contains("確認を行った職員は決裁できません"))
  }

  // MARK: The site's own count

  /// A case of one value with a score, answered by a person.
  private func answered(_ score: Double, isRight: Bool) async throws {
    let record = try await world.makeCase(
      CaseReading(
        workflow: "saikofu", version: "digest-1", score: 1, pages: [1],
        fields: [
          FieldReading(
            name: "氏名", type: "name", page: 1, box: [0, 0, 10, 10], raw: "山田 太郎", value: "山田　太郎",
            confidence: 0.9,
            evidence: Evidence(subject: .japanese, reader: .network, certainty: 0.9),
            score: score, standing: .unproven)
        ]))
    await done(
      .review(
        ReviewDecision(
          case: .id(record.id), by: PersonID("sato"),
          decisions: [
            isRight
              ? .init(field: "氏名", action: .confirm)
              : .init(field: "氏名", action: .correct, value: "山口　太郎")
          ])))
  }

  @Test func answersTeachAndLessonsAreTakenBack() async throws {
    try await world.activate(StoreWorld.workflow())
    for index in 0..<60 { try await answered(Double(index / 3 % 6), isRight: index % 3 != 0) }
    guard case .teaching(let few) = await ask(.teach) else {
      Issue.record("nothing taught")
      return
    }
    #expect(few.calibration == nil && few.outcomes["network/japanese/free"]?.cases == 60)
    for index in 60..<120 { try await answered(Double(index / 3 % 6), isRight: index % 3 != 0) }
    guard case .teaching(let taught) = await ask(.teach), let learned = taught.calibration else {
      Issue.record("nothing learned")
      return
    }
    let shift = try #require(learned.shifts["network/japanese/free"])
    #expect(shift.cases == 120 && shift.wrong == 40 && shift.kinds == ["network/name"])
    // A third is wrong whatever the score says.
    #expect(shift.applied(to: 5) < 2)
    #expect(await refused(.learn(learned, by: PersonID(" "))) != nil)
    await done(.learn(learned, by: PersonID("abe")))
    #expect(await refused(.learn(learned, by: PersonID("abe"))) != nil, "the number is given")
    guard case .lessons(let lessons) = await ask(.lessons) else {
      Issue.record("no lessons")
      return
    }
    #expect(lessons.map(\.calibration) == [learned] && lessons.first?.revertedAt == nil)
    guard case .unlearned(1) = await ask(.unlearn(by: PersonID("abe"))) else {
      Issue.record("not taken back")
      return
    }
    #expect(await refused(.unlearn(by: PersonID("abe"))) != nil)
    guard case .site(let report) = await ask(.site) else {
      Issue.record("no report")
      return
    }
    #expect(report.fields.map(\.wrong) == [40] && report.fields.map(\.seen) == [120])
    #expect(report.fields.first?.standing == .stopped && report.pools.map(\.wrong) == [40])
    #expect(report.cases.map(\.cases) == [120])
  }

  @Test func aCaseIsShownWithoutItsJudgement() async throws {
    let record = try await waitingCase()
    guard case .cases(let shown) = await ask(.show(.id(record.id))) else {
      Issue.record("not shown")
      return
    }
    #expect(shown.first?.detail.content?.fields.map(\.reading.confidence) == [0])
    let kept = try await world.store.caseDetail(record.id)?.content
    #expect(kept?.fields[0].reading.confidence == 0.5)
  }

  // MARK: Lists

  @Test func listsComeInPagesNewestFirst() async throws {
    let one = try await waitingCase()
    var expected = [one.id.rawValue]
    for _ in 0..<4 { expected.insert(try await quarantined().id.rawValue, at: 0) }
    var page = ListPage(limit: 2)
    var found: [String] = []
    var more = true
    while more {
      guard case .lines(let lines, let rest) = await ask(.list(CaseSelectionRequest(), page)) else {
        Issue.record("no lines")
        return
      }
      #expect(lines.count <= 2)
      found += lines.map(\.id)
      page.after = found.last
      more = rest
    }
    #expect(found == expected)
    let state = CaseSelectionRequest(state: "確認待ち")
    guard case .lines(let waiting, false) = await ask(.list(state, ListPage(limit: 0))) else {
      Issue.record("no lines")
      return
    }
    #expect(waiting.map(\.id) == [one.id.rawValue])
    let wrong = await refused(.list(CaseSelectionRequest(), ListPage(limit: 1, after: "山田")))
    #expect(wrong?.kind == .refused)
  }

  @Test func aDocumentIsFoundByItsNumber() async throws {
    _ = try await quarantined()
    let second = try await quarantined()
    guard case .document(let shown) = await ask(.show(.number(second.receptionNumber))) else {
      Issue.record("not found")
      return
    }
    #expect(shown.document == second.id.rawValue)
    #expect(await refused(.show(.number(second.receptionNumber.branch(2)))) != nil)
  }

  @Test func auditRecordsComeInPagesToo() async throws {
    for _ in 0...ListPage.mostRecords {
      try await world.store.record(AuditEvent(.serviceStarted, actor: .system(version: "1")))
    }
    for (limit, expected) in [(Int.max, ListPage.mostRecords), (-1, 1), (2, 2)] {
      guard case .records(let records) = await ask(.auditRecords(from: -5, limit: limit)) else {
        Issue.record("no records")
        return
      }
      #expect(records.count == expected)
    }
  }
}
