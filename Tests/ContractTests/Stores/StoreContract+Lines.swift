import AuditLog
import Casework
import Foundation
import Readings
import Testing

extension StoreContract {
  /// Lines of approval that change while cases wait.
  static let lines: [StoreContract] = [
    StoreContract("cases go on when the line of approval becomes empty, on record") { world in
      try await world.activate(StoreWorld.workflow(approve: ["係長", "課長"]))
      let waiting = try await world.makeCase()
      let signed = try await world.makeCase()
      _ = try await world.store.approve(
        ApprovalDecision(
          case: .id(signed.id), by: StoreWorld.abe, role: "係長", decision: .approve))
      let review = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      try await world.activate(StoreWorld.workflow(approve: []), digest: "digest-2")
      for record in [waiting, signed] {
        let after = try #require(try await world.store.find(.id(record.id)))
        #expect(after.life.state == .ready)
        #expect(after.awaitedRole == nil)
      }
      #expect(try await world.store.find(.id(review.id))?.life.state == .review)
      let events = try await world.auditRecords().filter { $0.type == .caseReady }
      #expect(Set(events.map(\.caseID)) == [waiting.id.rawValue, signed.id.rawValue])
      #expect(try await world.store.casesReady().count == 2)
    },
    StoreContract("and when the workflow that asked for signatures is withdrawn") { world in
      try await world.activate(StoreWorld.workflow(approve: []))
      try await world.activate(StoreWorld.workflow(approve: ["課長"]), digest: "digest-2")
      // Read with the version before, which asks for none.
      let free = try await world.makeCase(StoreWorld.caseReading(version: "digest-1"))
      let bound = try await world.makeCase(StoreWorld.caseReading(version: "digest-2"))
      #expect(free.life.state == .approval)
      try await world.store.deactivateWorkflow("saikofu", by: StoreWorld.sato)
      #expect(try await world.store.find(.id(free.id))?.life.state == .ready)
      #expect(try await world.store.find(.id(bound.id))?.life.state == .approval)
    },
    StoreContract("a case awaits the role that the current line names") { world in
      try await world.activate(StoreWorld.workflow(approve: ["係長", "課長"]))
      let record = try await world.makeCase()
      _ = try await world.store.approve(
        ApprovalDecision(
          case: .id(record.id), by: StoreWorld.abe, role: "係長", decision: .approve))
      try await world.activate(
        StoreWorld.workflow(approve: ["係長", "部長"]), digest: "digest-2")
      #expect(try await world.store.find(.id(record.id))?.awaitedRole == "部長")
      // All of the shorter line have signed: its last role closes it, and lists say so.
      try await world.activate(StoreWorld.workflow(approve: ["係長"]), digest: "digest-3")
      #expect(try await world.store.find(.id(record.id))?.awaitedRole == "係長")
      let held = try await world.store.hold(record.id, true, by: StoreWorld.sato)
      #expect(held.awaitedRole == "係長")
      let ready = try await world.store.approve(
        ApprovalDecision(
          case: .id(record.id), by: StoreWorld.kato, role: "係長", decision: .approve))
      #expect(ready.life.state == .ready)
    },
    StoreContract("差戻し with an empty list of fields means all that people decided") { world in
      try await world.activate(StoreWorld.workflow(approve: ["係長"]))
      for fields in [nil, []] as [[String]?] {
        let record = try await world.makeCase(StoreWorld.caseReading(accepted: false))
        _ = try await world.store.review(
          ReviewDecision(
            case: .id(record.id), by: StoreWorld.sato,
            decisions: [.init(field: "氏名", action: .confirm)]))
        let back = try await world.store.approve(
          ApprovalDecision(
            case: .id(record.id), by: StoreWorld.abe, role: "係長", decision: .return,
            reason: "確認", fields: fields))
        #expect(back.life.state == .review)
        let content = try #require(try await world.store.caseDetail(record.id)?.content)
        #expect(content.fields.filter { !$0.isSettled }.map(\.name) == ["氏名"])
      }
    },
  ]
}
