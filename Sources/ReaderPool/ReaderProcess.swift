internal import CSystem
internal import Dispatch
internal import Foundation
internal import ReaderChannel
internal import Readings
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// One reader process and the channel to it.
///
/// It leads a process group of its own, inherits three descriptors and the channel, nothing
/// else, and dies with the daemon, because its channel then ends (see `uk_exit_on_hangup`).
final class ReaderProcess: Sendable {
  /// Who ended it before its time.
  enum Ending: Sendable { case deadline, cancelled, stopping, discarded }

  let channel: DaemonChannel
  private let process: pid_t
  private let chatter: Chatter
  private let state = Mutex(State())

  private struct State {
    var ending: Ending?
    var status: Int32?
  }

  init(_ configuration: ReaderPoolConfiguration) throws(Refusal) {
    func check(_ result: Int32, _ operation: String) throws(Refusal) {
      guard result < 0 else { return }
      let reason = String(cString: strerror(-result))
      throw Refusal(.readerUnavailable, detail: "\(operation): \(reason)")
    }
    var sockets: [Int32] = [-1, -1]
    try check(uk_socketpair(&sockets), "socketpair")
    channel = DaemonChannel(descriptor: sockets[0])
    let theirs = Descriptor(owning: sockets[1])
    var ends: [Int32] = [-1, -1]
    try check(uk_pipe(&ends), "pipe")
    let output = Descriptor(owning: ends[1])
    chatter = Chatter(readingEnd: ends[0])
    let nothing: Descriptor
    do { nothing = try Descriptor.open(path: "/dev/null") } catch {
      throw Refusal(.readerUnavailable, detail: "/dev/null: \(error)")
    }

    let environment = configuration.childEnvironment(
      inheriting: ProcessInfo.processInfo.environment)
    var started: pid_t = 0
    let result = withCStrings([configuration.executable] + configuration.arguments) { arguments in
      withCStrings(environment.map { "\($0)=\($1)" }.sorted()) { variables in
        uk_spawn(
          &started, configuration.executable, arguments, variables,
          [nothing.raw, output.raw, output.raw, theirs.raw], 4)
      }
    }
    withExtendedLifetime((nothing, output, theirs)) {}
    try check(result, "cannot start \(configuration.executable)")
    process = started
    // Set from outside, so that they hold whatever the child does; it gets no input before.
    if let bytes = configuration.addressSpace {
      uk_limit(started, Int32(UK_ADDRESS_SPACE.rawValue), bytes)
    }
    uk_limit(started, Int32(UK_OPEN_FILES.rawValue), configuration.openFiles)
    uk_limit(started, Int32(UK_CORE.rawValue), 0)
  }

  /// Bytes that it and its libraries wrote to standard output and error so far. They are
  /// dropped: a library may quote a document.
  var chatterBytes: Int { chatter.bytes }

  /// Why it was ended from here, nil where it was not.
  var ending: Ending? { state.withLock { $0.ending } }

  /// Whether it has not ended yet.
  var isRunning: Bool { !reap(milliseconds: 0) }

  /// Kills it at once. The first reason given is the one that counts.
  func kill(_ reason: Ending) {
    state.withLock {
      if $0.ending == nil { $0.ending = reason }
      // A reaped number may belong to another process by now.
      if $0.status == nil { uk_kill_group(process) }
    }
    channel.close()
  }

  /// Lets it leave by closing the channel, kills it where it does not within the grace, and
  /// reaps it in any case.
  func end(grace: Duration) async {
    channel.close()
    let milliseconds =
      Int32(clamping: grace.components.seconds * 1000)
      + Int32(clamping: grace.components.attoseconds / 1_000_000_000_000_000)
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      DispatchQueue.global().async { [self] in
        if !reap(milliseconds: milliseconds) {
          kill(.discarded)
          _ = reap(milliseconds: -1)
        }
        chatter.drain()
        continuation.resume()
      }
    }
  }

  /// How it ended, for operators: an exit code or a signal. Nil while it runs.
  var obituary: String? {
    state.withLock {
      guard let status = $0.status else { return nil }
      return uk_exited(status) != 0
        ? "exit code \(uk_exit_code(status))" : "signal \(uk_ending_signal(status))"
    }
  }

  /// Whether it has ended; waits at most so long (negative: for ever).
  private func reap(milliseconds: Int32) -> Bool {
    if state.withLock({ $0.status != nil }) { return true }
    var status: Int32 = 0
    if milliseconds != 0 {
      // The wait is outside the lock, the reaping inside: a kill never meets a reused number.
      uk_await_exit(process, milliseconds)
    }
    return state.withLock {
      if $0.status != nil { return true }
      guard uk_reap(process, &status) != 0 else { return false }
      $0.status = status
      return true
    }
  }
}

/// Calls `body` with a NULL-ended list of C strings that live as long as the call.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return body(copies + [nil])
}
