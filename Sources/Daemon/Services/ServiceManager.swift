import CSystem
import Foundation

/// The service manager's side of things: readiness, watchdog, a line of status. See sd_notify(3).
struct ServiceManager: Sendable {
  private let socket: String?
  /// Half of the watchdog's time; nil where none is asked for.
  let watchdogInterval: Duration?

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    socket = environment["NOTIFY_SOCKET"]
    let isForUs = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
    watchdogInterval =
      isForUs
      ? environment["WATCHDOG_USEC"].flatMap(Int.init).map { .microseconds($0 / 2) } : nil
  }

  func notify(_ state: String) {
    guard let socket else { return }
    _ = uk_notify(socket, state)
  }

  /// Answers the watchdog as long as `isAlive` says so.
  func run(isAlive: @Sendable () async -> Bool) async {
    guard let watchdogInterval else { return }
    while !Task.isCancelled {
      if await isAlive() { notify("WATCHDOG=1") }
      try? await Task.sleep(for: watchdogInterval)
    }
  }
}
