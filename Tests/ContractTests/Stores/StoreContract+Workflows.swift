import Casework
import Foundation
import Testing
import Workflows

extension StoreContract {
  static let workflows: [StoreContract] = [
    StoreContract("versions are kept for ever, one counts, also over a restart") { world in
      try await world.activate(StoreWorld.workflow())
      try await world.activate(StoreWorld.workflow(name: "新"), digest: "digest-2")
      try await world.activate(StoreWorld.workflow(id: "inu"), digest: "digest-3")
      try world.restart()
      let active = try await world.store.activeWorkflows()
      #expect(active.map(\.version.digest) == ["digest-3", "digest-2"])
      let old = try #require(try await world.store.workflow("digest-1"))
      #expect(old.workflow == StoreWorld.workflow())
      #expect(old.blankPages.map(\.bytes) == [Data([1, 2, 3])])
      #expect(try await world.store.workflow("none") == nil)
      await world.expect(.noSuchWorkflow) {
        try await world.store.activateWorkflow("none", by: nil)
      }
      try await world.store.deactivateWorkflow("inu", by: StoreWorld.sato)
      #expect(try await world.store.activeWorkflows().count == 1)
    },
    StoreContract("storing again keeps the version and takes a compiled form") { world in
      try await world.activate(StoreWorld.workflow())
      var version = try #require(try await world.store.workflow("digest-1"))
      #expect(version.compiledForm == nil)
      version.compiledForm = Data([9])
      try await world.store.storeWorkflow(version)
      #expect(try await world.store.workflow("digest-1") == version)
      let size = try await world.store.auditSize()
      try await world.store.activateWorkflow("digest-1", by: nil)
      #expect(try await world.store.auditSize() == size)
      version.workflow.name = "別"
      await world.expect(.damaged) { [version] in
        try await world.store.storeWorkflow(version)
      }
    },
    StoreContract("where the workflow asks for it, a second person activates") { world in
      try await world.activate(StoreWorld.workflow(activation: .approved))
      // A changed file cannot lift the rule for itself.
      let changed = StoreWorld.workflow(activation: .direct, name: "新")
      try await world.store.storeWorkflow(
        WorkflowVersion(digest: "digest-2", yaml: Data(), workflow: changed, blankPages: []))
      await world.expect(.fourEyes) {
        try await world.store.activateWorkflow("digest-2", by: nil)
      }
      await world.expect(.fourEyes) {
        try await world.store.activateWorkflow("digest-2", by: StoreWorld.abe)
      }
      try await world.store.proposeWorkflow("digest-2", by: StoreWorld.sato)
      #expect(try await world.store.proposedWorkflows().map(\.digest) == ["digest-2"])
      await world.expect(.fourEyes) {
        try await world.store.activateWorkflow("digest-2", by: StoreWorld.sato)
      }
      try await world.store.activateWorkflow("digest-2", by: StoreWorld.abe)
      #expect(try await world.store.activeWorkflows().map(\.version.digest) == ["digest-2"])
      #expect(try await world.store.proposedWorkflows().isEmpty)
    },
  ]
}
