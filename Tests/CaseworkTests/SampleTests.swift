import Foundation
import Readings
import TestKit
import Testing
import Workflows

@testable import Casework

/// Which values are drawn, what their answers count, and what people see of it.
@Suite struct SampleTests {
  private let reader = "uketsuke-reader-1+engine-1+calibration-1"
  private let day = Date(timeIntervalSince1970: 1_795_000_000)

  private func field(
    _ name: String, _ type: FieldType, _ value: String?, accepted: Bool = true,
    standing: SiteStanding? = nil, findings: [Finding] = [], page: Int? = 1
  ) -> FieldReading {
    var field = Samples.field(
      name, type, value, accepted: accepted, page: page, findings: findings)
    field.evidence = Evidence(
      subject: value == nil ? .empty : .japanese, reader: value == nil ? .tesseract : .network,
      certainty: 0.999)
    field.standing = standing ?? (accepted ? .unproven : nil)
    field.score = accepted ? 7 : 2
    field.readers = [
      ReaderOpinion(
        name: "r", text: value ?? "", confidence: 0.99,
        alternatives: [Candidate(text: "x", confidence: 0.01)])
    ]
    return field
  }

  private func content(
    _ fields: [FieldReading], review: ReviewPolicy, rules: [Rule] = [],
    chance: () -> Double = { 0 }
  ) -> CaseContent {
    CaseContent(
      reading: Samples.reading(fields), reader: reader,
      workflow: Samples.workflow(rules: rules, review: review), facts: Samples.facts,
      checker: WorkflowChecker(), chance: chance)
  }

  private func decide(
    _ content: inout CaseContent, _ items: [ReviewDecision.Item], by person: String = "sato",
    review: ReviewPolicy = ReviewPolicy(sample: 1), at time: Date? = nil
  ) throws -> SiteChange {
    let before = content
    _ = try content.apply(
      ReviewDecision(
        case: .number(Samples.facts.receptionNumber), by: PersonID(person), decisions: items,
        note: items.isEmpty ? "電話で確認" : nil),
      workflow: Samples.workflow(review: review), facts: Samples.facts,
      checker: WorkflowChecker(), at: time ?? day)
    return content.siteCounts(since: before, workflow: "saikofu")
  }

  // MARK: The draw

