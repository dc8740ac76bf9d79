import Synchronization

/// Tells services that there may be something to do. A wake-up that nobody waits for is
/// remembered once.
final class WakeUp: Sendable {
  private let listeners = Mutex<[AsyncStream<Void>.Continuation]>([])

  /// One stream a service; it also wakes every `seconds`, so that no lost hint delays work for
  /// long.
  func stream() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    listeners.withLock { $0.append(continuation) }
    return stream
  }

  func wake() {
    listeners.withLock { all in
      for listener in all { listener.yield() }
    }
  }

  func finish() {
    listeners.withLock { all in
      for listener in all { listener.finish() }
      all = []
    }
  }
}
