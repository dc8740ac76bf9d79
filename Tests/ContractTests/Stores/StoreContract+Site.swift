import AuditLog
import Casework
import Foundation
import Readings
import Testing
import Workflows

extension StoreContract {
  /// The site's own count.
  static let site: [StoreContract] = [
    StoreContract("answers of drawn values are counted with the review") { world in
      try await world.activate(drawing())
      let record = try await world.makeCase(sureReading())
      #expect(record.life.state == .review && record.waiting == 3)
      #expect(try await world.store.siteCounts(reader: nil).isEmpty)
      #expect(
        try await world.store.siteCaseCounts(reader: nil)
          == [SiteCaseCount(reader: "", workflow: "saikofu", cases: 1, accepted: 3)])
      let next = try await world.store.review(
        ReviewDecision(
          case: .id(record.id), by: StoreWorld.sato,
          decisions: [
            .init(field: "氏名", action: .confirm), .init(field: "フリガナ", action: .confirm),
            .init(field: "生年月日", action: .correct, value: "昭和60年1月3日"),
          ]))
      #expect(next.life.state == .ready)
      let counts = try await world.store.siteCounts(reader: nil)
      #expect(Set(counts.map(\.field)) == ["氏名", "フリガナ", "生年月日"])
      #expect(counts.allSatisfy { $0.workflow == "saikofu" && $0.tally.seen == 1 })
      #expect(counts.filter { $0.tally.wrong == 1 }.map(\.field) == ["生年月日"])
      #expect(
        try await world.store.siteCaseCounts(reader: nil).map(\.tally)
          == [SiteTally(seen: 1, wrong: 1)])
      let event = try #require(try await world.auditRecords().last { $0.type == .siteCounted })
      #expect(event.caseID == record.id.rawValue)
      #expect(event.details["seen"] == 3 && event.details["wrong"] == 1)
      #expect(try await world.store.siteCounts(reader: "another").isEmpty)
      #expect(try await world.store.siteCounts(reader: "").count == 3)
    },
    StoreContract("a refused review counts nothing") { world in
      try await world.activate(drawing())
      let record = try await world.makeCase(sureReading())
      await world.expect(.invalidValue) {
        try await world.store.review(
          ReviewDecision(
            case: .id(record.id), by: StoreWorld.sato,
            decisions: [
              .init(field: "氏名", action: .confirm),
              .init(field: "生年月日", action: .correct, value: "昭和64年1月8日"),
            ]))
      }
      #expect(try await world.store.siteCounts(reader: nil).isEmpty)
    },
    StoreContract("counts add up over cases, and a second thought moves them") { world in
      try await world.activate(drawing(approve: ["係長"]))
      var last: CaseRecord?
      for _ in 0..<3 {
        let record = try await world.makeCase(sureReading())
        last = try await world.store.review(confirm(record))
        #expect(last?.life.state == .approval)
      }
      let record = try #require(last)
      _ = try await world.store.approve(
        ApprovalDecision(
          case: .id(record.id), by: StoreWorld.abe, role: "係長", decision: .return,
          reason: "字が違う", fields: ["氏名"]))
      _ = try await world.store.review(
        ReviewDecision(
          case: .id(record.id), by: StoreWorld.sato,
          decisions: [.init(field: "氏名", action: .correct, value: "山口　太郎")],
          acknowledge: ["approval.sentBack"]))
      let counts = try await world.store.siteCounts(reader: nil)
      #expect(counts.count == 3)
      #expect(counts.first { $0.field == "氏名" }?.tally == SiteTally(seen: 3, wrong: 1))
      #expect(counts.first { $0.field == "フリガナ" }?.tally == SiteTally(seen: 3, wrong: 0))
      let cases = try #require(try await world.store.siteCaseCounts(reader: nil).first)
      #expect(cases.cases == 3 && cases.accepted == 9)
      #expect(cases.tally == SiteTally(seen: 3, wrong: 1))
    },
    StoreContract("counts outlive their case") { world in
      try await world.activate(drawing())
      let record = try await world.makeCase(sureReading())
      _ = try await world.store.review(confirm(record))
      let before = try await world.store.siteCounts(reader: nil)
      #expect(before.count == 3)
      _ = try await world.store.erase(record.id, by: .person(StoreWorld.abe))
      #expect(try await world.store.siteCounts(reader: nil) == before)
      #expect(try await world.store.siteCaseCounts(reader: nil).first?.cases == 1)
    },
    StoreContract("which values are drawn is settled when the case is made") { world in
      try await world.activate(drawing(share: 0.5))
      var drawn = 0
      for _ in 0..<20 {
        let record = try await world.makeCase(sureReading())
        let first = try await world.store.caseDetail(record.id)?.content
        drawn += first?.fields.count { $0.sample != nil } ?? 0
        #expect(try await world.store.caseDetail(record.id)?.content == first)
        #expect((record.life.state == .review) == (record.waiting > 0))
      }
      #expect((15...45).contains(drawn))
    },
    StoreContract("what was learned counts from its number on, and is taken back") { world in
      func calibration(_ number: Int, offset: Double = -1) -> SiteCalibration {
        SiteCalibration(
          number: number, reader: "r",
          shifts: ["network/kana/free": ScoreShift(offset: offset, slope: 1, values: 200)])
      }
      let store = world.store
      #expect(try await store.siteLessons().isEmpty)
      #expect(try await store.revertLearning(by: StoreWorld.abe) == nil)
      await world.expect(.wrongState) {
        try await store.learn(calibration(2), by: StoreWorld.abe)
      }
      await world.expect(.wrongState) {
        try await store.learn(calibration(1, offset: .nan), by: StoreWorld.abe)
      }
      #expect(try await learning(world).isEmpty)
      try await store.learn(calibration(1), by: StoreWorld.abe)
      try await store.learn(calibration(2, offset: -2), by: StoreWorld.abe)
      var lessons = try await store.siteLessons()
      #expect(lessons.map(\.calibration.number) == [1, 2])
      #expect(Set(lessons.map(\.digest)).count == 2)
      #expect(lessons.counting(for: "r") == calibration(2, offset: -2))
      #expect(lessons.counting(for: "q") == nil)
      #expect(try await store.revertLearning(by: StoreWorld.kato) == 2)
      lessons = try await store.siteLessons()
      #expect(lessons.counting(for: "r") == calibration(1))
      // A number is never given twice.
      await world.expect(.wrongState) {
        try await store.learn(calibration(2), by: StoreWorld.abe)
      }
      try await store.learn(calibration(3), by: StoreWorld.abe)
      let events = try await learning(world)
      #expect(
        events.map(\.type) == [.judgeLearned, .judgeLearned, .judgeReverted, .judgeLearned])
      #expect(events[2].actor == .person(id: "kato") && events[2].details["number"] == 2)
      #expect(events[0].details["digest"] == .string(lessons[0].digest))
      #expect(events[0].details["values"] == 200)
    },
  ]

  private static func learning(_ world: StoreWorld) async throws -> [AuditRecord] {
    try await world.auditRecords().filter { [.judgeLearned, .judgeReverted].contains($0.type) }
  }

  private static func drawing(share: Double = 1, approve: [String] = []) -> Workflow {
    var workflow = StoreWorld.workflow(approve: approve)
    workflow.review = ReviewPolicy(sample: share)
    return workflow
  }

  private static func sureReading() -> CaseReading {
    var reading = StoreWorld.caseReading()
    for index in reading.fields.indices {
      reading.fields[index].evidence = Evidence(
        subject: .japanese, reader: .network, certainty: 0.999)
      reading.fields[index].standing = .unproven
    }
    return reading
  }

  private static func confirm(_ record: CaseRecord) -> ReviewDecision {
    ReviewDecision(
      case: .id(record.id), by: StoreWorld.sato,
      decisions: ["氏名", "フリガナ", "生年月日"].map { .init(field: $0, action: .confirm) })
  }
}
