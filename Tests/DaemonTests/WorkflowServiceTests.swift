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

/// How changed files come to count.
@Suite struct WorkflowServiceTests {
  @Test func aFileIsTakenWhenTwoLooksFindItAlike() async throws {
    let site = try WorkflowSite()
    let service = site.service()
    try site.write("a.yaml", WorkflowSite.yaml("a", name: "一"))
    await site.look(service)
    #expect(try await site.name("a") == nil)
    try site.write("a.yaml", WorkflowSite.yaml("a", name: "二二"))
    await site.look(service)
    #expect(try await site.name("a") == nil)
    await site.look(service)
    #expect(try await site.name("a") == "二二")
    #expect(await service.digests.count == 1)
    #expect(site.used.withLock { $0 } == (await service.digests))
  }

  @Test func aBlankPageMustStandStillToo() async throws {
    let site = try WorkflowSite()
    try site.write("a.yaml", WorkflowSite.yaml("a"))
    let service = site.service()
    try await service.start()
    let before = try await site.world.store.activeDigests()["a"]
    #expect(before != nil)
    try site.page("a", "half of a bl")
    await site.look(service)
    try site.page("a", "all of a blank page")
    await site.look(service)
    #expect(try await site.world.store.activeDigests()["a"] == before)
    await site.look(service)
    let after = try #require(try await site.world.store.activeDigests()["a"])
    #expect(after != before)
    let pages = try await site.world.store.workflow(after)?.blankPages.map(\.bytes)
    #expect(pages == [Data("all of a blank page".utf8)])
  }

  /// A file that is rewritten while it is compiled: what is stored is what was compiled.
  @Test func everythingIsMadeOfTheSameBytes() async throws {
    let site = try WorkflowSite()
    let first = WorkflowSite.yaml("a", name: "一")
    try site.write("a.yaml", first)
    site.compiling.withLock { hook in
      hook = { version in
        guard version.workflow.name == "一" else { return }
        try site.write("a.yaml", WorkflowSite.yaml("a", name: "二二"))
        try site.page("a", "another page")
      }
    }
    let service = site.service()
    await site.look(service, times: 2)
    let digest = try #require(try await site.world.store.activeDigests()["a"])
    let version = try #require(try await site.world.store.workflow(digest))
    #expect(version.yaml == Data(first.utf8))
    #expect(version.workflow.name == "一")
    #expect(version.blankPages.map(\.bytes) == [Data("blank".utf8)])
    #expect(try WorkflowFolder.digest(of: version.workflow, version.blankPages) == digest)
    await site.look(service, times: 2)
    #expect(try await site.name("a") == "二二")
  }

  @Test(arguments: [
    StoreError(.inUse) as any Error, StoreError(.diskFull), Refusal(.readerCrashed),
    CocoaError(.fileWriteOutOfSpace),
  ])
  func whatMayPassIsTriedAgain(error: any Error) async throws {
    let site = try WorkflowSite()
    try site.write("a.yaml", WorkflowSite.yaml("a"))
    let service = site.service()
    let left = Mutex(2)
    if let error = error as? StoreError {
      site.store.faults.withLock { $0 = [error, error] }
    } else {
      site.compiling.withLock { hook in
        hook = { _ in
          let fails = left.withLock { left in
            left -= 1
            return left >= 0
          }
          if fails { throw error }
        }
      }
    }
    await site.look(service, times: 2)
    #expect(try await site.name("a") == nil)
    let waiting = await service.complaints
    #expect(waiting.map(\.state) == ["waiting"])
    #expect(waiting.first?.japanese?.contains("自動的に再試行します") == true)
    await site.look(service, times: 4)
    #expect(try await site.name("a") == "届")
    #expect(await service.complaints.isEmpty)
  }

  @Test func aRefusedFileIsReportedOnceAndTakenWhenItIsMended() async throws {
    let site = try WorkflowSite()
    try site.write("a.yaml", WorkflowSite.yaml("a") + "\nquue: 誤り")
    let service = site.service()
    try await service.start()
    await site.look(service, times: 5)
    #expect(await service.complaints.map(\.state) == ["refused"])
    #expect(try await site.events().filter { $0.type == .workflowRejected }.count == 1)
    try site.write("a.yaml", WorkflowSite.yaml("a"))
    await site.look(service, times: 2)
    #expect(try await site.name("a") == "届")
    #expect(await service.complaints.isEmpty)
  }

  @Test func aMissingBlankPageIsWaitedFor() async throws {
    let site = try WorkflowSite()
    try site.remove("forms/a.pdf")
    try site.write("a.yaml", WorkflowSite.yaml("a"))
    let service = site.service()
    try await service.start()
    #expect(await service.complaints.map(\.state) == ["refused"])
    try site.page("a")
    await site.look(service, times: 2)
    #expect(try await site.name("a") == "届")
  }

  @Test func wholeVersionsAreLoadedOnce() async throws {
    let site = try WorkflowSite()
    try site.write("a.yaml", WorkflowSite.yaml("a"))
    try await site.service().start()
    let service = site.service()
    try await service.start()
    let loads = site.store.loads.withLock { $0 }
    await site.look(service, times: 10)
    #expect(site.store.loads.withLock { $0 } == loads)
    #expect(loads == 1)
  }
}
