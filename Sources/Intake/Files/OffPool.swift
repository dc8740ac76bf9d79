internal import Dispatch

/// Runs work that waits for disks and shares on a thread of its own, so that a share that hangs
/// does not take a thread of Swift's concurrency with it.
func offPool<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global(qos: .utility).async {
      continuation.resume(with: Result(catching: work))
    }
  }
}
