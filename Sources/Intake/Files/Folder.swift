internal import CSystem
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// An open folder, and what can be done with the names in it. No call follows a symbolic link, so
/// that nobody with access to a share leads the program elsewhere.
final class Folder: Sendable {
  private let raw: Int32

  private init(owning raw: Int32) { self.raw = raw }

  deinit { close(raw) }

  /// Opens the start of a walk; here alone links are followed, the operator may have set one.
  init(root path: String) throws(SystemFailure) {
    let raw = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard raw >= 0 else { throw SystemFailure(operation: "open", code: errno) }
    self.raw = raw
  }

  func folder(_ name: FileName) throws(SystemFailure) -> Folder {
    let opened = name.withCString { uk_open_folder(raw, $0) }
    try check(opened, "open")
    return Folder(owning: opened)
  }

  /// Opens the folder at the end of these names.
  func folder(at path: [FileName]) throws(SystemFailure) -> Folder {
    var current = self
    for name in path { current = try current.folder(name) }
    return current
  }

  func entries() throws(SystemFailure) -> [FileName] {
    var names: UnsafeMutablePointer<CChar>?
    var length = 0
    try check(uk_list_folder(raw, &names, &length), "list")
    defer { free(names) }
    guard let names else { return [] }
    let bytes = UnsafeRawBufferPointer(start: names, count: length)
    return bytes.split(separator: 0).compactMap { FileName(bytes: $0) }
  }

  func status(_ name: FileName) throws(SystemFailure) -> FileStatus {
    var status = uk_file_status()
    try check(name.withCString { uk_status_at(raw, $0, &status) }, "stat")
    return FileStatus(status)
  }

  /// Of the folder itself.
  func status() throws(SystemFailure) -> FileStatus {
    var status = uk_file_status()
    try check(uk_status_of(raw, &status), "stat")
    return FileStatus(status)
  }

  /// Whether this user may read the file; false where it is gone.
  func isReadable(_ name: FileName) -> Bool {
    name.withCString { faccessat(raw, $0, R_OK, AT_EACCESS) == 0 }
  }

  /// Whether this user may move files out of the folder.
  var isWritable: Bool { faccessat(raw, ".", W_OK | X_OK, AT_EACCESS) == 0 }

  func openFile(_ name: FileName) throws(SystemFailure) -> OpenFile {
    let opened = name.withCString { uk_open_no_follow(raw, $0) }
    try check(opened, "open")
    return try OpenFile(owning: opened)
  }

  /// Makes a folder for the program alone, and tells whether it was there before.
  @discardableResult
  func makeFolder(_ name: FileName) throws(SystemFailure) -> Bool {
    let failure = name.withCString { mkdirat(raw, $0, 0o700) == 0 ? 0 : errno }
    if failure == EEXIST { return false }
    guard failure == 0 else { throw SystemFailure(operation: "mkdir", code: failure) }
    return true
  }

  /// Removes an empty folder; false where it is not empty or not there.
  @discardableResult
  func removeFolder(_ name: FileName) throws(SystemFailure) -> Bool {
    let failure = name.withCString { unlinkat(raw, $0, AT_REMOVEDIR) == 0 ? 0 : errno }
    if failure == ENOTEMPTY || failure == EEXIST || failure == ENOENT { return false }
    guard failure == 0 else { throw SystemFailure(operation: "rmdir", code: failure) }
    return true
  }

  func unlink(_ name: FileName) throws(SystemFailure) {
    let failure = name.withCString { unlinkat(raw, $0, 0) == 0 ? 0 : errno }
    guard failure == 0 else { throw SystemFailure(operation: "unlink", code: failure) }
  }

  /// Moves a file into another folder, never over another.
  func move(_ name: FileName, to other: Folder, as newName: FileName) throws(SystemFailure) {
    let result = name.withCString { old in
      newName.withCString { new in uk_rename_no_replace(raw, old, other.raw, new) }
    }
    try check(result, "rename")
  }

  /// Makes changes of names durable. Network shares that know no such thing are taken at their
  /// word.
  func sync() throws(SystemFailure) {
    guard fsync(raw) != 0 else { return }
    let code = errno
    guard code == EINVAL || code == ENOTSUP || code == EBADF else {
      throw SystemFailure(operation: "fsync", code: code)
    }
  }

  /// A path to it for calls that take no descriptor.
  var reference: String { "/proc/self/fd/\(raw)" }
}

private func check(_ result: Int32, _ operation: String) throws(SystemFailure) {
  guard result < 0 else { return }
  throw SystemFailure(operation: operation, code: -result)
}
