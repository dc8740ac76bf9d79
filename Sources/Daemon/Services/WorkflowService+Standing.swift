import AuditLog
import Casework
import Foundation
import Logging
import ReaderPool
import Workflows

/// What counts.
extension WorkflowService {
  /// Makes the versions that count in the store those that readers know.
  func adopt() async throws {
    let counting = try await store.activeDigests()
    let now = elapsed()
    guard counting != self.counting || troubles.values.contains(where: { $0.isDue(at: now) })
    else { return }
    troubles = troubles.filter { counting[$0.key] == $0.value.digest }
    for (id, digest) in counting.sorted(by: { $0.key < $1.key })
    where forms[digest] == nil || models[digest] == nil {
      if let trouble = troubles[id], !trouble.isDue(at: now) { continue }
      try await ready(digest, of: id)
    }
    let digests = Set(counting.values)
    forms = forms.filter { digests.contains($0.key) }
    models = models.filter { digests.contains($0.key) }
    self.counting = counting
    let names = Set(models.values.map(\.department))
    departments.set(names)
    makeDropFolders(names)
    await readers.use(Array(forms.values))
    logger.info("workflows in force", metadata: ["count": "\(forms.count)"])
  }

  /// Compiles a stored version. That it cannot be used is this workflow's trouble, not the others'.
  ///
  /// - Throws: `StoreError` where the store does not answer, and what a stop throws.
  private func ready(_ digest: String, of id: String) async throws {
    do {
      guard let version = try await store.workflow(digest) else {
        throw StoreError(.damaged, id, detail: digest)
      }
      models[digest] = version.workflow
      forms[digest] = try await readers.compile(version)
      troubles[id] = nil
    } catch let error as StoreError where error.code != .damaged {
      throw error
    } catch  where Task.isCancelled || error is CancellationError {
      throw error
    } catch ReaderPoolError.stopping {
      throw CancellationError()
    } catch {
      let trouble = FormTrouble(error, digest: digest, after: troubles[id], at: elapsed())
      if troubles[id]?.english != trouble.english {
        try await store.record(
          AuditEvent(
            .workflowRejected, actor: .system(version: programVersion),
            details: ["workflow": .string(id), "version": .string(digest)]))
        logger.error(
          "the form of a workflow in force cannot be used",
          metadata: ["workflow": "\(id)", "reason": "\(trouble.english)"])
      }
      troubles[id] = trouble
    }
  }

  /// One folder for each department, so that a scanner has where to write.
  private func makeDropFolders(_ departments: Set<String>) {
    for department in departments.sorted() {
      let place = drop.appending(path: department)
      guard !department.contains("/"), !department.hasPrefix("."),
        !FileManager.default.fileExists(atPath: place.path)
      else { continue }
      do {
        try DropFolder.make(at: place)
      } catch {
        logger.warning(
          "drop folder not made", metadata: ["folder": "\(place.path)", "reason": "\(error)"])
      }
    }
  }
}
