import Casework
import Foundation
import Readings
import Testing

extension StoreContract {
  static let reviews: [StoreContract] = [
    StoreContract("review, approval line, ready") { world in
      try await world.activate(StoreWorld.workflow(approve: ["係長", "課長"]))
      let record = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      #expect(record.life.state == .review)
      #expect(record.waiting == 1)
      let reference = CaseReference.number(record.receptionNumber)
      let reviewed = try await world.store.review(
        ReviewDecision(
          case: reference, by: StoreWorld.sato,
          decisions: [.init(field: "氏名", action: .correct, value: "山田 次郎")]))
      #expect(reviewed.life.state == .approval)
      #expect(reviewed.awaitedRole == "係長")
      await world.expect(.wrongRole) {
        try await world.store.approve(
          ApprovalDecision(
            case: reference, by: StoreWorld.abe, role: "課長", decision: .approve))
      }
      await world.expect(.fourEyes) {
        try await world.store.approve(
          ApprovalDecision(
            case: reference, by: StoreWorld.sato, role: "係長", decision: .approve))
      }
      let signed = try await world.store.approve(
        ApprovalDecision(case: reference, by: StoreWorld.abe, role: "係長", decision: .approve))
      #expect(signed.awaitedRole == "課長")
      await world.expect(.fourEyes) {
        try await world.store.approve(
          ApprovalDecision(
            case: reference, by: StoreWorld.abe, role: "課長", decision: .approve))
      }
      let ready = try await world.store.approve(
        ApprovalDecision(
          case: reference, by: StoreWorld.kato, role: "課長", decision: .approve,
          onBehalfOf: PersonID("mori")))
      #expect(ready.life.state == .ready)
      let content = try await world.store.caseDetail(record.id)?.content
      #expect(content?.approvals.map(\.role) == ["係長", "課長"])
      #expect(content?.approvals.last?.onBehalfOf == PersonID("mori"))
    },
    StoreContract("差戻し opens what people decided and starts the line anew") { world in
      try await world.activate(StoreWorld.workflow(approve: ["係長", "課長"]))
      let record = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      let reference = CaseReference.id(record.id)
      let confirm = ReviewDecision(
        case: reference, by: StoreWorld.sato, decisions: [.init(field: "氏名", action: .confirm)])
      _ = try await world.store.review(confirm)
      _ = try await world.store.approve(
        ApprovalDecision(case: reference, by: StoreWorld.abe, role: "係長", decision: .approve))
      await world.expect(.reasonMissing) {
        try await world.store.approve(
          ApprovalDecision(
            case: reference, by: StoreWorld.kato, role: "課長", decision: .return))
      }
      let back = try await world.store.approve(
        ApprovalDecision(
          case: reference, by: StoreWorld.kato, role: "課長", decision: .return,
          reason: "氏名を確認"))
      #expect(back.life.state == .review)
      #expect(back.waiting == 2)
      var again = confirm
      again.acknowledge = ["approval.sentBack"]
      let reviewed = try await world.store.review(again)
      #expect(reviewed.life.state == .approval)
      #expect(reviewed.awaitedRole == "係長")
      #expect(try await world.store.caseDetail(record.id)?.content?.history.count == 2)
    },
    StoreContract("a decision on an outdated view is refused and changes nothing") { world in
      try await world.activate(StoreWorld.workflow())
      let record = try await world.makeCase(StoreWorld.caseReading(accepted: false))
      _ = try await world.store.hold(record.id, true, by: StoreWorld.abe)
      let decision = ReviewDecision(
        case: .id(record.id), by: StoreWorld.sato,
        decisions: [.init(field: "氏名", action: .confirm)], revision: record.revision)
      let size = try await world.store.auditSize()
      await world.expect(.outdated) { try await world.store.review(decision) }
      await world.expect(.invalidValue) {
        try await world.store.review(
          ReviewDecision(
            case: .id(record.id), by: StoreWorld.sato,
            decisions: [.init(field: "生年月日", action: .correct, value: "昭和64年1月8日")]))
      }
      #expect(try await world.store.auditSize() == size)
      #expect(try await world.store.find(.id(record.id))?.life.state == .review)
    },
    StoreContract("a case needs its own references") { world in
      let unknown: CaseID = world.makeID()
      await world.expect(.noSuchCase) {
        try await world.store.review(ReviewDecision(case: .id(unknown), by: StoreWorld.sato))
      }
      let found = try await world.store.find(.id(unknown))
      let detail = try await world.store.caseDetail(unknown)
      #expect(found == nil)
      #expect(detail == nil)
    },
    StoreContract("people follow the current version, values the one of reading") { world in
      try await world.activate(StoreWorld.workflow(approve: ["係長"]))
      let record = try await world.makeCase()
      #expect(record.life.state == .approval)
      try await world.activate(StoreWorld.workflow(approve: ["課長"]), digest: "digest-2")
      let ready = try await world.store.approve(
        ApprovalDecision(
          case: .id(record.id), by: StoreWorld.abe, role: "課長", decision: .approve))
      #expect(ready.life.state == .ready)
      #expect(ready.version == "digest-1")
    },
  ]
}
