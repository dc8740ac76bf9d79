import Foundation
import Readings
import Testing
import Vault
import Workflows

@testable import Casework

/// From candidates of a page that fits no form to the content of a case.
@Suite struct TakingTests {
  private static let sato = PersonID("sato")
  private static let time = Date(timeIntervalSince1970: 1_795_000_000)

  private static func candidate(
    _ label: String, _ name: String, _ type: FieldType, _ raw: String, value: String? = nil,
    isMasked: Bool = false, findings: [Finding] = []
  ) -> ValueCandidate {
    ValueCandidate(
      name: name, type: type.rawValue, label: label, place: .right,
      corners: [10, 20, 110, 20, 110, 40, 10, 40], raw: raw, value: value, confidence: 0.8,
      isMasked: isMasked, findings: findings)
  }

  private static let name = candidate("氏名", "氏名", .name, "山田 太郎", value: "山田　太郎")
  private static let birth = candidate(
    "生年月日", "生年月日", .date, "昭和60年1月2日", value: "1985-01-02")

  private static func detail(
    _ pages: [[ValueCandidate]], findings: [Finding] = []
  ) throws -> CaseDetail {
    let document = try #require(DocumentID(rawValue: "01K0000000000000000000000A"))
    let id = try #require(CaseID(rawValue: "01K0000000000000000000000B"))
    let record = CaseRecord(
      id: id, document: document, receptionNumber: Samples.facts.receptionNumber,
      department: Samples.facts.department, receptionDay: Samples.facts.receptionDay,
      workflow: nil, version: nil, queue: CaseRecord.unidentifiedQueue, life: CaseLife(next: nil),
      waiting: 1, awaitedRole: nil, createdAt: time, changedAt: time, key: .case(id.rawValue))
    let pages = pages.enumerated().map { offset, candidates in
      PageRecord(
        document: document, index: offset + 1, case: id, position: offset + 1,
        reading: PageReading(
          index: offset + 1, width: 2480, height: 3508, dpi: 300,
          transcript: PageTranscript(candidates: candidates)))
    }
    return CaseDetail(
      record: record, content: CaseContent(fields: [], findings: findings), origin: nil,
      pages: pages)
  }

  private static func decision(_ items: [TakingDecision.Item]) -> TakingDecision {
    TakingDecision(
      case: .number(Samples.facts.receptionNumber), by: sato, workflow: "saikofu", items: items)
  }

  private static func taken(
    _ items: [TakingDecision.Item], of pages: [[ValueCandidate]],
    as workflow: Workflow = Samples.workflow(), findings: [Finding] = []
  ) throws -> CaseContent {
    try Taking(
      decision(items), try detail(pages, findings: findings), workflow, version: "digest-1",
      checker: WorkflowChecker()
    ).content(items, by: sato, at: time)
  }

  private static func proposal(
    _ pages: [[ValueCandidate]], named items: [TakingDecision.Item] = [],
    as workflow: Workflow = Samples.workflow()
  ) throws -> TakingProposal {
    try TakingProposal(
      decision(items), try detail(pages), workflow, version: "digest-1",
      checker: WorkflowChecker())
  }

  private static func line(_ field: String, _ proposal: TakingProposal) throws
    -> TakingProposal.Line
  {
    try #require(proposal.lines.first { $0.field == field })
  }

  // MARK: What is taken

  @Test func `every field that the workflow has waits, the cells of all rows too`() throws {
    let content = try Self.taken([.init(field: "氏名", candidate: 1)], of: [[Self.name]])
    #expect(content.fields.count == 5 + 4 * 2)
    #expect(content.fields.filter(\.isSettled).map(\.name) == ["氏名"])
    #expect(content.waiting == 12)
    let cell = try #require(content.field(named: "家族[4].続柄"))
    #expect(cell.reasons.isSuperset(of: [.doubt, .finding]) && cell.isUnread)
    // A table is named once, not by each of its cells.
    let lines = content.standingFindings.filter { $0.code == "field.notRead" }
    #expect(Set(lines.map(\.japanese)).count == 5)
    #expect(content.isTaken && !content.fields.contains { $0.sample != nil })
  }

