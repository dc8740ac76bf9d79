import AuditLog
import Casework
import Foundation
import Testing

extension StoreContract {
  static let audits: [StoreContract] = [
    StoreContract("records hold nothing personal, and bind the values") { world in
      try await world.activate(StoreWorld.workflow(approve: ["係長"]))
      let record = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      _ = try await world.store.review(
        ReviewDecision(
          case: .id(record.id), by: StoreWorld.sato,
          decisions: [.init(field: "氏名", action: .correct, value: "佐々木　実")],
          note: "電話で確認した"))
      _ = try await world.store.approve(
        ApprovalDecision(
          case: .id(record.id), by: StoreWorld.abe, role: "係長", decision: .return,
          reason: "佐々木の字を確認"))
      let bytes = try await world.store.auditRecords(from: 0, limit: .max)
      let text = bytes.map { String(decoding: $0, as: UTF8.self) }.joined()
      for secret in ["山田", "ヤマダ", "1985", "佐々木", "電話", "窓口", ".pdf"] {
        #expect(!text.contains(secret), "\(secret)")
      }
      let records = try await world.auditRecords()
      let reviewed = try #require(records.first { $0.type == .caseReviewed })
      #expect(reviewed.commitments.keys.sorted() == ["decisions", "values"])
      #expect(reviewed.actor == .person(id: "sato"))
      #expect(reviewed.details["corrected"] == 1)
    },
    StoreContract("what changes nothing is recorded too, but no state") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase()
      let viewed = AuditEvent(
        .caseViewed, document: record.document.rawValue, caseID: record.id.rawValue,
        actor: .person(id: "sato"), commitments: ["screen": Data([1])])
      try await world.store.record(viewed)
      #expect(try await world.auditRecords().last?.type == .caseViewed)
      var lying = viewed
      lying.details["state"] = "erased"
      await world.expect(.audit) { [lying] in try await world.store.record(lying) }
      _ = try await world.store.erase(record.id, by: .program)
      await world.expect(.erased) { try await world.store.record(viewed) }
      await world.expect(.audit) {
        try await world.store.record(
          AuditEvent(
            .readerDied, actor: .system(version: "1"), commitments: ["name": Data([1])]))
      }
    },
    StoreContract("checkpoints are signed, grow and stay") { world in
      #expect(try await world.store.latestCheckpoint() == nil)
      let first = try await world.store.checkpoint()
      #expect(try await world.store.checkpoint() == first)
      _ = try await world.store.receive(try world.newDocument())
      let second = try await world.store.checkpoint()
      #expect(second != first)
      try world.restart()
      #expect(try await world.store.latestCheckpoint() == second)
      #expect(try await world.store.checkpoints(most: 2) == [first, second])
      #expect(try await world.store.checkpoints(most: 1) == [second])
      let known = try await world.store.auditSize()
      #expect(try await world.store.auditState().size == known)
      let size = try SignedCheckpoint(text: second).checkpoint.size
      #expect(try await world.store.auditRecords(from: size - 1, limit: 1).count == 1)
    },
    StoreContract("statistics count what there is") { world in
      try await world.activate(StoreWorld.workflow())
      _ = try await world.makeCase()
      _ = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      _ = try await world.store.receive(try world.newDocument())
      let statistics = try await world.store.statistics()
      #expect(statistics.documents == ["read": 2, "received": 1])
      #expect(statistics.cases == ["ready": 1, "review": 1])
      #expect(statistics.queues.map(\.count) == [1, 1])
      let size = try await world.store.auditSize()
      #expect(statistics.auditRecords == size)
    },
  ]
}
