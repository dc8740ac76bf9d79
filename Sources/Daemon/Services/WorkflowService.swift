import AuditLog
import Casework
import Foundation
import Logging
import ReaderPool
import Workflows

/// Keeps the forms that readers know equal to the folder of workflow files, and survives wrong
/// files: an invalid change is reported and the version before it stays, also over a restart.
actor WorkflowService {
  private let store: any CaseworkStore
  private let pool: ReaderPool
  private let folder: URL
  private let drop: URL
  private let cache: FormCache
  private let programVersion: String
  private let logger: Logger
  /// What each file looked like when it was last taken in or refused.
  private var seen: [URL: FileSignature] = [:]
  /// Which workflow a file held.
  private var ids: [URL: String] = [:]
  private var forms: [String: CompiledForm] = [:]
  /// Digests of the versions that count, by workflow.
  private var active: [String: String] = [:]

  init(
    store: any CaseworkStore, pool: ReaderPool, folder: URL, drop: URL, cache: FormCache,
    programVersion: String, logger: Logger
  ) {
    self.store = store
    self.pool = pool
    self.folder = folder
    self.drop = drop
    self.cache = cache
    self.programVersion = programVersion
    self.logger = logger
  }

  /// The first error of each file that was refused as it lies there.
  private var faults: [URL: Diagnostic] = [:]

  /// Files that are not taken in, for people.
  var refused: [WorkflowLine] {
    faults.sorted { $0.key.path < $1.key.path }.map { file, fault in
      let id = ids[file] ?? file.deletingPathExtension().lastPathComponent
      let standing = workflows[id]
      return WorkflowLine(
        refused: id, name: standing?.name, department: standing?.department, fault: fault)
    }
  }

  /// Digests that a document may be identified as.
  var digests: [String] { active.values.sorted() }

  /// Takes in the last good versions from the store, then the folder.
  func start() async throws {
    try await takeInStored()
    await refresh()
  }

  /// Looks for changed files, and for versions that a second administrator agreed to.
  func refresh() async {
    do {
      var changed = false
      let files = WorkflowFolder.files(at: folder)
      for file in files {
        let signature = FileSignature(file, pages: pages(of: file))
        guard seen[file] != signature else { continue }
        seen[file] = signature
        if try await takeIn(file, among: files) {
          // Only now are the blank pages known that the file names.
          seen[file] = FileSignature(file, pages: pages(of: file))
          changed = true
        }
      }
      // A folder without any file is a missing mount rather than a decision.
      if !files.isEmpty {
        for file in faults.keys where !files.contains(file) {
          faults[file] = nil
          seen[file] = nil
        }
        for (file, id) in ids where !files.contains(file) {
          ids[file] = nil
          seen[file] = nil
          guard !ids.values.contains(id) else { continue }
          try await store.deactivateWorkflow(id, by: nil)
          logger.notice("workflow removed", metadata: ["workflow": "\(id)"])
          changed = true
        }
      }
      let counts = try await store.activeWorkflows().map {
        ($0.version.workflow.id, $0.version.digest)
      }
      if changed || Dictionary(counts, uniquingKeysWith: { $1 }) != active {
        try await takeInStored()
      }
    } catch  where Task.isCancelled {
      // A stop: the next start looks again.
    } catch {
      logger.error("workflows not refreshed", metadata: ["reason": "\(error)"])
    }
  }

  /// The workflow of a version that counts now.
  private var workflows: [String: Workflow] = [:]

  private func pages(of file: URL) -> [String] {
    ids[file].flatMap { workflows[$0] }?.form.pages.map(\.path) ?? []
  }

  private func takeInStored() async throws {
    var forms: [String: CompiledForm] = [:]
    var active: [String: String] = [:]
    var workflows: [String: Workflow] = [:]
    for entry in try await store.activeWorkflows() {
      let version = entry.version
      let id = version.workflow.id
      do {
        if let known = self.forms[version.digest] {
          forms[version.digest] = known
        } else {
          forms[version.digest] = try await cache.compiled(version)
        }
        active[id] = version.digest
        workflows[id] = version.workflow
      } catch let rejection as FormRejection {
        logger.error(
          "stored form cannot be compiled",
          metadata: ["workflow": "\(id)", "reason": "\(rejection.english)"])
      }
    }
    self.forms = forms
    self.active = active
    self.workflows = workflows
    makeDropFolders()
    await pool.setForms(Array(forms.values))
    logger.info("workflows in force", metadata: ["count": "\(active.count)"])
  }

  /// One folder for each department, so that a scanner has where to write.
  private func makeDropFolders() {
    for department in Set(workflows.values.map(\.department)).sorted() {
      let place = drop.appending(path: department)
      guard !department.contains("/"), !department.hasPrefix("."),
        !FileManager.default.fileExists(atPath: place.path)
      else { continue }
      do {
        try FileManager.default.createDirectory(
          at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o770])
        // Not lessened by the umask.
        try FileManager.default.setAttributes([.posixPermissions: 0o770], ofItemAtPath: place.path)
      } catch {
        logger.warning(
          "drop folder not made", metadata: ["folder": "\(place.path)", "reason": "\(error)"])
      }
    }
  }

  /// - Returns: whether another version may count now.
  private func takeIn(_ file: URL, among files: [URL]) async throws -> Bool {
    faults[file] = nil
    let loaded = WorkflowFolder.load(file)
    guard let version = loaded.version else {
      try await refuse(file, loaded.errors)
      return false
    }
    let id = version.workflow.id
    if let other = ids.first(where: { $0.value == id && $0.key != file && files.contains($0.key) })
    {
      try await refuse(file, [WorkflowFolder.duplicate(id, in: file, of: other.key)])
      return false
    }
    ids[file] = id
    guard active[id] != version.digest else { return false }
    do {
      forms[version.digest] = try await cache.compiled(version)
    } catch let rejection as FormRejection {
      try await refuse(file, [WorkflowFolder.rejection(rejection, of: file)])
      return false
    }
    try await store.storeWorkflow(version)
    if version.workflow.activation == .approved && active[id] != nil {
      try await store.proposeWorkflow(version.digest, by: nil)
      logger.notice("changed workflow waits for approval", metadata: ["workflow": "\(id)"])
      return false
    }
    try await store.activateWorkflow(version.digest, by: nil)
    logger.notice(
      "workflow activated", metadata: ["workflow": "\(id)", "version": "\(version.digest)"])
    return true
  }

  /// The version before stays in force.
  private func refuse(_ file: URL, _ errors: [Diagnostic]) async throws {
    faults[file] = errors.first
    try await store.record(
      AuditEvent(
        .workflowRejected, actor: .system(version: programVersion),
        details: ["problems": .int(errors.count)]))
    logger.error(
      "workflow file refused; the version before it stays in force",
      metadata: [
        "file": "\(file.path)",
        "problems": "\(errors.map(\.description).joined(separator: "\n"))",
      ])
  }
}

extension WorkflowLine {
  /// - Parameters:
  ///   - name: of the version in force; nil where there is none.
  init(refused id: String, name: String?, department: String?, fault: Diagnostic) {
    let place = "\(URL(filePath: fault.file).lastPathComponent):\(fault.line)"
    self.init(
      id: id, name: name ?? "", department: department ?? "", digest: "", state: "refused",
      japanese: (name == nil ? "無効（有効な版なし）" : "変更は無効（旧版が有効）")
        + "：\(place) \(fault.japanese)",
      english: (name == nil ? "refused (no version in force)" : "refused (the old version counts)")
        + ": \(place) \(fault.english)")
  }
}

/// Tells whether a workflow file or one of its blank pages may have changed.
struct FileSignature: Hashable {
  private var parts: [String] = []

  init(_ file: URL, pages: [String]) {
    let folder = file.deletingLastPathComponent()
    for url in [file] + pages.map({ folder.appending(path: $0) }) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
      let time = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      let size = (attributes?[.size] as? NSNumber)?.int64Value ?? -1
      parts.append("\(url.path) \(size) \(time)")
    }
  }
}
