internal import Foundation
internal import Readings
internal import ReaderChannel
public import Logging

/// Reader processes: starts them when needed, feeds, bounds, replaces and ends them.
///
/// Requests are served in the order in which they come, one a reader. A reader that dies, breaks
/// the protocol or misses its deadline is killed, and only the document in its hands hears of it,
/// by a `Refusal` of `readerCrashed` or `readerTimedOut` with the page. `readerUnavailable` means
/// that no reader could be started, which is no document's fault: wait before trying again.
///
/// Cancelling the task of an operation kills the reader that works on it.
public actor ReaderPool {
  let configuration: ReaderPoolConfiguration
  let clock: any Clock<Duration>
  private let logger: Logger
  private let roster = Roster()

  private var forms: [String: CompiledForm] = [:]
  private var idle: [Seat] = []
  private var free: Int
  private var waiters: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  private var lastWaiter = 0
  private var isStopping = false
  private var stopped: [CheckedContinuation<Void, Never>] = []
  private var counts = ReaderPoolFigures()

  public init(
    configuration: ReaderPoolConfiguration, logger: Logger,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.configuration = configuration
    self.logger = logger
    self.clock = clock
    free = configuration.children
  }

  /// Makes these the forms that operations may name; readers take them in when they first need
  /// them. Forms that are no longer named leave with the readers that hold them.
  public func setForms(_ forms: [CompiledForm]) {
    self.forms = Dictionary(forms.map { ($0.digest, $0) }) { _, last in last }
  }

  /// Starts every reader that is not running yet and has it take in all forms.
  /// - Returns: name and version of the reader program, nil where all were busy.
  /// - Throws: `Refusal(.readerUnavailable)`, `FormRejection`.
  @discardableResult
  public func warmUp() async throws -> String? {
    var exchanges: [Exchange] = []
    var failure: (any Error)?
    while free > 0, failure == nil {
      do {
        let seat = try await checkOut()
        exchanges.append(
          Exchange(seat, deadline: configuration.startDeadline, clock: clock))
        try await exchanges[exchanges.count - 1].load(Array(forms.values))
      } catch {
        failure = error
      }
    }
    for exchange in exchanges {
      await checkIn(exchange, sound: exchange.isSettled)
    }
    if let failure { throw outcome(of: failure, exchanges.last) }
    return exchanges.last?.reader.name
  }

  /// What the pool did since it was made.
  public var figures: ReaderPoolFigures {
    var result = counts
    result.running = roster.count
    result.waiting = waiters.count
    return result
  }

  /// Ends all readers: no operation begins any more, those in progress have the configured grace
  /// to finish, then their readers are killed and they throw `ReaderPoolError.stopping`.
  /// Returns when every process is gone.
  public func shutDown() async {
    isStopping = true
    let refused = waiters
    waiters = []
    for waiter in refused { waiter.continuation.resume(throwing: ReaderPoolError.stopping) }
    let resting = idle
    idle = []
    await withTaskGroup(of: Void.self) { group in
      for seat in resting { group.addTask { await self.retire(seat.reader) } }
    }
    guard free < configuration.children else { return }
    let killer = Task { [clock, roster, grace = configuration.stopGrace] in
      try await clock.sleep(for: grace)
      roster.kill(.stopping)
    }
    await withCheckedContinuation { stopped.append($0) }
    killer.cancel()
  }

  // MARK: Operations' common part

  func known(_ digests: [String]) throws(ReaderPoolError) -> [CompiledForm] {
    var result: [CompiledForm] = []
    for digest in digests {
      guard let form = forms[digest] else { throw .unknownForm(digest) }
      result.append(form)
    }
    return result
  }

  /// A reader for the caller alone, in the order of the callers.
  func checkOut() async throws -> Seat {
    try await wait()
    do {
      while let seat = idle.popLast() {
        if seat.reader.process.isRunning { return seat }
        await retire(seat.reader)
      }
      if isStopping { throw ReaderPoolError.stopping }
      let reader = try await Reader.start(configuration, clock: clock) { [roster] process in
        roster.add(process)
      }
      counts.started += 1
      logger.debug("reader started", metadata: ["reader": "\(reader.name)"])
      return Seat(reader: reader, loaded: [], pages: 0)
    } catch {
      roster.dropEnded()
      release()
      if let refusal = error as? Refusal {
        counts.failedStarts += 1
        logger.error("reader cannot be started", metadata: ["reason": "\(refusal.detail)"])
      }
      throw isStopping ? ReaderPoolError.stopping : error
    }
  }

  /// Takes a reader back, to be used again or to be ended.
  func checkIn(_ exchange: Exchange, sound: Bool) async {
    exchange.stopWatching()
    let reader = exchange.reader
    if !sound || reader.process.ending != nil {
      reader.process.kill(.discarded)
      await retire(reader)
    } else if isStopping || exchange.pages >= configuration.pagesPerChild {
      if !isStopping { counts.recycled += 1 }
      await retire(reader)
    } else {
      idle.append(exchange.seat)
    }
    release()
  }

  /// What an operation throws for an error that came up while it held a reader.
  func outcome(of error: any Error, _ exchange: Exchange?) -> any Error {
    guard let interruption = error as? Interruption else { return error }
    let page = exchange?.progress.current
    switch exchange?.reader.process.ending {
    case .cancelled: return CancellationError()
    case .stopping: return ReaderPoolError.stopping
    case .deadline:
      counts.timedOut += 1
      logger.warning("reader missed its deadline and was killed")
      return Refusal(.readerTimedOut, page: page)
    case .discarded, nil:
      counts.crashed += 1
      let ending = exchange?.reader.process.obituary ?? ""
      logger.warning(
        "reader lost",
        metadata: ["reason": "\(interruption.description)", "ending": "\(ending)"])
      let detail =
        ending.isEmpty ? interruption.description : "\(interruption.description), \(ending)"
      return Refusal(.readerCrashed, page: page, detail: detail)
    }
  }

  private func retire(_ reader: Reader) async {
    await reader.process.end(grace: .seconds(1))
    counts.chatterBytes += reader.process.chatterBytes
    roster.remove(reader.process)
  }

  // MARK: Turns

  private func wait() async throws {
    try Task.checkCancellation()
    if isStopping { throw ReaderPoolError.stopping }
    if free > 0 {
      free -= 1
      return
    }
    lastWaiter += 1
    let id = lastWaiter
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled {
          continuation.resume(throwing: CancellationError())
        } else {
          waiters.append((id, continuation))
        }
      }
    } onCancel: {
      Task { await self.abandon(id) }
    }
  }

  private func abandon(_ id: Int) {
    guard let index = waiters.firstIndex(where: { $0.id == id }) else { return }
    waiters.remove(at: index).continuation.resume(throwing: CancellationError())
  }

  private func release() {
    if !waiters.isEmpty {
      waiters.removeFirst().continuation.resume()
      return
    }
    free += 1
    if isStopping, free == configuration.children {
      for continuation in stopped { continuation.resume() }
      stopped = []
    }
  }
}