  @Test func `each value is drawn for itself, blanks and marks too, at the share`() {
    var random = SplitMix64(seed: 7)
    var drawn = [0, 0, 0]
    var both = 0
    for _ in 0..<3_000 {
      let content = content(
        [field("氏名", .name, "山田"), field("届出日", .date, nil), field("理由", .choice, "紛失")],
        review: ReviewPolicy(sample: 0.1),
        chance: { Double(random.next() >> 11) * 0x1p-53 })
      for index in content.fields.indices where content.fields[index].reasons == [.sample] {
        drawn[index] += 1
        #expect(content.fields[index].sample != nil && !content.fields[index].isSettled)
      }
      if content.waiting >= 2 { both += 1 }
    }
    for count in drawn { #expect((240...360).contains(count), "\(drawn)") }
    // Together as seldom as if each did not know of the other: 1 − 0.9³ − 3·0.1·0.9².
    #expect((50...125).contains(both), "\(both)")
  }

  @Test func `a case whose values are all accepted but one drawn waits for a person`() {
    var chances = [0.5, 0.01]
    let content = content(
      [field("氏名", .name, "山田"), field("届出日", .date, "2026-11-01")],
      review: ReviewPolicy(sample: 0.02), chance: { chances.removeFirst() })
    #expect(content.waiting == 1)
    #expect(content.fields.map(\.isSettled) == [true, false])
  }

  @Test func `nothing is drawn from what people see anyhow or cannot see`() {
    let doubt = Finding(code: "x", fields: ["届出日"], japanese: "疑", english: "doubt")
    let content = content(
      [
        field("氏名", .name, "山田", accepted: false),
        field("届出日", .date, "2026-11-01", findings: [doubt]),
        field("生年月日", .date, nil, page: nil),
      ], review: ReviewPolicy(sample: 1))
    #expect(content.fields.map(\.reasons) == [[.doubt], [.finding], []])
    #expect(content.fields.allSatisfy { $0.sample == nil })
  }

  /// Otherwise a site that lets nothing unproven through would never prove anything.
  @Test func `what only the site's count holds back counts too`() {
    let content = content(
      [
        field("氏名", .name, "山田", accepted: false, standing: .unproven),
        field("届出日", .date, "2026-11-01", accepted: false, standing: .stopped),
      ], review: ReviewPolicy(sample: 0))
    #expect(content.fields.map(\.reasons) == [[.doubt], [.doubt]])
    #expect(content.fields.map(\.sample?.pool.kind) == ["network/name", "network/date"])
    #expect(content.fields[0].sample?.pool.reader == "engine-1+calibration-1")
  }

  @Test func `in mode all every sure value counts`() {
    let content = content(
      [field("氏名", .name, "山田"), field("届出日", .date, "2026-11-01", accepted: false)],
      review: ReviewPolicy(mode: .all, sample: 0))
    #expect(content.fields.map { $0.sample != nil } == [true, false])
  }

  @Test func `rows that seem blank are drawn as a whole and stand where they do on paper`() throws {
    func row(_ number: Int, _ name: String? = nil) -> [FieldReading] {
      [
        field("家族[\(number)].氏名", .name, name),
        field("家族[\(number)].続柄", .text, name == nil ? nil : "子"),
      ]
    }
    func content(_ share: Double, _ chances: [Double]) -> CaseContent {
      var chances = chances[...]
      var reading = Samples.reading([field("氏名", .name, "山田")] + row(3, "山田"))
      reading.blankRows = [row(1), row(2), row(4)]
      return CaseContent(
        reading: reading, reader: reader,
        workflow: Samples.workflow(review: ReviewPolicy(sample: share)), facts: Samples.facts,
        checker: WorkflowChecker(), chance: { chances.removeFirst() })
    }
    // Three values that stand there, then three rows.
    let none = content(0.02, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5])
    #expect(none.fields.map(\.name) == ["氏名", "家族[3].氏名", "家族[3].続柄"])
    #expect(none.waiting == 0)
    var drawn = content(0.02, [0.5, 0.5, 0.5, 0.5, 0.01, 0.01])
    #expect(
      drawn.fields.map(\.name) == [
        "氏名", "家族[2].氏名", "家族[2].続柄", "家族[3].氏名", "家族[3].続柄", "家族[4].氏名", "家族[4].続柄",
      ])
    let cells = drawn.fields.filter { $0.name.hasPrefix("家族[2]") || $0.name.hasPrefix("家族[4]") }
    #expect(cells.allSatisfy { $0.reasons == [.sample] && $0.sample != nil && !$0.isSettled })
    #expect(drawn.findings.isEmpty, "a blank row lacks nothing")
    #expect(drawn.siteCounts(workflow: "saikofu").cases?.accepted == 7)

