internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// Room for sealed copies.
enum FreeSpace {
  /// Bytes that this user may still write on the file system of a path; nil where it cannot tell.
  static func bytes(at path: String) -> Int64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(
      by: UInt64(status.f_frsize))
    return overflow ? .max : Int64(clamping: bytes)
  }

  /// Bytes that the sealed copy of a file takes: some for its header and for every chunk.
  static func needed(for size: Int64) -> Int64 {
    let (sum, overflow) = size.addingReportingOverflow(size / 4096 + 4096)
    return overflow ? .max : sum
  }
}
