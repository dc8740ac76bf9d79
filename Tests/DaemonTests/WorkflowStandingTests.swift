import AuditLog
import Casework
import ContractTests
import Foundation
import ReaderPool
import Readings
import Synchronization
import Testing
import Workflows

@testable import Daemon

/// Which version counts: over restarts, for approval, and when files are gone.
@Suite struct WorkflowStandingTests {
  /// Two workflows that count, and a service that has seen their files.
  private func site() async throws -> (WorkflowSite, WorkflowService) {
    let site = try WorkflowSite()
    for id in ["a", "b"] { try site.write("\(id).yaml", WorkflowSite.yaml(id)) }
    let service = site.service()
    try await service.start()
    #expect(await service.digests.count == 2)
    return (site, service)
  }

  private func isActive(_ site: WorkflowSite, _ id: String) async throws -> Bool {
    try await site.world.store.activeDigests()[id] != nil
  }

  // MARK: A start

  @Test(arguments: [
    Refusal(.readerCrashed) as any Error,
    FormRejection(japanese: "枠が用紙の外です", english: "box off the page"),
  ])
  func aStoredFormThatReadersRefuseStopsNothing(error: any Error) async throws {
    let (site, _) = try await site()
    let digests = try await site.world.store.activeDigests()
    site.compiling.withLock { hook in
      hook = { if $0.workflow.id == "a" { throw error } }
    }
    let service = site.service()
    try await service.start()
    #expect(await service.digests == [digests["b"]])
    let told = await service.complaints
    #expect(told.map(\.state) == ["unusable"] && told.first?.id == "a")
    #expect(told.first?.digest == digests["a"])
    let recorded = try await site.events().filter { $0.type == .workflowRejected }
    #expect(recorded.map { $0.details["workflow"] } == ["a"])

    // A reader's death passes; a refused form would be refused again.
    site.compiling.withLock { hook in hook = { _ in } }
    await site.look(service, times: 4)
    let mayPass = error is Refusal
    #expect(await service.digests.count == (mayPass ? 2 : 1))
    #expect(await service.complaints.isEmpty == mayPass)
    #expect(try await site.world.store.activeDigests() == digests)
  }

  @Test func aStoreThatDoesNotAnswerStopsTheStart() async throws {
    let (site, _) = try await site()
    site.compiling.withLock { hook in hook = { _ in throw Refusal(.readerCrashed) } }
    site.store.faults.withLock { $0 = [StoreError(.inUse)] }
    await #expect(throws: StoreError(.inUse)) { try await site.service().start() }
  }

  // MARK: Approval

