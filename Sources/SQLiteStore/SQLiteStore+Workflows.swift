import AuditLog
public import Casework
import Foundation
import GRDB
import Workflows

extension SQLiteStore: WorkflowStore {
  public func storeWorkflow(_ version: WorkflowVersion) async throws(StoreError) {
    try await write { try $0.store(version) }
  }

  public func activateWorkflow(_ digest: String, by person: PersonID?) async throws(StoreError) {
    try await write { try $0.activate(digest, by: person) }
  }

  public func proposeWorkflow(_ digest: String, by person: PersonID?) async throws(StoreError) {
    try await write { transaction in
      let workflow = try transaction.knownWorkflow(digest)
      if try transaction.activeDigest(workflow.id) == digest {
        return try transaction.withdrawProposal(of: workflow.id, by: person)
      }
      // Proposed again it keeps its proposer, who could be the second person otherwise.
      guard try transaction.proposal(of: workflow.id)?.digest != digest else { return }
      try transaction.db.execute(
        sql: """
          INSERT OR REPLACE INTO proposed_workflow (workflow, digest, proposed_by, proposed_at)
          VALUES (?, ?, ?, ?)
          """,
        arguments: [
          workflow.id, digest, person?.rawValue, transaction.now.timeIntervalSince1970,
        ])
      try transaction.record(.workflowProposed, workflow.id, digest, by: person)
    }
  }

  public func deactivateWorkflow(_ workflow: String, by person: PersonID?)
    async throws(StoreError)
  {
    try await write { transaction in
      guard let digest = try transaction.activeDigest(workflow) else {
        throw StoreError(.noSuchWorkflow, workflow)
      }
      try transaction.db.execute(
        sql: "DELETE FROM active_workflow WHERE workflow = ?", arguments: [workflow])
      try transaction.record(.workflowRemoved, workflow, digest, by: person)
      try transaction.followLines(of: workflow)
    }
  }

  public func activeWorkflows() async throws(StoreError) -> [ActiveWorkflow] {
    try await read { transaction in
      let rows = try Row.fetchAll(
        transaction.db, sql: "SELECT * FROM active_workflow ORDER BY workflow")
      return try rows.map { row in
        let digest: String = row["digest"]
        guard let version = try transaction.version(digest) else {
          throw StoreError(.damaged, "active_workflow", detail: digest)
        }
        return ActiveWorkflow(version: version, activatedAt: row.date("activated_at"))
      }
    }
  }

  public func activeDigests() async throws(StoreError) -> [String: String] {
    try await read { transaction in
      let rows = try Row.fetchAll(
        transaction.db, sql: "SELECT workflow, digest FROM active_workflow")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["workflow"], $0["digest"]) })
    }
  }

  public func proposedWorkflows() async throws(StoreError) -> [ProposedWorkflow] {
    try await read { transaction in
      try Row.fetchAll(
        transaction.db, sql: "SELECT * FROM proposed_workflow ORDER BY workflow"
      ).map(ProposedWorkflow.init(row:))
    }
  }

  public func workflow(_ digest: String) async throws(StoreError) -> WorkflowVersion? {
    try await read { try $0.version(digest) }
  }
}

extension ProposedWorkflow {
  init(row: Row) {
    self.init(
      workflow: row["workflow"], digest: row["digest"],
      proposedBy: (row["proposed_by"] as String?).map(PersonID.init(rawValue:)),
      proposedAt: row.date("proposed_at"))
  }
}

extension StoreTransaction {
  func version(_ digest: String) throws -> WorkflowVersion? {
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM workflow_version WHERE digest = ?", arguments: [digest])
    guard let row else { return nil }
    let blanks = try Row.fetchAll(
      db, sql: "SELECT path, bytes FROM blank_page WHERE digest = ? ORDER BY path",
      arguments: [digest])
    return WorkflowVersion(
      digest: digest, yaml: row["yaml"], workflow: try row.json("model"),
      blankPages: blanks.map { BlankPage(path: $0["path"], bytes: $0["bytes"]) },
      compiledForm: row["compiled"])
  }

