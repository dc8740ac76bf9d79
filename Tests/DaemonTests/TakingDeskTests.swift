import AuditLog
import Casework
import ContractTests
import Foundation
import Readings
import StoreKit
import Testing

@testable import Daemon

/// Candidates of pages that fit no form, as people at the desk take them.
@Suite struct TakingDeskTests {
  private let world: StoreWorld
  private let desk: Desk
  private let requester = Requester(uid: 1234, account: "counter-pc")

  init() throws {
    world = try StoreWorld(try SQLitePlace())
    desk = Desk(
      store: world.store, verifierKey: try world.signer.verifierKey,
      checkpointFile: URL(filePath: "/nonexistent"), version: "1")
  }

  private func decision(
    _ record: CaseRecord, _ items: [TakingDecision.Item] = [], by person: String = "sato",
    version: String? = nil, revision: Int? = nil
  ) -> TakingDecision {
    TakingDecision(
      case: .number(record.receptionNumber), by: PersonID(person), workflow: "saikofu",
      version: version, items: items, revision: revision)
  }

  private func proposal(_ decision: TakingDecision) async throws -> TakingProposal {
    guard case .proposal(let proposal) = await desk.answer(.propose(decision), to: requester)
    else {
      Issue.record("no proposal")
      throw CancellationError()
    }
    return proposal
  }

  private func refused(_ request: DeskRequest) async throws -> DeskFailure {
    guard case .failed(let failure) = await desk.answer(request, to: requester) else {
      Issue.record("not refused")
      throw CancellationError()
    }
    return failure
  }

  @Test func aProposalChangesNothingAndSaysWhoSawIt() async throws {
    try await world.activate(StoreWorld.workflow())
    let record = try await world.stranger()
    let proposal = try await proposal(decision(record))
    #expect(proposal.form == "再交付申請書" && proposal.version == "digest-1")
    #expect(proposal.revision == record.revision)
    #expect(
      proposal.lines.map(\.standing) == [.proposed, .none, .proposed, .toBeTyped])
    #expect(
      proposal.items == [.init(field: "氏名", candidate: 1), .init(field: "生年月日", candidate: 2)])
    #expect(try await world.store.find(.id(record.id)) == record)
    let last = try #require(try await world.store.auditRecords(from: 0, limit: .max).last)
    let event = try AuditRecord(bytes: last)
    #expect(event.type == .caseViewed && event.actor == .person(id: "counter-pc"))
  }

  @Test func whatWasProposedIsTakenAsItWasShown() async throws {
    try await world.activate(StoreWorld.workflow(approve: ["係長"]))
    let record = try await world.stranger()
    let proposal = try await proposal(decision(record))
    let request = DeskRequest.take(
      decision(
        record, proposal.items, by: " sato\n", version: String(proposal.version.prefix(7)),
        revision: proposal.revision))
    guard case .cases(let shown) = await desk.answer(request, to: requester) else {
      Issue.record("not taken")
      return
    }
    #expect(shown.first?.detail.content?.values["氏名"] == "山田　太郎")
    #expect(
      shown.first?.detail.content?.fields.map(CaseWords.value(of:)) == [
        "山田　太郎", "（未入力）", "1985-01-02", "（未入力）",
      ])
    let content = try #require(try await world.store.caseDetail(record.id)?.content)
    #expect(content.values == ["氏名": "山田　太郎", "生年月日": "1985-01-02"])
    #expect(content.reviewers == [PersonID("sato")])
    let events = try await world.store.auditRecords(from: 0, limit: .max)
      .map { try AuditRecord(bytes: $0) }
    let event = try #require(events.last { $0.type == .caseTaken })
    #expect(event.actor == .person(id: "sato") && event.details["account"] == "counter-pc")
    // Nothing of it teaches.
    guard case .teaching(let teaching) = await desk.answer(.teach, to: requester) else {
      Issue.record("not taught")
      return
    }
    #expect(teaching.reader.isEmpty && teaching.outcomes.isEmpty)
    // Twice is once too often.
    let twice = try await refused(request)
    #expect(twice.kind == .refused && twice.japanese.contains("確認待ち"))
  }

  @Test func aChangedWorkflowIsNotTakenForTheOneThatWasShown() async throws {
    try await world.activate(StoreWorld.workflow())
    let record = try await world.stranger()
    let proposal = try await proposal(decision(record))
    try await world.activate(StoreWorld.workflow(name: "改正後"), digest: "other-2")
    let failure = try await refused(
      .take(decision(record, proposal.items, version: proposal.version)))
    #expect(failure.kind == .refused)
    #expect(failure.japanese.contains("ワークフローが変更されました"))
    #expect(failure.english.contains("was changed since it was shown"))
    #expect(try await self.proposal(decision(record)).form == "改正後")
  }

  @Test func refusalsSayWhatToDoAndQuoteNothing() async throws {
    try await world.activate(StoreWorld.workflow())
    let record = try await world.stranger()
    let cases: [(TakingDecision, String, String)] = [
      (decision(record, [.init(field: "氏名", candidate: 77)]), "番号の候補はありません", "no candidate"),
      (decision(record, [.init(field: "個人番号", candidate: 3)]), "原本を見て入力", "type it"),
      (decision(record, [.init(field: "番地", candidate: 1)]), "この項目はありません", "no such field"),
      (decision(record, [.init(field: "生年月日", candidate: 4)]), "生年月日", "生年月日"),
    ]
    let size = try await world.store.auditSize()
    for (decision, japanese, english) in cases {
      for request in [DeskRequest.take(decision), .propose(decision)] {
        let failure = try await refused(request)
        #expect(failure.kind == .refused)
        #expect(failure.japanese.contains(japanese), "\(failure.japanese)")
        #expect(failure.english.contains(english), "\(failure.english)")
        #expect(!failure.description.contains("山田"))
      }
    }
    let nobody = try await refused(.take(decision(record, by: "　")))
    #expect(nobody.japanese.contains("by（職員のアカウント）が空です"))
    var unknown = decision(record)
    unknown.workflow = "none"
    #expect(try await refused(.propose(unknown)).japanese.contains("該当するワークフローがありません"))
    // Each proposal was a look at the case, and nothing else happened.
    #expect(try await world.store.auditSize() == size + cases.count)
    #expect(try await world.store.find(.id(record.id)) == record)
  }
}
