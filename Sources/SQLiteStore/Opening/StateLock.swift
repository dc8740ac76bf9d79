import Casework
import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The exclusive lock on a state folder, held until it is released or goes. The kernel frees it
/// when the process ends, however it ends.
final class StateLock: Sendable {
  private let descriptor: Mutex<Int32?>

  /// Throws `StoreError` `inUse`, naming the process that holds it, `permission` or `diskFull`.
  init(path: String) throws(StoreError) {
    // Not inherited: a reader process that outlives the daemon must not hold the lock.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw StoreError(systemError: errno, path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let cause = errno
      let holder = Self.holder(descriptor)
      close(descriptor)
      guard cause == EWOULDBLOCK else { throw StoreError(systemError: cause, path) }
      throw StoreError(.inUse, path, detail: holder)
    }
    self.descriptor = Mutex(descriptor)
    let text = Array("pid \(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count
    else {
      // Released by deinit.
      throw StoreError(systemError: errno, path)
    }
  }

  deinit { release() }

  func release() {
    descriptor.withLock { value in
      if let open = value {
        // Unlocked by name: a child that is being started has a copy of the descriptor until it runs
        // its program, and closing ours would leave the lock with it for that moment.
        flock(open, LOCK_UN)
        close(open)
      }
      value = nil
    }
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return "" }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
