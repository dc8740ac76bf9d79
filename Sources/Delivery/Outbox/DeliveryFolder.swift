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
  var disk: DiskWrite = systemWrite

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

  /// That it is there. A folder in which a file waits for its name is not made anew: the share may
  /// only be away, and in an empty folder the file would look taken.
  func require() throws(DeliveryProblem) {
    guard isThere else { throw DeliveryProblem(.folderGone, detail: folder) }
  }

  var isThere: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// Writes the file and makes it and its name durable. What an earlier try left is replaced.
  func writeTemporary(_ name: String, _ bytes: [UInt8], mode: UInt32) throws(DeliveryProblem) {
    let full = "\(path)/\(name)"
    if unlink(full) != 0, errno != ENOENT { throw Self.problem(errno, "unlink", folder) }
    let file = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(mode))
    guard file >= 0 else { throw Self.problem(errno, "open", folder) }
    defer { close(file) }
    var failure: Int32 = fchmod(file, mode_t(mode)) == 0 ? 0 : errno
    if failure == 0 { failure = write(bytes, to: file) }
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
    switch -uk_rename_if_free(AT_FDCWD, old, AT_FDCWD, new) {
    case 0: break
    case ENOENT:
      try require()
      return false
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

  /// The errno, 0 where all is written.
  private func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = disk(file, rest)
        if count < 0 {
          if count == -Int(EINTR) { continue }
          return Int32(-count)
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

/// What `write(2)` does: a parameter, so that a test can fill the disk. Gives the number of bytes
/// written, or the negative errno.
typealias DiskWrite = @Sendable (Int32, UnsafeRawBufferPointer) -> Int

let systemWrite: DiskWrite = { file, bytes in
  let count = write(file, bytes.baseAddress, bytes.count)
  return count < 0 ? -Int(errno) : count
}
