internal import Synchronization

/// Ends a wait early. Rung while nobody waits, it ends the next wait at once.
final class Bell: Sendable {
  private struct State {
    var isRung = false
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  func ring() {
    let waiting = state.withLock { state in
      let waiting = state.waiting
      state.waiting = nil
      if waiting == nil { state.isRung = true }
      return waiting
    }
    waiting?.resume()
  }

  /// Returns after the time, at the bell or when the task is cancelled. One wait at a time.
  func wait(atMost time: Duration, clock: any Clock<Duration>) async {
    let timer = Task { [weak self] in
      try await clock.sleep(for: time)
      self?.ring()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.isRung || Task.isCancelled {
            state.isRung = false
            return true
          }
          state.waiting = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      ring()
    }
    timer.cancel()
  }
}
