import Foundation
import Glibc

/// The folder in which a department drops its scans.
enum DropFolder {
  /// Makes it, for its group to write in.
  ///
  /// Where the folder above hands its group on (setgid, and a default access list), this one does, too:
  /// what somebody drops must be readable for the service, whatever their own group is. The mode is
  /// set only where the umask took rights away, since setting it may lose the setgid bit, and a hardened
  /// service may not set that bit at all.
  ///
  /// - Throws: `CocoaError`, `POSIXError`.
  static func make(at place: URL) throws {
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard mkdir(place.path, 0o770) == 0 else { throw failure() }
    // Who may drop scans may also put a link in its place meanwhile, which must lead nowhere.
    let folder = open(place.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { throw failure() }
    defer { close(folder) }
    var status = stat()
    guard fstat(folder, &status) == 0 else { throw failure() }
    guard status.st_mode & 0o770 != 0o770 else { return }
    let inherited = status.st_mode & S_ISGID
    if fchmod(folder, inherited | 0o770) != 0, fchmod(folder, 0o770) != 0 { throw failure() }
  }

  private static func failure() -> POSIXError {
    POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }
}