    // One is blank as read, the other was overlooked.
    let change = try decide(
      &drawn,
      [
        .init(field: "家族[2].氏名", action: .confirm), .init(field: "家族[2].続柄", action: .confirm),
        .init(field: "家族[4].氏名", action: .correct, value: "山田　花子"),
        .init(field: "家族[4].続柄", action: .correct, value: "妻"),
      ], review: ReviewPolicy(sample: 0.02))
    #expect(drawn.waiting == 0)
    #expect(change.counts.map(\.tally.wrong).reduce(0, +) == 2)
    #expect(change.counts.map(\.tally.seen).reduce(0, +) == 4)
    #expect(Set(change.counts.map(\.field)) == ["家族.氏名", "家族.続柄"])
  }

  // MARK: The count

  @Test func `answers count as right or wrong, once`() throws {
    var content = content(
      [field("氏名", .name, "山田"), field("届出日", .date, nil), field("家族[2].氏名", .name, "山田 花")],
      review: ReviewPolicy(sample: 1))
    #expect(
      content.siteCounts(workflow: "saikofu").cases
        == SiteCaseCount(
          reader: "engine-1+calibration-1", workflow: "saikofu", cases: 1, accepted: 3))
    var change = try decide(&content, [.init(field: "氏名", action: .confirm)])
    #expect(
      change.counts == [
        SiteCount(
          pool: SitePool(reader: "engine-1+calibration-1", kind: "network/name"),
          workflow: "saikofu", field: "氏名", month: "2026-11", tally: SiteTally(seen: 1, wrong: 0))
      ])
    #expect(change.cases?.tally == SiteTally(seen: 1, wrong: 0))
    change = try decide(
      &content,
      [
        .init(field: "氏名", action: .confirm),
        .init(field: "届出日", action: .correct, value: "令和8年11月2日"),
        .init(field: "家族[2].氏名", action: .correct, value: "山田　花"),
      ])
    #expect(change.counts.map(\.field) == ["届出日", "家族.氏名"])
    #expect(change.counts.map(\.pool.kind) == ["tesseract/empty", "network/name"])
    #expect(change.counts.map(\.tally.wrong) == [1, 1])
    #expect(change.cases?.tally == SiteTally(seen: 0, wrong: 1))
    #expect(try decide(&content, []).isEmpty)
  }

  @Test func `a later decision takes back what an earlier one counted, in its month`() throws {
    var content = content([field("氏名", .name, "山田")], review: ReviewPolicy(sample: 1))
    _ = try decide(&content, [.init(field: "氏名", action: .confirm)])
    let later = day.addingTimeInterval(40 * 86_400)
    var change = try decide(
      &content, [.init(field: "氏名", action: .correct, value: "山口")], at: later)
    #expect(change.counts.map(\.tally) == [SiteTally(seen: 0, wrong: 1)])
    #expect(change.counts.map(\.month) == ["2026-11"])
    #expect(change.cases?.tally == SiteTally(seen: 0, wrong: 1))
    change = try decide(
      &content, [.init(field: "氏名", action: .correct, value: "山田")], at: later)
    #expect(change.counts.map(\.tally) == [SiteTally(seen: 0, wrong: -1)])
  }

  @Test func `what the citizen has changed since tells nothing of the reading`() throws {
    var content = content(
      [field("氏名", .name, "山田"), field("届出日", .date, "2026-11-01")],
      review: ReviewPolicy(sample: 1))
    _ = try decide(&content, [.init(field: "氏名", action: .confirm)])
    content.closeSamples()
    let change = try decide(
      &content,
      [
        .init(field: "氏名", action: .correct, value: "山口"),
        .init(field: "届出日", action: .correct, value: "令和8年11月9日"),
      ])
    #expect(change.isEmpty)
  }

  @Test func `where two must agree the answer is what they agree on`() throws {
    let review = ReviewPolicy(double: ["氏名"], sample: 0)
    var content = content([field("氏名", .name, "山田")], review: review)
    let item = ReviewDecision.Item(field: "氏名", action: .correct, value: "山口")
    #expect(try decide(&content, [item], review: review).isEmpty)
    let change = try decide(&content, [item], by: "abe", review: review)
    #expect(change.counts.map(\.tally) == [SiteTally(seen: 1, wrong: 1)])
  }

  @Test func `months beyond a year are one, newest first, fields only where wrong`() {
    func count(_ month: String, _ field: String, _ wrong: Int) -> SiteCount {
      SiteCount(
        pool: SitePool(reader: "r", kind: "network/name"), workflow: "w", field: field,
        month: month, tally: SiteTally(seen: 10, wrong: wrong))
    }
    let months = (1...12).map { "2025-" + ($0 < 10 ? "0" : "") + "\($0)" } + ["2026-01", "2026-02"]
    let counts = SiteCounts(
      reader: "r",
      counts: months.map { count($0, "氏名", $0 == "2026-02" ? 3 : 0) }
        + [count("2026-02", "世帯主", 0)])
    #expect(
      counts.pools["network/name"]?.map(\.seen) == [20] + Array(repeating: 10, count: 11) + [20])
    #expect(counts.pools["network/name"]?.first?.wrong == 3)
    #expect(counts.fields["w"]?.keys.sorted() == ["氏名"])
    #expect(SiteCounts(reader: "q", counts: [count("2026-02", "氏名", 0)]).pools.isEmpty)
  }

  /// A stop must not end because something else was learned.
  @Test func `counts carry over to lessons that judge their kind alike`() {
    func lesson(_ number: Int, _ kinds: Set<String>, offset: Double) -> SiteLesson {
      SiteLesson(
        calibration: SiteCalibration(
          number: number, reader: "r",
          shifts: ["p": ScoreShift(offset: offset, slope: 1, kinds: kinds)]),
        digest: "", learnedAt: day, learnedBy: PersonID("abe"))
    }
    func count(_ reader: String, _ kind: String, _ seen: Int) -> SiteCount {
      SiteCount(
        pool: SitePool(reader: reader, kind: kind), workflow: "w", field: kind, month: "2026-11",
        tally: SiteTally(seen: seen, wrong: 1))
    }
    let lessons = [
      lesson(1, ["network/name"], offset: -1), lesson(2, ["network/name"], offset: -2),
    ]
    let counts = [
      count("r", "network/name", 10), count("r", "tesseract/choice", 20),
      count("r+site-1", "network/name", 30), count("r+site-1", "tesseract/choice", 40),
      count("r+site-2", "network/name", 50), count("q", "tesseract/choice", 60),
    ]
    func seen(_ calibration: SiteCalibration?) -> [String: Int] {
      SiteCounts(shipped: "r", counts: counts, lessons: lessons, calibration: calibration)
        .pools.mapValues { $0.map(\.seen).reduce(0, +) }
    }
    #expect(seen(nil) == ["network/name": 10, "tesseract/choice": 60])
    #expect(seen(lessons[0].calibration) == ["network/name": 30, "tesseract/choice": 60])
    #expect(seen(lessons[1].calibration) == ["network/name": 50, "tesseract/choice": 60])
    let site = SiteCounts(
      shipped: "r", counts: counts, lessons: lessons, calibration: lessons[1].calibration)
    #expect(site.reader == "r+site-2" && site.calibration?.number == 2)
  }

  // MARK: What answers teach

  @Test func `answers teach evidence and outcome, 個人番号 and doubts nothing`() throws {
    let doubt = Finding(code: "x", fields: ["届出日"], japanese: "疑", english: "doubt")
    var fields = [
      field("氏名", .name, "山田", accepted: false), field("フリガナ", .kana, "ヤマダ"),
      field("個人番号", .myNumber, "123456789018", accepted: false),
      field("届出日", .date, "2026-11-01", accepted: false, findings: [doubt]),
      field("生年月日", .date, "1980-01-01", accepted: false),
    ]
    for index in fields.indices { fields[index].score = 3 }
    fields[4].score = nil
    var content = content(fields, review: ReviewPolicy(sample: 0))
    #expect(content.answers.isEmpty, "nobody has answered")
    _ = try decide(
      &content,
      [.init(field: "氏名", action: .correct, value: "山口")]
        + ["個人番号", "届出日", "生年月日"].map { .init(field: $0, action: .confirm) })
    #expect(content.waiting == 0)
    #expect(content.answers.map(\.type) == ["name"])
    #expect(content.answers.first?.isRight == false && content.answers.first?.score == 3)
    content.findings.append(.fromCitizen("電話"))
    #expect(content.answers.isEmpty)
  }

  // MARK: What is shown

  /// Whoever reads the desk's JSON must not find the sample.
  @Test func `a drawn value is shown as one in doubt is`() throws {
    let sure = content([field("氏名", .name, "山田")], review: ReviewPolicy(sample: 1))
    let held = content(
      [field("氏名", .name, "山田", accepted: false, standing: .unproven)],
      review: ReviewPolicy(sample: 0))
    let doubted = content(
      [field("氏名", .name, "山田", accepted: false)], review: ReviewPolicy(sample: 0))
    #expect(sure.fields[0].sample != nil && doubted.fields[0].sample == nil)
    let texts = try [sure, held, doubted].map { content in
      String(decoding: try CaseJSON.encode(content.shown.fields), as: UTF8.self)
    }
    #expect(Set(texts).count == 1)
    #expect(sure.shown.reader == nil)
    for word in ["sample", "0.99", "evidence", "standing", "score", "true", "calibration"] {
      #expect(!texts[0].contains(word), "\(word)")
    }
    // Also when it is settled.
    var settled = sure
    _ = try decide(&settled, [.init(field: "氏名", action: .confirm)])
    let text = String(decoding: try CaseJSON.encode(settled.shown), as: UTF8.self)
    #expect(!text.contains("sample") && !text.contains("0.99"))
  }

  @Test func `what the machine settled alone is shown with its judgement`() {
    let content = content([field("氏名", .name, "山田")], review: ReviewPolicy(sample: 0))
    #expect(content.shown.fields == content.fields)
  }

  @Test func `contents of before know no sample`() throws {
    let content = content([field("氏名", .name, "山田")], review: ReviewPolicy(sample: 0))
    var object = try #require(
      try JSONSerialization.jsonObject(with: try CaseJSON.encode(content)) as? [String: Any])
    object["reader"] = nil
    let read = try CaseJSON.decode(
      CaseContent.self, from: try JSONSerialization.data(withJSONObject: object))
    #expect(read.reader == nil && read.fields == content.fields)
  }
}
