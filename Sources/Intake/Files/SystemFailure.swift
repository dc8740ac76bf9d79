internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// What the kernel said no to. Holds no path: names of dropped files are personal.
struct SystemFailure: Error, Hashable, Sendable {
  var operation: String
  var code: Int32

  var isFull: Bool { code == ENOSPC || code == EDQUOT }
  var isMissing: Bool { code == ENOENT }
  var isTaken: Bool { code == EEXIST }
  var isDenied: Bool { code == EACCES || code == EPERM || code == EROFS }

  /// The system's words alone.
  var words: String { String(cString: strerror(code)) }
  var description: String { "\(operation): \(words)" }

  /// Whether an error of the vault, which carries the system's words only, tells of a full disk.
  static func lastWordsAreFull(_ detail: String) -> Bool {
    [ENOSPC, EDQUOT].contains { detail.contains(String(cString: strerror($0))) }
  }
}
