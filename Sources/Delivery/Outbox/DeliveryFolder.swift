internal import CSystem
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// A target's folder, and the three things done in it: a temporary file is written, takes its
/// name, or goes.
struct DeliveryFolder: Sendable {
  let root: String
  /// Below the root, `/` between folders.
  let folder: String

  private var path: String { folder.isEmpty ? root : "\(root)/\(folder)" }

  /// Makes the folder where it is missing. The root itself must exist: a share that is not
  /// mounted is not replaced by a folder of the same name.
  func prepare() throws(DeliveryProblem) {
    var current = root
    guard FileManager.default.fileExists(atPath: root) else {
      throw DeliveryProblem(.badFolder, detail: root)
    }
    for name in folder.split(separator: "/") {
      guard name != "..", name != "." else { throw DeliveryProblem(.badFolder, detail: folder) }
      let parent = current
      current += "/\(name)"
      if mkdir(current, 0o770) == 0 {
        try Self.sync(parent)
      } else if errno != EEXIST {
        throw Self.problem(errno, "mkdir", folder)
      }
    }
  }

  /// Writes the file and makes it and its name durable. What an earlier try left is replaced.
  func writeTemporary(_ name: String, _ bytes: [UInt8], mode: UInt32) throws(DeliveryProblem) {
    let full = "\(path)/\(name)"
    if unlink(full) != 0, errno != ENOENT { throw Self.problem(errno, "unlink", folder) }
    let file = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(mode))
    guard file >= 0 else { throw Self.problem(errno, "open", folder) }
    defer { close(file) }
    var failure: Int32 = fchmod(file, mode_t(mode)) == 0 ? 0 : errno
    if failure == 0 { failure = Self.write(bytes, to: file) }
    if failure == 0, fsync(file) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(full)
      throw Self.problem(failure, "write", folder)
    }
    try Self.sync(path)
  }

  /// Gives the temporary file its name, never over another file. False where there is no
  /// temporary file any more: it has its name already, or was taken away since.
  func publish(_ temporary: String, as name: String) throws(DeliveryProblem) -> Bool {
    let old = "\(path)/\(temporary)"
    let new = "\(path)/\(name)"
    let result = uk_rename_no_replace(AT_FDCWD, old, AT_FDCWD, new)
    switch -result {
    case 0: break
    case ENOENT: return false
    case EEXIST where Self.isSameFile(old, new):
      // A link and an unlink did the work of the rename, and a crash came between.
      if unlink(old) != 0, errno != ENOENT { throw Self.problem(errno, "unlink", folder) }
    case let code: throw Self.problem(code, "rename", folder)
    }
    try Self.sync(path)
    return true
  }

  func syncFolder() throws(DeliveryProblem) { try Self.sync(path) }

  /// Removes a temporary file that will not be delivered.
  func discard(_ temporary: String) {
    unlink("\(path)/\(temporary)")
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = Glibc.write(file, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        written += count
      }
      return 0
    }
  }

  private static func sync(_ path: String) throws(DeliveryProblem) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw problem(errno, "open", "") }
    defer { close(folder) }
    guard fsync(folder) != 0 else { return }
    // Some network shares cannot; they are taken at their word.
    guard errno == EINVAL || errno == ENOTSUP else { throw problem(errno, "fsync", "") }
  }

  private static func isSameFile(_ one: String, _ other: String) -> Bool {
    var first = uk_file_status()
    var second = uk_file_status()
    return uk_status_at(AT_FDCWD, one, &first) == 0 && uk_status_at(AT_FDCWD, other, &second) == 0
      && first.device == second.device && first.inode == second.inode
  }

  private static func problem(_ code: Int32, _ operation: String, _ folder: String)
    -> DeliveryProblem
  {
    let kind: DeliveryProblem.Code =
      switch code {
      case ENOSPC, EDQUOT: .diskFull
      case EEXIST: .nameTaken
      case ENOTDIR, ELOOP, ENAMETOOLONG: .badFolder
      default: .unwritable
      }
    let words = "\(operation): \(String(cString: strerror(code)))"
    return DeliveryProblem(kind, detail: folder.isEmpty ? words : "\(folder): \(words)")
  }
}
