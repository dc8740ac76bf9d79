import Casework
import Foundation
import Readings
import TestKit
import Testing
import Workflows

@Suite struct ReviewTests {
  let sato = PersonID("sato")
  let abe = PersonID("abe")
  let kato = PersonID("kato")
  let reference = CaseReference.number(Samples.facts.receptionNumber)

  func decide(
    _ content: inout CaseContent, _ workflow: Workflow, _ person: PersonID,
    _ items: [ReviewDecision.Item], acknowledge: [String] = []
  ) throws {
    _ = try content.apply(
      ReviewDecision(case: reference, by: person, decisions: items, acknowledge: acknowledge),
      workflow: workflow, facts: Samples.facts, checker: WorkflowChecker(),
      at: Date(timeIntervalSince1970: 0))
  }

  // MARK: Which fields wait

  @Test func `accepted values without findings wait for nobody`() {
    let content = Samples.content(
      [Samples.field("氏名", .name, "山田　太郎")], workflow: Samples.workflow())
    #expect(content.waiting == 0)
    #expect(content.fields[0].decidedBy == .machine)
  }

  @Test func `what is not accepted waits, and so does what a doubt speaks of`() {
    let doubt = Finding(code: "x.y", fields: ["生年月日"], japanese: "疑", english: "doubt")
    let note = Finding(
      code: "x.z", severity: .note, fields: ["届出日"], japanese: "注", english: "note")
    let content = Samples.content(
      [
        Samples.field("氏名", .name, "山田", accepted: false),
        Samples.field("生年月日", .date, "1980-01-01"), Samples.field("届出日", .date, "2026-11-01"),
        Samples.field("理由", .choice, "紛失", findings: [doubt]),
      ], workflow: Samples.workflow(), findings: [doubt, note])
    #expect(content.fields.map(\.isSettled) == [false, false, true, false])
    #expect(content.fields[0].reasons == [.doubt])
    #expect(content.fields[1].reasons == [.finding])
  }

  @Test func `mode all shows every field`() {
    let workflow = Samples.workflow(review: ReviewPolicy(mode: .all, sample: 0))
    let content = Samples.content([Samples.field("氏名", .name, "山田")], workflow: workflow)
    #expect(content.fields[0].reasons == [.all])
    #expect(content.waiting == 1)
  }

  @Test func `the sample is drawn among what nobody would look at, at its share`() {
    var random = SplitMix64(seed: 3)
    let workflow = Samples.workflow(review: ReviewPolicy(sample: 0.1))
    var drawn = 0
    for _ in 0..<2000 {
      let content = Samples.content(
        [Samples.field("氏名", .name, "山田")], workflow: workflow,
        chance: { Double(random.next() >> 11) * 0x1p-53 })
      drawn += content.waiting
      #expect(content.fields[0].reasons.isSubset(of: [.sample]))
    }
    #expect((150...250).contains(drawn))
  }

