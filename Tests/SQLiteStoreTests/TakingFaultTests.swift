import Casework
import ContractTests
import Foundation
import StoreKit
import Testing

@testable import SQLiteStore

/// Candidates are taken whole or not at all, whenever the process ends.
@Suite struct TakingFaultTests {
  @Test(arguments: [SQLiteStore.FaultPoint.beforeCommit, .afterCommit])
  func `a crash while candidates are taken loses nothing`(at point: SQLiteStore.FaultPoint)
    async throws
  {
    let plan = FaultPlan()
    let world = try StoreWorld(try SQLitePlace(fault: plan.strike))
    try await world.activate(StoreWorld.workflow())
    let unknown = try await world.stranger()
    let decision = TakingDecision(
      case: .id(unknown.id), by: PersonID("sato"), workflow: "saikofu",
      items: [.init(field: "氏名", candidate: 1)])
    plan.arm(point)
    await #expect(throws: StoreError.self) { try await world.store.take(decision) }
    try world.restart()
    try await world.checkInvariants()
    let after = try #require(try await world.store.find(.id(unknown.id)))
    switch point {
    case .beforeCommit:
      #expect(after == unknown)
      #expect(try await world.store.take(decision).life.state == .review)
    case .afterCommit:
      #expect(after.life.state == .review && after.workflow == "saikofu")
      // Asked for again it is refused, not taken twice.
      await #expect {
        try await world.store.take(decision)
      } throws: {
        ($0 as? StoreError)?.code == .wrongState
      }
      #expect(try await world.store.caseDetail(unknown.id)?.content?.values.count == 1)
    }
    try await world.checkInvariants()
  }
}
