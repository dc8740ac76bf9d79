import Casework
import Foundation
import Logging
import ReaderChannel
import ReaderPool
import Readings
import Synchronization

/// Takes received documents to the readers and their readings back to the store.
struct ReadingService: Sendable {
  let store: any CaseworkStore
  let pool: ReaderPool
  let workflows: WorkflowService
  /// Of the pool (`ReaderName.shipped`).
  let reader: String
  /// Opens a sealed scan for a reader.
  let open: @Sendable (DocumentRecord) throws -> Descriptor
  let limits: ReadingLimits
  let wake: WakeUp
  let logger: Logger
  private let unsettled = Unsettled()

  init(
    store: any CaseworkStore, pool: ReaderPool, workflows: WorkflowService, reader: String,
    open: @escaping @Sendable (DocumentRecord) throws -> Descriptor, limits: ReadingLimits,
    wake: WakeUp, logger: Logger
  ) {
    self.store = store
    self.pool = pool
    self.workflows = workflows
    self.reader = ReaderName(reader).shipped
    self.open = open
    self.limits = limits
    self.wake = wake
    self.logger = logger
  }

  /// Works until the wake-ups end; several may run side by side.
  func run() async {
    var pause = Backoff()
    for await _ in wake.stream() {
      guard pause.isOver else { continue }
      var next = Next.again
      while !Task.isCancelled, next == .again { next = await readNext() }
      if Task.isCancelled { return }
      if next == .troubled { pause.lengthen() } else { pause = Backoff() }
    }
  }

  private enum Next {
    /// There may be more to do at once.
    case again
    /// Nothing waits.
    case idle
    /// The machine, not a document, stands in the way: wait ever longer.
    case troubled
  }

  private func readNext() async -> Next {
    let task: ReadingTask
    do {
      for id in unsettled.all {
        try await store.releaseReading(id)
        unsettled.remove(id)
      }
      // Without a form every document would be unidentified: let them wait.
      guard await !workflows.digests.isEmpty else { return .idle }
      guard let next = try await store.takeDocumentToRead() else { return .idle }
      task = next
    } catch {
      logger.error("no document taken", metadata: ["reason": "\(error)"])
      return .troubled
    }
    let id = task.document.id
    do {
      let reading = try await read(task)
      let cases = try await store.recordReading(id, reading)
      logger.info(
        "document read", metadata: ["document": "\(id)", "cases": "\(cases.count)"])
      wake.wake()
      return .again
    } catch let refusal as Refusal {
      return await fail(id, refusal)
    } catch let error as StoreError {
      logger.error(
        "reading not recorded", metadata: ["document": "\(id)", "reason": "\(error)"])
      if !error.isMachine {
        // The store takes no such reading, however often it is made.
        return await fail(id, Refusal(.readerCrashed, detail: error.code.rawValue))
      }
      await release(id)
      return .troubled
    } catch let error as ScanFailure {
      logger.error("sealed scan not opened", metadata: ["document": "\(id)", "reason": "\(error)"])
      return await fail(id, Refusal(.readerCrashed, detail: error.description))
    } catch {
      // A stop of the pool or of the daemon: nobody's attempt.
      await release(id)
      return .troubled
    }
  }

  private func read(_ task: ReadingTask) async throws -> DocumentReading {
    // In clear it stands in memory: what no reader takes is not even opened.
    guard task.document.size <= Self.longestScan else { throw Refusal(.tooManyBytes) }
    let digests = await workflows.digests
    // Taken for every document, so that a reader stops with the first one after an error too many.
    let lessons = try await store.siteLessons()
    let site = SiteCounts(
      shipped: reader, counts: try await store.siteCounts(reader: reader), lessons: lessons,
      calibration: lessons.counting(for: reader))
    let document = try open(task.document)
    return try await pool.read(
      document: document,
      order: ReaderRequest.ReadOrder(
        limits: limits, only: task.order?.workflow, digests: digests, site: site))
  }

  /// Bytes.
  private static let longestScan: Int64 = 1_000_000_000

  private func fail(_ id: DocumentID, _ refusal: Refusal) async -> Next {
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
      unsettled.insert(id)
      return .troubled
    }
    // Without a reader the next document would fail the same way.
    return refusal.code == .readerUnavailable ? .troubled : .again
  }

  private func release(_ id: DocumentID) async {
    do {
      try await store.releaseReading(id)
    } catch {
      logger.error("document not released", metadata: ["document": "\(id)", "reason": "\(error)"])
      unsettled.insert(id)
    }
  }
}

/// Documents that this process still holds because the store could not take them back, as on a full
/// disk.
private final class Unsettled: Sendable {
  private let ids = Mutex<Set<DocumentID>>([])

  var all: Set<DocumentID> { ids.withLock { $0 } }
  func insert(_ id: DocumentID) { _ = ids.withLock { $0.insert(id) } }
  func remove(_ id: DocumentID) { _ = ids.withLock { $0.remove(id) } }
}

/// A pause that doubles from one second to a minute as long as trouble lasts.
private struct Backoff {
  private var length = Duration.seconds(1)
  private var until = ContinuousClock.now

  var isOver: Bool { ContinuousClock.now >= until }

  mutating func lengthen() {
    until = .now + length
    length = min(length * 2, .seconds(60))
  }
}

/// A sealed scan that could not be opened for a reader; the machine's fault.
struct ScanFailure: Error, CustomStringConvertible {
  var description: String
}