  @Test(arguments: [("approved", "direct"), ("direct", "approved"), ("approved", "approved")])
  func eitherVersionAsksForASecondPerson(old: String, new: String) async throws {
    let site = try WorkflowSite()
    try site.write("a.yaml", WorkflowSite.yaml("a", name: "一", activation: old))
    let service = site.service()
    try await service.start()
    #expect(try await site.name("a") == "一")
    try site.write("a.yaml", WorkflowSite.yaml("a", name: "二二", activation: new))
    await site.look(service, times: 3)
    #expect(try await site.name("a") == "一")
    let proposed = try await site.world.store.proposedWorkflows()
    #expect(proposed.map(\.workflow) == ["a"])
    // A restart proposes nothing anew.
    let size = try await site.world.store.auditSize()
    try await site.service().start()
    #expect(try await site.world.store.auditSize() == size)
    try await site.world.store.activateWorkflow(
      try #require(proposed.first).digest, by: PersonID("tanaka"))
    await site.look(service)
    #expect(try await site.name("a") == "二二")
    #expect(await service.digests == [proposed[0].digest])
  }

  @Test func takingTheChangeBackTakesTheProposalBack() async throws {
    let site = try WorkflowSite()
    let old = WorkflowSite.yaml("a", name: "一", activation: "approved")
    try site.write("a.yaml", old)
    let service = site.service()
    try await service.start()
    try site.write("a.yaml", WorkflowSite.yaml("a", name: "二二"))
    await site.look(service, times: 2)
    #expect(try await site.world.store.proposedWorkflows().count == 1)
    try site.write("a.yaml", old)
    await site.look(service, times: 2)
    #expect(try await site.world.store.proposedWorkflows().isEmpty)
    #expect(try await site.name("a") == "一")
  }

  /// Taking a file away and putting a changed one back is no way around the second person.
  @Test func whatCountedLastIsAskedToo() async throws {
    let site = try WorkflowSite()
    let old = WorkflowSite.yaml("a", name: "一", activation: "approved")
    try site.write("a.yaml", old)
    try site.write("b.yaml", WorkflowSite.yaml("b"))
    let service = site.service()
    try await service.start()
    try site.remove("a.yaml")
    await site.look(service, times: 8)
    #expect(try await !isActive(site, "a"))
    try site.write("a.yaml", WorkflowSite.yaml("a", name: "二二"))
    await site.look(service, times: 2)
    #expect(try await !isActive(site, "a"))
    #expect(try await site.world.store.proposedWorkflows().map(\.workflow) == ["a"])
    // The very version that counted last needs nobody.
    try site.write("a.yaml", old)
    await site.look(service, times: 2)
    #expect(try await site.name("a") == "一")
  }

  // MARK: Files that are gone

  @Test func aFileThatIsMissingOnceIsNotGone() async throws {
    let (site, service) = try await site()
    let text = try String(contentsOf: site.file("a.yaml"), encoding: .utf8)
    for _ in 0..<4 {
      try site.remove("a.yaml")
      await site.look(service, times: 2)
      site.advance(20)
      try site.write("a.yaml", text)
      await site.look(service, times: 2)
      #expect(try await isActive(site, "a"))
    }
    // Long, but in too few looks.
    try site.remove("a.yaml")
    await site.look(service)
    site.advance(60)
    await service.refresh()
    #expect(try await isActive(site, "a"))
  }

  @Test func aFileThatStaysAwayIsGoneAndOnRecord() async throws {
    let (site, service) = try await site()
    try site.remove("a.yaml")
    await site.look(service, times: 5)
    #expect(try await isActive(site, "a"))
    await site.look(service, times: 2)
    #expect(try await !isActive(site, "a"))
    #expect(try await isActive(site, "b"))
    let removed = try await site.events().filter { $0.type == .workflowRemoved }
    #expect(removed.map { $0.details["workflow"] } == ["a"])
    #expect(await service.digests.count == 1)
  }

  @Test func anEmptyOrMissingFolderIsAMissingShare() async throws {
    let (site, service) = try await site()
    for id in ["a", "b"] { try site.remove("\(id).yaml") }
    await site.look(service, times: 20)
    #expect(await service.digests.count == 2)
    try FileManager.default.removeItem(at: site.folder)
    await site.look(service, times: 20)
    #expect(await service.digests.count == 2)
  }

  @Test func afterARestartTheSameRuleHolds() async throws {
    let (site, _) = try await site()
    try site.remove("a.yaml")
    let service = site.service()
    try await service.start()
    await site.look(service, times: 4)
    #expect(try await isActive(site, "a"))
    await site.look(service, times: 3)
    #expect(try await !isActive(site, "a"))
    #expect(try await isActive(site, "b"))
  }

  /// A file that cannot be read may hold the very workflow that seems to be gone.
  @Test(arguments: ["{", "id: a\nname: ["]) func aFileOfUnknownContentKeepsAll(text: String)
    async throws
  {
    let (site, _) = try await site()
    try site.write("a.yaml", text)
    let service = site.service()
    try await service.start()
    await site.look(service, times: 20)
    #expect(await service.digests.count == 2)
  }

  @Test func aBrokenFileStillHoldsTheWorkflowThatItNames() async throws {
    let (site, _) = try await site()
    try site.write("a.yaml", WorkflowSite.yaml("a") + "\nquue: 誤り")
    try site.remove("b.yaml")
    let service = site.service()
    try await service.start()
    await site.look(service, times: 20)
    #expect(try await isActive(site, "a"))
    #expect(try await !isActive(site, "b"))
  }

  @Test func aRenamedFileKeepsItsWorkflow() async throws {
    let (site, service) = try await site()
    let digests = try await site.world.store.activeDigests()
    try FileManager.default.moveItem(at: site.file("a.yaml"), to: site.file("c.yaml"))
    await site.look(service, times: 20)
    #expect(try await site.world.store.activeDigests() == digests)
    #expect(await service.complaints.isEmpty)
  }

  @Test func aCopyIsRefusedUntilTheFirstIsGone() async throws {
    let (site, service) = try await site()
    try site.write("c.yaml", WorkflowSite.yaml("a", name: "写し"))
    await site.look(service, times: 2)
    #expect(await service.complaints.map(\.state) == ["refused"])
    #expect(try await site.name("a") == "届")
    try site.remove("a.yaml")
    await site.look(service, times: 10)
    #expect(try await site.name("a") == "写し")
    #expect(await service.complaints.isEmpty)
  }
}
