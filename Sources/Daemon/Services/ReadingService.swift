import Casework
import Foundation
import Logging
import ReaderChannel
import ReaderPool
import Readings

/// Takes received documents to the readers and their readings back to the store.
struct ReadingService: Sendable {
  let store: any CaseworkStore
  let pool: ReaderPool
  let workflows: WorkflowService
  /// Opens a sealed scan for a reader.
  let open: @Sendable (DocumentRecord) throws -> Descriptor
  let limits: ReadingLimits
  let wake: WakeUp
  let logger: Logger

  /// Works until the wake-ups end; several may run side by side.
  func run() async {
    for await _ in wake.stream() {
      while !Task.isCancelled, await readNext() {}
      if Task.isCancelled { return }
    }
  }

  /// - Returns: whether there may be more to do at once.
  private func readNext() async -> Bool {
    let task: ReadingTask
    do {
      guard let next = try await store.takeDocumentToRead() else { return false }
      task = next
    } catch {
      logger.error("no document taken", metadata: ["reason": "\(error)"])
      return false
    }
    let id = task.document.id
    do {
      let reading = try await read(task)
      let cases = try await store.recordReading(id, reading)
      logger.info(
        "document read", metadata: ["document": "\(id)", "cases": "\(cases.count)"])
      wake.wake()
      return true
    } catch let refusal as Refusal {
      return await fail(id, refusal)
    } catch let error as StoreError {
      logger.error(
        "reading not recorded", metadata: ["document": "\(id)", "reason": "\(error)"])
      await release(id)
      return !error.isMachine
    } catch let error as ScanFailure {
      logger.error("sealed scan not opened", metadata: ["document": "\(id)", "reason": "\(error)"])
      await release(id)
      return false
    } catch {
      // A stop of the pool or of the daemon: nobody's attempt.
      await release(id)
      return false
    }
  }

  private func read(_ task: ReadingTask) async throws -> DocumentReading {
    let digests = await workflows.digests
    guard !digests.isEmpty else {
      throw Refusal(.readerUnavailable, detail: "no workflow is in force")
    }
    let document = try open(task.document)
    return try await pool.read(
      document: document,
      order: ReaderRequest.ReadOrder(limits: limits, only: task.order?.workflow, digests: digests))
  }

  private func fail(_ id: DocumentID, _ refusal: Refusal) async -> Bool {
    do {
      let record = try await store.recordReadingFailure(id, refusal)
      logger.warning(
        "document not read",
        metadata: [
          "document": "\(id)", "code": "\(refusal.code.rawValue)",
          "state": "\(record.life.state.rawValue)", "detail": "\(refusal.detail)",
        ])
    } catch {
      logger.error("failure not recorded", metadata: ["document": "\(id)", "reason": "\(error)"])
      return false
    }
    // Without a reader the next document would fail the same way: wait for the next wake-up.
    return refusal.code != .readerUnavailable
  }

  private func release(_ id: DocumentID) async {
    do {
      try await store.releaseReading(id)
    } catch {
      logger.error("document not released", metadata: ["document": "\(id)", "reason": "\(error)"])
    }
  }
}

/// A sealed scan that could not be opened for a reader; the machine's fault.
struct ScanFailure: Error, CustomStringConvertible {
  var description: String
}
