import CSystem
import Foundation
import Glibc
import Synchronization

/// A program started beside this one, for measurements and tests. (Foundation's `Process` is not
/// safe to use from several threads at once on Linux.)
package final class ChildProcess: Sendable {
  package let id: Int32
  private let outcome = Mutex<Int32?>(nil)

  /// Starts a program with these descriptors as standard input, output and error; it gets no
  /// others. The caller keeps its own.
  ///
  /// - Throws: `POSIXError`.
  package init(
    _ program: String, _ arguments: [String],
    environment: [String: String] = ProcessInfo.processInfo.environment, input: Int32,
    output: Int32, error: Int32
  ) throws {
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var id: pid_t = 0
    let result = uk_spawn(&id, program, words, settings, [input, output, error], 3)
    guard result >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: -result) ?? .EIO) }
    self.id = id
  }

  /// Waits for its end on a thread of its own.
  /// - Returns: its exit code, or 128 and the signal's number.
  package func wait() async -> Int32 {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: self.waitNow()) }
    }
  }

  /// The same, blocking the caller.
  @discardableResult
  package func waitNow() -> Int32 {
    _ = uk_await_exit(id, -1)
    return reap() ?? -1
  }

  package var isRunning: Bool { reap() == nil }

  /// Its exit code where it has ended.
  private func reap() -> Int32? {
    outcome.withLock { known in
      if let known { return known }
      var status: Int32 = 0
      guard uk_reap(id, &status) == 1 else { return nil }
      let code = uk_exited(status) != 0 ? uk_exit_code(status) : 128 + uk_ending_signal(status)
      known = code
      return code
    }
  }

  /// As a service manager stops it.
  package func terminate() { signal(SIGTERM) }

  /// As a power cut stops it.
  package func kill() { signal(SIGKILL) }

  private func signal(_ number: Int32) {
    outcome.withLock { if $0 == nil { _ = Glibc.kill(id, number) } }
  }
}
