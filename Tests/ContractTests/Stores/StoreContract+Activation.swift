import AuditLog
import Casework
import Foundation
import Testing
import Workflows

extension StoreWorld {
  /// Stores a version without making it count.
  fileprivate func store(_ activation: Activation, digest: String) async throws {
    try await store.storeWorkflow(
      WorkflowVersion(
        digest: digest, yaml: Data(),
        workflow: Self.workflow(activation: activation, name: digest), blankPages: []))
  }

  fileprivate func active() async throws -> String? {
    try await store.activeDigests()["saikofu"]
  }
}

extension StoreContract {
  /// `activation: approved`: a second administrator agrees.
  static let activations: [StoreContract] = [
    StoreContract("a file that was removed and put back cannot lift the rule either") { world in
      try await world.activate(StoreWorld.workflow(activation: .approved))
      try await world.store(.direct, digest: "digest-2")
      try await world.store.deactivateWorkflow("saikofu", by: nil)
      #expect(try await world.active() == nil)
      for person in [nil, StoreWorld.abe] as [PersonID?] {
        await world.expect(.fourEyes) {
          try await world.store.activateWorkflow("digest-2", by: person)
        }
      }
      // Also over a restart, and with a proposal, but without a second person.
      try world.restart()
      try await world.store.proposeWorkflow("digest-2", by: StoreWorld.sato)
      await world.expect(.fourEyes) {
        try await world.store.activateWorkflow("digest-2", by: nil)
      }
      // Put back as it was it counts at once.
      try await world.store.activateWorkflow("digest-1", by: nil)
      #expect(try await world.active() == "digest-1")
    },
    StoreContract("proposing again does not make the proposer a second person") { world in
      try await world.activate(StoreWorld.workflow(activation: .approved))
      try await world.store(.approved, digest: "digest-2")
      try await world.store.proposeWorkflow("digest-2", by: StoreWorld.sato)
      let size = try await world.store.auditSize()
      // As a restart of the daemon does, which finds the file again.
      try await world.store.proposeWorkflow("digest-2", by: nil)
      #expect(try await world.store.auditSize() == size)
      #expect(try await world.store.proposedWorkflows().map(\.proposedBy) == [StoreWorld.sato])
      await world.expect(.fourEyes) {
        try await world.store.activateWorkflow("digest-2", by: StoreWorld.sato)
      }
      // A proposal of one version is none of another.
      try await world.store(.direct, digest: "digest-3")
      await world.expect(.fourEyes) {
        try await world.store.activateWorkflow("digest-3", by: StoreWorld.abe)
      }
      try await world.store.activateWorkflow("digest-2", by: StoreWorld.abe)
      #expect(try await world.active() == "digest-2")
    },
    StoreContract("the file as it was withdraws the proposal, on record") { world in
      try await world.activate(StoreWorld.workflow(activation: .approved))
      for withdraw in [true, false] {
        let digest = withdraw ? "digest-2" : "digest-3"
        try await world.store(.approved, digest: digest)
        try await world.store.proposeWorkflow(digest, by: nil)
        #expect(try await world.store.proposedWorkflows().map(\.digest) == [digest])
        if withdraw {
          try await world.store.activateWorkflow("digest-1", by: nil)
        } else {
          try await world.store.proposeWorkflow("digest-1", by: nil)
        }
        #expect(try await world.store.proposedWorkflows().isEmpty)
        #expect(try await world.auditRecords().last?.type == .workflowProposalWithdrawn)
        await world.expect(.fourEyes) {
          try await world.store.activateWorkflow(digest, by: StoreWorld.abe)
        }
      }
    },
    StoreContract("a version that asks for it needs the second person too") { world in
      try await world.activate(StoreWorld.workflow(activation: .direct))
      try await world.store(.approved, digest: "digest-2")
      await world.expect(.fourEyes) {
        try await world.store.activateWorkflow("digest-2", by: StoreWorld.abe)
      }
      try await world.store.proposeWorkflow("digest-2", by: nil)
      try await world.store.activateWorkflow("digest-2", by: StoreWorld.abe)
      #expect(try await world.active() == "digest-2")
    },
  ]
}
