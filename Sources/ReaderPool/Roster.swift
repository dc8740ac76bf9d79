internal import Synchronization

/// A reader at rest and what it already holds.
struct Seat: Sendable {
  let reader: Reader
  /// Digests of the forms that it has.
  var loaded: Set<String>
  /// Pages that it worked on in its life.
  var pages: Int
}

/// All processes that live, those that are still starting included.
final class Roster: Sendable {
  private let processes = Mutex<[ObjectIdentifier: ReaderProcess]>([:])

  var count: Int { processes.withLock { $0.count } }

  func add(_ process: ReaderProcess) {
    processes.withLock { $0[ObjectIdentifier(process)] = process }
  }

  func remove(_ process: ReaderProcess) {
    processes.withLock { $0[ObjectIdentifier(process)] = nil }
  }

  func dropEnded() {
    processes.withLock { $0 = $0.filter { $0.value.obituary == nil } }
  }

  func kill(_ reason: ReaderProcess.Ending) {
    let all = processes.withLock { Array($0.values) }
    for process in all { process.kill(reason) }
  }
}