  func store(_ version: WorkflowVersion) throws {
    if let known = try workflow(version.digest) {
      guard known == version.workflow else {
        throw StoreError(
          .damaged, version.digest, detail: "another workflow is stored under this digest")
      }
      guard let compiled = version.compiledForm else { return }
      try db.execute(
        sql: "UPDATE workflow_version SET compiled = ? WHERE digest = ?",
        arguments: [compiled, version.digest])
      return
    }
    try db.execute(
      sql: """
        INSERT INTO workflow_version (digest, workflow, model, yaml, compiled, stored_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        version.digest, version.workflow.id, try json(version.workflow), version.yaml,
        version.compiledForm, now.timeIntervalSince1970,
      ])
    for page in version.blankPages {
      try db.execute(
        sql: "INSERT INTO blank_page (digest, path, bytes) VALUES (?, ?, ?)",
        arguments: [version.digest, page.path, page.bytes])
    }
    try record(.workflowLoaded, version.workflow.id, version.digest, by: nil)
  }

  func activate(_ digest: String, by person: PersonID?) throws {
    let workflow = try knownWorkflow(digest)
    if try activeDigest(workflow.id) == digest {
      return try withdrawProposal(of: workflow.id, by: person)
    }
    // The version that counts has a say too: a changed file cannot lift the rule for itself, nor
    // by being taken away and put back.
    if let last = try lastDigest(workflow.id), last != digest {
      let old = try knownWorkflow(last)
      if old.activation == .approved || workflow.activation == .approved {
        try checkSecondPerson(workflow.id, digest, person)
      }
    }
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO active_workflow (workflow, digest, activated_at) VALUES (?, ?, ?)
        """, arguments: [workflow.id, digest, now.timeIntervalSince1970])
    try db.execute(
      sql: "INSERT OR REPLACE INTO last_activation (workflow, digest) VALUES (?, ?)",
      arguments: [workflow.id, digest])
    if try proposal(of: workflow.id)?.digest == digest {
      try db.execute(
        sql: "DELETE FROM proposed_workflow WHERE workflow = ?", arguments: [workflow.id])
    } else {
      try withdrawProposal(of: workflow.id, by: person)
    }
    try record(.workflowActivated, workflow.id, digest, by: person)
    try followLines(of: workflow.id)
  }

  func activeDigest(_ workflow: String) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT digest FROM active_workflow WHERE workflow = ?", arguments: [workflow])
  }

  private func lastDigest(_ workflow: String) throws -> String? {
    try String.fetchOne(
      db, sql: "SELECT digest FROM last_activation WHERE workflow = ?", arguments: [workflow])
  }

  func withdrawProposal(of workflow: String, by person: PersonID?) throws {
    let digest = try String.fetchOne(
      db, sql: "DELETE FROM proposed_workflow WHERE workflow = ? RETURNING digest",
      arguments: [workflow])
    guard let digest else { return }
    try record(.workflowProposalWithdrawn, workflow, digest, by: person)
  }

  /// Cases in approval follow the line that counts now: each awaits its next role, and where the
  /// line has become empty, so that nobody could sign them, they are ready.
  ///
  /// - Parameter workflow: nil for all.
  func followLines(of workflow: String? = nil) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM case_file WHERE state = 'approval' AND workflow = ifnull(?, workflow)
        ORDER BY id
        """, arguments: [workflow])
    for row in rows {
      // A case that cannot be opened now is no reason to refuse a workflow; the next start looks
      // again.
      guard let opened = try? opened(.id(try caseRecord(row).id)) else { continue }
      if opened.roles.isEmpty {
        try save(services.cases.approvalDropped(opened, at: now))
      } else if let change = services.cases.awaiting(opened, at: now) {
        try save(change)
      }
    }
  }

  func proposal(of workflow: String) throws -> ProposedWorkflow? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM proposed_workflow WHERE workflow = ?", arguments: [workflow]
    ).map(ProposedWorkflow.init(row:))
  }

  private func checkSecondPerson(_ workflow: String, _ digest: String, _ person: PersonID?)
    throws
  {
    guard let person, let proposal = try proposal(of: workflow), proposal.digest == digest,
      proposal.proposedBy != person
    else {
      throw StoreError(.fourEyes, workflow, detail: digest)
    }
  }

  func record(
    _ type: AuditEventType, _ workflow: String, _ digest: String, by person: PersonID?
  ) throws {
    let actor = person.map(Actor.person) ?? .program
    try append(
      [
        AuditEvent(
          type, actor: actor.auditActor(version: services.programVersion),
          details: ["workflow": .string(workflow), "version": .string(digest)])
      ], key: nil)
  }
}