  @Test func `a doubt on the whole case waits until it is acknowledged`() throws {
    let workflow = Samples.workflow()
    let doubt = Finding(code: "form.pageMissing", japanese: "2ページ目がない", english: "no page 2")
    var content = Samples.content(
      [Samples.field("氏名", .name, "山田")], workflow: workflow, findings: [doubt])
    #expect(content.waiting == 1)
    #expect(throws: StoreError(.noSuchFinding, "other")) {
      try decide(&content, workflow, sato, [], acknowledge: ["other"])
    }
    try decide(&content, workflow, sato, [], acknowledge: ["form.pageMissing"])
    #expect(content.waiting == 0)
  }

  // MARK: Decisions

  @Test func `confirming and correcting settle, corrections are normalised`() throws {
    let workflow = Samples.workflow()
    var content = Samples.content(
      [
        Samples.field("氏名", .name, "山田", accepted: false),
        Samples.field("生年月日", .date, nil, accepted: false, raw: "昭和6O年"),
      ], workflow: workflow)
    try decide(
      &content, workflow, sato,
      [
        .init(field: "氏名", action: .confirm),
        .init(field: "生年月日", action: .correct, value: "昭和６０年１月２日"),
      ])
    #expect(content.values["生年月日"] == "1985-01-02")
    #expect(content.waiting == 0)
    #expect(content.reviewers == [sato])
  }

  @Test func `an impossible value is refused and nothing changes`() throws {
    let workflow = Samples.workflow()
    var content = Samples.content(
      [
        Samples.field("氏名", .name, "山田", accepted: false),
        Samples.field("生年月日", .date, nil, accepted: false, raw: "?"),
      ], workflow: workflow)
    let before = content
    do {
      try decide(
        &content, workflow, sato,
        [
          .init(field: "氏名", action: .confirm),
          .init(field: "生年月日", action: .correct, value: "昭和64年1月8日"),
        ])
      Issue.record("accepted")
    } catch let error as StoreError {
      #expect(error.code == .invalidValue)
      #expect(error.finding?.fields == ["生年月日"])
      #expect(!error.description.contains("64"))
    }
    #expect(content == before)
  }

  @Test func `what could not be read is not confirmed as empty`() throws {
    let workflow = Samples.workflow()
    var content = Samples.content(
      [Samples.field("生年月日", .date, nil, accepted: false, raw: "昭和6O年")], workflow: workflow)
    #expect(throws: StoreError.self) {
      try decide(&content, workflow, sato, [.init(field: "生年月日", action: .confirm)])
    }
    try decide(&content, workflow, sato, [.init(field: "生年月日", action: .correct, value: "")])
    #expect(content.waiting == 0)
    #expect(content.values["生年月日"] == nil)
  }

  @Test func `unknown and repeated fields are refused`() throws {
    let workflow = Samples.workflow()
    var content = Samples.content([Samples.field("氏名", .name, "山田")], workflow: workflow)
    #expect(throws: StoreError(.noSuchField, "住所")) {
      try decide(&content, workflow, sato, [.init(field: "住所", action: .confirm)])
    }
    let twice = ReviewDecision.Item(field: "氏名", action: .confirm)
    #expect(throws: StoreError(.duplicateDecision, "氏名")) {
      try decide(&content, workflow, sato, [twice, twice])
    }
  }

  @Test func `a review that says nothing is refused, a note alone is not`() throws {
    let workflow = Samples.workflow()
    var content = Samples.content([Samples.field("氏名", .name, "山田")], workflow: workflow)
    #expect(throws: StoreError(.nothingDecided)) { try decide(&content, workflow, sato, []) }
    let note = ReviewDecision(case: reference, by: sato, note: "電話で確認")
    _ = try content.apply(
      note, workflow: workflow, facts: Samples.facts, checker: WorkflowChecker(), at: Date())
    #expect(content.notes.map(\.text) == ["電話で確認"])
  }

  // MARK: Checking again

  @Test func `a correction that breaks a rule opens the fields of that rule`() throws {
    let workflow = Samples.workflow(rules: [Samples.order])
    var content = Samples.content(
      [
        Samples.field("氏名", .name, "山田"),
        Samples.field("生年月日", .date, "1980-01-01", accepted: false),
        Samples.field("届出日", .date, "2026-11-01"),
      ], workflow: workflow)
    #expect(content.waiting == 1)
    try decide(
      &content, workflow, sato, [.init(field: "生年月日", action: .correct, value: "2026-12-01")])
    #expect(content.fields.map(\.isSettled) == [true, false, false])
    #expect(content.standingFindings.map(\.japanese) == ["届出日が生年月日より前です"])
    // Seen now: to confirm lets it stand.
    try decide(
      &content, workflow, sato,
      [.init(field: "生年月日", action: .confirm), .init(field: "届出日", action: .confirm)])
    #expect(content.waiting == 0)
    // And it does not come back by itself.
    try decide(&content, workflow, sato, [.init(field: "氏名", action: .confirm)])
    #expect(content.waiting == 0)
  }

  @Test func `a correction that mends a rule leaves nothing to doubt`() throws {
    let workflow = Samples.workflow(rules: [Samples.order])
    var content = Samples.content(
      [
        Samples.field("氏名", .name, "山田"), Samples.field("生年月日", .date, "2026-12-01"),
        Samples.field("届出日", .date, "2026-11-01"),
      ], workflow: workflow)
    #expect(content.waiting == 2)
    try decide(
      &content, workflow, sato,
      [
        .init(field: "生年月日", action: .correct, value: "1980-12-01"),
        .init(field: "届出日", action: .confirm),
      ])
    #expect(content.waiting == 0)
    #expect(content.standingFindings.isEmpty)
  }

  @Test func `an emptied required field is doubted`() throws {
    let workflow = Samples.workflow()
    var content = Samples.content(
      [Samples.field("氏名", .name, "山田", accepted: false)], workflow: workflow)
    try decide(&content, workflow, sato, [.init(field: "氏名", action: .correct, value: " ")])
    #expect(content.waiting == 1)
    #expect(content.standingFindings.map(\.code) == ["field.required"])
    try decide(&content, workflow, sato, [.init(field: "氏名", action: .correct, value: "")])
    #expect(content.waiting == 0)
  }

  @Test func `rows are named as on paper though blank ones are dropped`() {
    let workflow = Samples.workflow(rules: [Samples.each])
    let content = Samples.content(
      [
        Samples.field("氏名", .name, "山田"), Samples.field("家族[1].氏名", .name, "山田　花子"),
        Samples.field("家族[1].続柄", .text, "妻"), Samples.field("家族[3].氏名", .name, "山田　一郎"),
        Samples.field("家族[3].続柄", .text, "その他"),
      ], workflow: workflow)
    #expect(content.standingFindings.map(\.fields) == [["家族[3].続柄"]])
    #expect(content.fields.map(\.isSettled) == [true, true, true, true, false])
  }

  @Test func `required columns are asked for in written rows only`() {
    let workflow = Samples.workflow()
    let content = Samples.content(
      [
        Samples.field("氏名", .name, "山田"), Samples.field("家族[1].氏名", .name, nil),
        Samples.field("家族[1].続柄", .text, "子"), Samples.field("家族[2].氏名", .name, nil),
        Samples.field("家族[2].続柄", .text, nil),
      ], workflow: workflow)
    #expect(content.standingFindings.map(\.fields) == [["家族[1].氏名"]])
  }

  @Test(arguments: ["髙橋", "𠮷田"])
  func `what the target's encoding lacks is shown at review`(name: String) {
    let content = Samples.content(
      [Samples.field("氏名", .name, name)], workflow: Samples.workflow(encoding: .shiftJIS))
    let lacks = name == "𠮷田"
    #expect(content.standingFindings.map(\.code) == (lacks ? ["delivery.unencodable"] : []))
    #expect(content.waiting == (lacks ? 1 : 0))
  }

  @Test func `the reader's own doubts of the same kind give way to those made anew`() throws {
    let stale = Finding(
      code: "rule.broken", fields: ["届出日"], japanese: "別の言葉", english: "other words")
    let workflow = Samples.workflow(rules: [Samples.order])
    let content = Samples.content(
      [
        Samples.field("氏名", .name, "山田"),
        Samples.field("生年月日", .date, "1980-01-01"),
        Samples.field("届出日", .date, "2026-11-01", findings: [stale]),
      ], workflow: workflow, findings: [stale])
    #expect(content.waiting == 0)
    #expect(content.standingFindings.isEmpty)
  }

  // MARK: Two persons

  let double = Samples.workflow(review: ReviewPolicy(double: ["個人番号"], sample: 0))
  let number = "123456789018"

  func twoPersonContent() -> CaseContent {
    Samples.content(
      [Samples.field("氏名", .name, "山田"), Samples.field("個人番号", .myNumber, number)],
      workflow: double)
  }

  @Test func `one person is not two`() throws {
    var content = twoPersonContent()
    for _ in 0..<3 {
      try decide(&content, double, sato, [.init(field: "個人番号", action: .confirm)])
      #expect(content.waiting == 1)
    }
    try decide(&content, double, abe, [.init(field: "個人番号", action: .confirm)])
    #expect(content.waiting == 0)
  }

  @Test func `two who differ settle nothing, a third decides with one of them`() throws {
    var content = twoPersonContent()
    let other = "111111111118"
    try decide(
      &content, double, sato, [.init(field: "個人番号", action: .correct, value: other)])
    #expect(content.values["個人番号"] == number, "the second person is not led by the first")
    try decide(&content, double, abe, [.init(field: "個人番号", action: .confirm)])
    #expect(content.waiting == 1)
    #expect(content.fields[1].isDisputed)
    try decide(
      &content, double, kato, [.init(field: "個人番号", action: .correct, value: other)])
    #expect(content.waiting == 0)
    #expect(content.values["個人番号"] == other)
  }

  @Test func `a later doubt about what two agreed on starts anew`() throws {
    var content = twoPersonContent()
    try decide(&content, double, sato, [.init(field: "個人番号", action: .confirm)])
    try decide(&content, double, abe, [.init(field: "個人番号", action: .confirm)])
    try decide(
      &content, double, kato,
      [.init(field: "個人番号", action: .correct, value: "111111111118")])
    #expect(content.waiting == 1)
  }

  @Test func `decisions read as the JSON of the command line`() throws {
    let text = """
      {"case": "R8-国保年金課-000123", "by": "sato", "decisions": [
        {"field": "氏名", "action": "confirm"},
        {"field": "生年月日", "action": "correct", "value": "昭和60年1月2日"}]}
      """
    let decision = try JSONDecoder().decode(ReviewDecision.self, from: Data(text.utf8))
    #expect(decision.decisions.count == 2)
    #expect(decision.acknowledge.isEmpty)
    #expect(decision.by == sato)
    let approval = try JSONDecoder().decode(
      ApprovalDecision.self,
      from: Data(
        """
        {"case": "R8-国保年金課-000123", "by": "abe", "role": "係長", "decision": "approve"}
        """.utf8))
    #expect(approval.decision == .approve)
  }
}
