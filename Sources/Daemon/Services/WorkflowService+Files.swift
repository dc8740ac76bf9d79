import AuditLog
import Casework
import Foundation
import Logging
import ReaderPool
import Workflows

/// Taking in one file.
extension WorkflowService {
  /// Reads a file that stands still, once, and has it count, or wait for a second administrator, or
  /// be refused. What may pass is tried again.
  func takeIn(_ file: URL, seenAs signature: FileSignature?) async {
    let loaded = WorkflowFolder.load(file)
    // What was read while somebody wrote says nothing; the next looks see the file anew.
    guard isUnchanged(file, naming: loaded.pagePaths, seenAs: signature) else { return }
    do {
      let id = try await accept(loaded)
      ledger.took(file, holding: id)
      faults[file] = nil
    } catch let refused as RefusedFile {
      await refuse(file, refused.diagnostics, declaring: loaded.id)
    } catch  where Task.isCancelled || error is CancellationError {
      // A stop: the next start looks again.
    } catch ReaderPoolError.stopping {
    } catch {
      delay(file, error)
    }
  }

  /// - Returns: the workflow that the file holds.
  private func accept(_ loaded: LoadedWorkflow) async throws -> String {
    let file = loaded.file
    guard let version = loaded.version else {
      let errors = loaded.errors
      if let unreadable = errors.first(where: { $0.code == WorkflowFolder.unreadableCode }) {
        throw UnreadableFile(diagnostic: unreadable)
      }
      throw RefusedFile(diagnostics: errors)
    }
    let id = version.workflow.id
    if let owner = ledger.owner(of: id, besides: file) {
      owners[file] = owner
      throw RefusedFile(diagnostics: [WorkflowFolder.duplicate(version, in: file, of: owner)])
    }
    owners[file] = nil
    let proposal = try await store.proposedWorkflows().first { $0.workflow == id }
    if try await store.activeDigests()[id] == version.digest {
      // The file is as it was: a change that still waits is taken back.
      if proposal != nil { try await store.activateWorkflow(version.digest, by: nil) }
      return id
    }
    if proposal?.digest == version.digest { return id }
    do {
      forms[version.digest] = try await readers.compile(version)
      models[version.digest] = version.workflow
    } catch let rejection as FormRejection {
      throw RefusedFile(diagnostics: [WorkflowFolder.rejection(rejection, of: file)])
    }
    try await store.storeWorkflow(version)
    try await activateOrPropose(version)
    return id
  }

  /// The store knows what counts, or counted last, and holds both versions against the rule.
  private func activateOrPropose(_ version: WorkflowVersion) async throws {
    let id = version.workflow.id
    do {
      try await store.activateWorkflow(version.digest, by: nil)
    } catch {
      guard error.code == .fourEyes else { throw error }
      try await store.proposeWorkflow(version.digest, by: nil)
      logger.notice("changed workflow waits for approval", metadata: ["workflow": "\(id)"])
      return
    }
    logger.notice(
      "workflow activated", metadata: ["workflow": "\(id)", "version": "\(version.digest)"])
  }

  /// The version before stays in force.
  private func refuse(_ file: URL, _ errors: [Diagnostic], declaring id: String?) async {
    guard let first = errors.first else { return }
    let fault = WorkflowFault(first, mayPass: false)
    if faults[file] != fault {
      do {
        try await store.record(
          AuditEvent(
            .workflowRejected, actor: .system(version: programVersion),
            details: ["problems": .int(errors.count)]))
      } catch {
        return delay(file, error)
      }
      logger.error(
        "workflow file refused; the version before it stays in force",
        metadata: [
          "file": "\(file.path)",
          "problems": "\(errors.map(\.description).joined(separator: "\n"))",
        ])
    }
    faults[file] = fault
    ledger.refused(file, declaring: id)
  }

  /// Tries again later, ever less often.
  private func delay(_ file: URL, _ error: any Error) {
    ledger.failed(file, at: elapsed())
    let fault: WorkflowFault
    if let error = error as? UnreadableFile {
      fault = WorkflowFault(error.diagnostic, mayPass: true)
    } else {
      let cause = Cause(error)
      fault = WorkflowFault(
        Diagnostic(
          file: file.path, line: 1, column: 1, code: "workflow.delayed",
          japanese: "いまは取り込めません。自動的に再試行します。（\(cause.japanese)）",
          english: "It cannot be taken in now and is tried again by itself. (\(cause.english))"),
        mayPass: true)
    }
    if faults[file] != fault {
      logger.warning(
        "workflow file not taken in yet",
        metadata: ["file": "\(file.path)", "reason": "\(fault.diagnostic.english)"])
    }
    faults[file] = fault
  }
}

/// A file that is wrong as it is.
private struct RefusedFile: Error {
  var diagnostics: [Diagnostic]
}

/// A file that could not be read, which may pass.
private struct UnreadableFile: Error {
  var diagnostic: Diagnostic
}
