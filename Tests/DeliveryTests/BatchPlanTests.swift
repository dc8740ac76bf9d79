import Casework
import Foundation
import Japanese
import TestKit
import Testing
import Workflows

@testable import Delivery

@Suite struct BatchPlanTests {
  let start = Date(timeIntervalSince1970: 1_800_000_000)

  func cases(_ minutes: [Double]) -> [(id: CaseID, readyAt: Date)] {
    minutes.enumerated().map { index, minute in
      let at = start.addingTimeInterval(minute * 60)
      return (CaseID(at: at, high: 0, low: UInt64(index)), at)
    }
  }

  @Test func aFileACase() {
    let list = cases([0, 1, 2])
    let plan = BatchPlan(list, batch: .case, now: start)
    #expect(plan.files == list.map { [$0.id] })
    #expect(plan.nextDue == nil)
  }

  @Test func aBatchClosesByNumber() {
    let list = cases([0, 0, 0, 0, 0])
    let plan = BatchPlan(list, batch: .closed(cases: 2, minutes: 60), now: start)
    #expect(plan.files == [[list[0].id, list[1].id], [list[2].id, list[3].id]])
    #expect(plan.nextDue == start.addingTimeInterval(3600))
  }

  @Test func aBatchClosesByTime() {
    let list = cases([0, 30])
    let late = start.addingTimeInterval(3600)
    #expect(BatchPlan(list, batch: .closed(cases: 9, minutes: 60), now: late - 1).files == [])
    let plan = BatchPlan(list, batch: .closed(cases: 9, minutes: 60), now: late)
    #expect(plan.files == [list.map(\.id)])
    #expect(plan.nextDue == nil)
  }

  @Test func noCaseIsLeftOutOrTwiceInAPlan() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<200 {
      let list = cases(
        (0..<Int.random(in: 0..<30, using: &random)).map { _ in
          Double.random(in: -100...0, using: &random)
        })
      let plan = BatchPlan(
        list,
        batch: .closed(
          cases: Int.random(in: 0...7, using: &random),
          minutes: Int.random(in: 0...120, using: &random)),
        now: start)
      let planned = plan.files.flatMap { $0 }
      #expect(Set(planned).count == planned.count)
      #expect(plan.nextDue != nil || planned.count == list.count)
      #expect(list.map(\.id).starts(with: planned))
    }
  }
}

@Suite struct FileNamingTests {
  let id = DeliveryID(at: Date(timeIntervalSince1970: 0), high: 1, low: 2)
  func number(_ department: String) -> ReceptionNumber {
    ReceptionNumber(fiscalYear: FiscalYear(2026), department: department, number: 7)
  }

  @Test func oneCaseIsNamedByItsNumberAndMoreByTheWorkflow() {
    #expect(
      FileNaming.name(id, cases: [number("国保年金課")], workflow: "w", extension: "csv")
        == "R8-国保年金課-000007_\(id).csv")
    #expect(
      FileNaming.name(id, cases: [number("a"), number("a")], workflow: "w", extension: "json")
        == "w_\(id).json")
  }

  @Test func namesAreSafeAndShort() {
    let name = FileNaming.name(
      id, cases: [number("../:*" + String(repeating: "課", count: 200))], workflow: "w",
      extension: "csv")
    #expect(name.utf8.count <= 255)
    #expect(!name.contains("/"))
    #expect(name.hasSuffix("_\(id).csv"))
    #expect(FileNaming.temporaryName(id) == ".uketsuke-\(id).tmp")
  }
}
