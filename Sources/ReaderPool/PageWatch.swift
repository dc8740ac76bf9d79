internal import Synchronization

/// Kills a reader that shows no progress within its deadline.
///
/// Progress restarts the deadline; while the daemon itself is busy with a page the watch is
/// paused, because a slow store is not the reader's fault.
final class PageWatch: Sendable {
  private let process: ReaderProcess
  private let deadline: Duration
  private let clock: any Clock<Duration>
  private let timer = Mutex<Task<Void, Never>?>(nil)

  init(_ process: ReaderProcess, deadline: Duration, clock: any Clock<Duration>) {
    self.process = process
    self.deadline = deadline
    self.clock = clock
  }

  func restart() {
    let next = Task { [process, deadline, clock] in
      do { try await clock.sleep(for: deadline) } catch { return }
      // A sleep that ended just as the watch was paused is no missed deadline.
      if !Task.isCancelled { process.kill(.deadline) }
    }
    replace(by: next)
  }

  func pause() { replace(by: nil) }

  private func replace(by next: Task<Void, Never>?) {
    let old = timer.withLock { current in
      defer { current = next }
      return current
    }
    old?.cancel()
  }

  deinit { timer.withLock { $0?.cancel() } }
}
