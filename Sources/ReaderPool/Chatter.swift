internal import Dispatch
internal import Foundation
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Drains what a reader writes to standard output and error, so that it never blocks on a full
/// pipe, and keeps only how much it was. Ends by itself when the reader does.
///
/// A plain thread a reader: Dispatch's event loop on Linux does not survive descriptors that come
/// and go as fast as readers may (seen: its table of watched descriptors used after free).
final class Chatter: Sendable {
  private let count: Counter

  private final class Counter: Sendable {
    let value = Atomic<Int>(0)
    let isDrained = DispatchSemaphore(value: 0)
  }

  /// Takes ownership of the reading end of a pipe.
  init(readingEnd raw: Int32) {
    let counter = Counter()
    count = counter
    let thread = Thread {
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      while true {
        let received = read(raw, &buffer, buffer.count)
        if received > 0 {
          counter.value.add(received, ordering: .relaxed)
        } else if received == 0 || errno != EINTR {
          break
        }
      }
      close(raw)
      counter.isDrained.signal()
    }
    thread.name = "reader-chatter"
    thread.stackSize = 1 << 17
    thread.start()
  }

  /// Waits until all that a dead reader wrote is counted. Blocks, a second at most.
  func drain() { _ = count.isDrained.wait(timeout: .now() + .seconds(1)) }

  /// Bytes seen so far.
  var bytes: Int { count.value.load(ordering: .relaxed) }
}
