internal import CSystem
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// Rings a bell when the kernel tells of a change in a watched folder. Only a hint: network
/// shares send none, and a full queue of events loses some.
final class FolderHints: Sendable {
  private let raw: Int32
  /// Closing it ends the thread.
  private let stop: Int32

  /// Nil where the kernel gives no watches; polling alone does then.
  init?(bell: Bell) {
    let raw = uk_inotify()
    guard raw >= 0 else { return nil }
    var ends: [Int32] = [-1, -1]
    guard uk_pipe(&ends) == 0 else {
      close(raw)
      return nil
    }
    self.raw = raw
    stop = ends[1]
    let stopped = ends[0]
    let thread = Thread {
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      var watched = [
        pollfd(fd: raw, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stopped, events: 0, revents: 0),
      ]
      while true {
        let ready = poll(&watched, 2, -1)
        if ready < 0, errno != EINTR { break }
        if watched[1].revents != 0 { break }
        if ready > 0, read(raw, &buffer, buffer.count) > 0 { bell.ring() }
      }
      close(raw)
      close(stopped)
    }
    thread.name = "intake-hints"
    thread.stackSize = 1 << 17
    thread.start()
  }

  deinit { close(stop) }

  /// Watching the same folder again changes nothing.
  func watch(_ folder: Folder) {
    uk_inotify_watch_folder(raw, folder.reference)
  }
}