  @Test func `a required field that a person calls empty is asked for again`() throws {
    let content = try Self.taken(
      [.init(field: "氏名", text: ""), .init(field: "生年月日", text: "")], of: [[Self.name]])
    #expect(content.field(named: "氏名")?.isSettled == false)
    #expect(content.field(named: "生年月日")?.isSettled == true)
    #expect(content.checks.map(\.code) == ["field.required"])
    // Nobody has looked at what nothing was taken for: it is not called empty.
    let none = try Self.taken([], of: [[Self.name]])
    #expect(none.checks.isEmpty && none.waiting == 13)
    #expect(content.reviewers == [Self.sato])
  }

  @Test func `what the rules say of the values together opens them again`() throws {
    let workflow = Samples.workflow(rules: [Samples.order])
    let filed = Self.candidate("届出日", "届出日", .date, "昭和59年1月2日", value: "1984-01-02")
    let items: [TakingDecision.Item] = [
      .init(field: "氏名", candidate: 1), .init(field: "生年月日", candidate: 2),
      .init(field: "届出日", candidate: 3),
    ]
    let broken = try Self.taken(items, of: [[Self.name, Self.birth, filed]], as: workflow)
    #expect(broken.field(named: "氏名")?.isSettled == true)
    for name in ["生年月日", "届出日"] {
      let field = try #require(broken.field(named: name))
      #expect(!field.isSettled && field.decidedBy == nil && field.value != nil)
      #expect(field.decisions.map(\.by) == [Self.sato])
    }
    // The person who looks again, and lets it stand, has seen it.
    var again = broken
    _ = try again.apply(
      ReviewDecision(
        case: .number(Samples.facts.receptionNumber), by: Self.sato,
        decisions: ["生年月日", "届出日"].map { .init(field: $0, action: .confirm) }),
      workflow: workflow, facts: Samples.facts, checker: WorkflowChecker(), at: Self.time)
    #expect(again.field(named: "届出日")?.isSettled == true)
  }

  @Test func `two persons are still two`() throws {
    let workflow = Samples.workflow(review: ReviewPolicy(double: ["生年月日"], sample: 0))
    let content = try Self.taken(
      [.init(field: "生年月日", candidate: 2)], of: [[Self.name, Self.birth]], as: workflow)
    let field = try #require(content.field(named: "生年月日"))
    #expect(!field.isSettled && field.needsTwo && field.decisions.count == 1)
  }

  @Test func `the reader's doubt about a candidate is settled with it, and kept`() throws {
    let doubt = Finding(
      code: "candidate.disagree", fields: ["名義"], japanese: "疑", english: "doubt")
    let doubted = Self.candidate(
      "名義", "名義", .name, "山田 太郎", value: "山田　太郎", findings: [doubt])
    let content = try Self.taken([.init(field: "氏名", candidate: 1)], of: [[doubted]])
    let field = try #require(content.field(named: "氏名"))
    #expect(field.isSettled && field.reading.findings.map(\.fields) == [["氏名"]])
    #expect(content.openFindings.isEmpty)
  }

  @Test func `a field of another kind makes its own value of the text`() throws {
    let mark = Self.candidate("事由", "事由", .text, "紛失")
    let content = try Self.taken([.init(field: "理由", candidate: 1)], of: [[mark]])
    #expect(content.values["理由"] == "紛失")
    // A value of the candidate's own kind is what the person was shown, notes behind it dropped.
    let dated = Self.candidate("誕生日", "生年月日", .date, "昭和60年1月2日(41歳)", value: "1985-01-02")
    let other = try Self.taken([.init(field: "生年月日", candidate: 1)], of: [[dated]])
    #expect(other.values["生年月日"] == "1985-01-02")
  }

