internal import Foundation

/// Small files that must be whole or absent after a crash.
enum DurableFile {
  /// Writes a new file under its name only when its bytes are on the disk, and never over another.
  static func create(_ path: String, contents: [UInt8], mode: mode_t) throws {
    try write(path, contents: contents, mode: mode) { temporary in
      // A link, unlike a rename, refuses to take the place of a file.
      guard link(temporary, path) == 0 else {
        throw errno == EEXIST ? AuditError(.fileExists, subject: path) : failure(path)
      }
      unlink(temporary)
    }
  }

  /// The same, in the place of an older version.
  static func replace(_ path: String, contents: [UInt8], mode: mode_t) throws {
    try write(path, contents: contents, mode: mode) { temporary in
      guard rename(temporary, path) == 0 else { throw failure(path) }
    }
  }

  private static func write(
    _ path: String, contents: [UInt8], mode: mode_t, publish: (String) throws -> Void
  ) throws {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let temporary = "\(folder)/.\(url.lastPathComponent).\(UUID().uuidString).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      defer { close(descriptor) }
      // The mode asked for, whatever the umask.
      guard fchmod(descriptor, mode) == 0 else { throw failure(path) }
      try contents.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = Foundation.write(
            descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
          if count < 0 {
            if errno == EINTR { continue }
            throw failure(path)
          }
          rest = rest.dropFirst(count)
        }
      }
      guard fsync(descriptor) == 0 else { throw failure(path) }
      try publish(temporary)
    } catch {
      unlink(temporary)
      throw error
    }
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw failure(path) }
    defer { close(parent) }
    guard fsync(parent) == 0 else { throw failure(path) }
  }

  /// Reads a file that nobody but its owner (this user or root) can read.
  static func readSecret(_ path: String, limit: Int) throws -> [UInt8] {
    // Without waiting: a FIFO under this name would otherwise hang the start.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT: throw AuditError(.fileMissing, subject: path)
      case ELOOP: throw AuditError(.notRegularFile, subject: path)
      default: throw AuditError(.fileUnreadable, subject: path, detail: systemMessage())
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw AuditError(.fileUnreadable, subject: path, detail: systemMessage())
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw AuditError(.notRegularFile, subject: path)
    }
    guard status.st_mode & 0o077 == 0, status.st_uid == geteuid() || status.st_uid == 0 else {
      throw AuditError(.filePermissions, subject: path)
    }
    guard status.st_size <= limit else { throw AuditError(.badKey, subject: path) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress?.advanced(by: filled), limit - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw AuditError(.fileUnreadable, subject: path, detail: systemMessage())
      }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  private static func failure(_ path: String) -> AuditError {
    AuditError(.fileUnwritable, subject: path, detail: systemMessage())
  }

  private static func systemMessage() -> String { String(cString: strerror(errno)) }
}
