import AuditLog
import Casework
import Foundation
import Logging
import ReaderPool
import Workflows

/// Keeps the forms that readers know equal to the folder of workflow files, and survives wrong
/// files: an invalid change is reported and the version before it stays, also over a restart.
actor WorkflowService {
  let store: any WorkflowStore & AuditStore
  let folder: URL
  let readers: FormReaders
  /// Told which departments there are.
  let departments: Departments
  let programVersion: String
  let logger: Logger
  let drop: URL
  /// Time since any fixed moment, never going back.
  let elapsed: @Sendable () -> Duration
  /// Between the first looks of a start.
  private let pause: @Sendable () async throws -> Void

  var ledger: WorkflowLedger
  /// Blank pages that each file named when it last changed.
  private var pages: [URL: (file: FileSignature.Part, paths: [String])] = [:]
  /// What is wrong with each file that is not taken in as it lies there.
  var faults: [URL: WorkflowFault] = [:]
  /// Files that wait because another one has their id.
  var owners: [URL: URL] = [:]

  /// Versions that count, by workflow, as last taken from the store.
  var counting: [String: String] = [:]
  /// Versions that cannot be used though they count, by workflow.
  var troubles: [String: FormTrouble] = [:]
  /// By digest: forms and workflows that are needed or were just made.
  var forms: [String: CompiledForm] = [:]
  var models: [String: Workflow] = [:]
  private var lastComplaint: String?

  init(
    store: any WorkflowStore & AuditStore, readers: FormReaders, folder: URL, drop: URL,
    departments: Departments, programVersion: String, logger: Logger,
    rules: WorkflowLedger.Rules = .init(),
    elapsed: @escaping @Sendable () -> Duration,
    pause: @escaping @Sendable () async throws -> Void
  ) {
    self.store = store
    self.readers = readers
    self.folder = folder
    self.drop = drop
    self.departments = departments
    self.programVersion = programVersion
    self.logger = logger
    self.elapsed = elapsed
    self.pause = pause
    ledger = WorkflowLedger(rules: rules)
  }

  /// Files that are not taken in and versions that cannot be used, for people.
  var complaints: [WorkflowLine] {
    let files = faults.sorted { $0.key.path < $1.key.path }.map { file, fault in
      let id = ledger.workflow(of: file) ?? file.deletingPathExtension().lastPathComponent
      return WorkflowLine(fault, of: id, standing: standing(id))
    }
    return files
      + troubles.sorted { $0.key < $1.key }.map { WorkflowLine($1, of: $0, standing($0)) }
  }

  /// Digests that a document may be identified as.
  var digests: [String] { counting.values.filter { forms[$0] != nil }.sorted() }

  /// The workflow of the version that counts now.
  private func standing(_ id: String) -> Workflow? { counting[id].flatMap { models[$0] } }

  /// Takes in the versions that count from the store, then the folder.
  ///
  /// - Throws: `StoreError` where the store cannot be read. What is wrong with one workflow is
  ///   reported for that one.
  func start() async throws {
    try await adopt()
    for _ in 0..<3 {
      await refresh()
      if ledger.isSettled { return }
      try await pause()
    }
  }

  /// Looks for files that changed or are gone, and for versions that a second administrator agreed
  /// to.
  func refresh() async {
    var signatures: [URL: FileSignature] = [:]
    for file in WorkflowFolder.files(at: folder) { signatures[file] = signature(of: file) }
    for file in ledger.look(signatures, at: elapsed()) {
      await takeIn(file, seenAs: signatures[file])
      if Task.isCancelled { return }
    }
    forgetFiles()
    do {
      try await removeWorkflows()
      try await adopt()
      lastComplaint = nil
    } catch  where Task.isCancelled {
      // A stop: the next start looks again.
    } catch {
      // Told once, not with every look.
      let complaint = "\(error)"
      if complaint != lastComplaint {
        logger.error("workflows not refreshed", metadata: ["reason": "\(complaint)"])
      }
      lastComplaint = complaint
    }
  }

  /// Nil where the file is gone since the folder was listed.
  func signature(of file: URL) -> FileSignature? {
    guard let part = FileSignature.Part(file) else { return nil }
    if pages[file]?.file != part { pages[file] = (part, WorkflowFolder.pagePaths(in: file)) }
    let folder = file.deletingLastPathComponent()
    let paths = pages[file]?.paths ?? []
    return FileSignature(
      file: part, pages: paths.map { FileSignature.Part(folder.appending(path: $0)) })
  }

  /// Whether a file is still as it was looked at, and names the blank pages that were looked at.
  func isUnchanged(_ file: URL, naming paths: [String], seenAs before: FileSignature?) -> Bool {
    guard let part = FileSignature.Part(file) else { return false }
    guard pages[file]?.paths == paths else {
      pages[file] = (part, paths)
      return false
    }
    return signature(of: file) == before
  }

  private func forgetFiles() {
    for file in ledger.goneFiles(at: elapsed()) {
      faults[file] = nil
      owners[file] = nil
      pages[file] = nil
      for (other, owner) in owners where owner == file {
        owners[other] = nil
        ledger.reconsider(other)
      }
    }
  }

  private func removeWorkflows() async throws {
    let counting = try await store.activeDigests()
    for id in ledger.goneWorkflows(of: counting.keys, at: elapsed()) {
      try await store.deactivateWorkflow(id, by: nil)
      logger.notice("workflow removed", metadata: ["workflow": "\(id)"])
    }
  }
}