  @Test func `a number mistaken for another's is asked about`() throws {
    let phone = Self.candidate("TEL", "電話番号", .phone, "048-781-4952", value: "0487814952")
    let content = try Self.taken([.init(field: "氏名", candidate: 1)], of: [[phone]])
    let field = try #require(content.field(named: "氏名"))
    #expect(!field.isSettled && field.value == "048-781-4952")
    #expect(field.reading.findings.map(\.code) == ["candidate.otherKind"])
    let proposal = try Self.proposal([[phone]], named: [.init(field: "氏名", candidate: 1)])
    #expect(try Self.line("氏名", proposal).findings.map(\.code) == ["candidate.otherKind"])
  }

  @Test func `only doubts about the form are answered by naming it`() throws {
    let doubts = ["page.unidentified", "page.like", "document.duplicate"].map {
      Finding(code: $0, japanese: $0, english: $0)
    }
    let content = try Self.taken(
      [.init(field: "氏名", candidate: 1)], of: [[Self.name]], findings: doubts)
    #expect(content.openFindings.map(\.code) == ["document.duplicate"])
    #expect(content.findings.count(where: { $0.code.hasPrefix("page.") }) == 2)
  }

  // MARK: What is proposed

  @Test func `the label goes before the kind, and two of one kind are no proposal`() throws {
    let householder = Self.candidate("世帯主氏名", "氏名", .name, "山田 一郎", value: "山田　一郎")
    let one = try Self.proposal([[householder, Self.birth], [Self.name]])
    #expect(try Self.line("氏名", one).candidates == [3])
    #expect(try Self.line("氏名", one).standing == .proposed)
    #expect(try Self.line("氏名", one).value == "山田　太郎")
    #expect(try Self.line("届出日", one).standing == .none)
    #expect(
      one.items == [.init(field: "氏名", candidate: 3), .init(field: "生年月日", candidate: 2)])

    let applicant = Self.candidate("申請者氏名", "氏名", .name, "山田 太郎", value: "山田　太郎")
    let two = try Self.proposal([[householder, applicant]])
    #expect(try Self.line("氏名", two).candidates == [1, 2])
    #expect(try Self.line("氏名", two).standing == .several && two.items.isEmpty)

    // One that the person named is proposed for no other field.
    let rest = try Self.proposal(
      [[householder, applicant]], named: [.init(field: "家族[1].氏名", candidate: 1)])
    #expect(try Self.line("氏名", rest).candidates == [2])
    #expect(rest.items.count == 2)
  }

  @Test func `what is no value, and what is masked, is to be typed`() throws {
    let number = Self.candidate("個人番号", "個人番号", .myNumber, "＊＊＊＊", isMasked: true)
    let never = Self.candidate("生年月日", "生年月日", .date, "昭和64年13月8日")
    let proposal = try Self.proposal([[number, never]])
    for field in ["個人番号", "生年月日"] {
      let line = try Self.line(field, proposal)
      #expect(line.standing == .toBeTyped && line.value == nil && line.candidates.count == 1)
    }
    #expect(proposal.items.isEmpty)
  }

  @Test func `what the rules would say is said before anything is taken`() throws {
    let filed = Self.candidate("届出日", "届出日", .date, "昭和59年1月2日", value: "1984-01-02")
    let proposal = try Self.proposal(
      [[Self.name, Self.birth, filed]], as: Samples.workflow(rules: [Samples.order]))
    #expect(proposal.findings.map(\.code) == ["rule.broken"])
    #expect(proposal.lines.count == 13 && proposal.version == "digest-1")
    #expect(throws: StoreError(.noSuchCandidate, "氏名=4")) {
      try Self.proposal([[Self.name]], named: [.init(field: "氏名", candidate: 4)])
    }
  }

  @Test(arguments: [
    ("氏名=3", "氏名", 3), ("氏名＝１２", "氏名", 12), ("家族[1].氏名=2", "家族[1].氏名", 2),
    ("a=b=1", "a=b", 1),
  ])
  func `an item as people type it`(text: String, field: String, number: Int) {
    #expect(TakingDecision.Item(text) == .init(field: field, candidate: number))
  }

  @Test(arguments: ["氏名", "氏名=", "=3", "氏名=三", "氏名=3.5", ""])
  func `what is no item`(text: String) {
    #expect(TakingDecision.Item(text) == nil)
  }
}
