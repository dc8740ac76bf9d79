import Foundation
import Glibc

/// Files that are whole or not there: temporary file, fsync, rename, fsync of the folder.
enum DurableFile {
  /// - Throws: `POSIXError`.
  static func write(_ data: Data, to file: URL, mode: mode_t = 0o640) throws {
    let folder = file.deletingLastPathComponent()
    let temporary = folder.appending(path: ".\(file.lastPathComponent).\(getpid()).tmp")
    unlink(temporary.path)
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    do {
      try data.withUnsafeBytes { bytes in
        var written = 0
        while written < bytes.count {
          let count = Glibc.write(
            descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
          if count < 0 && errno == EINTR { continue }
          guard count > 0 else { throw failure() }
          written += count
        }
      }
      guard fsync(descriptor) == 0, rename(temporary.path, file.path) == 0 else { throw failure() }
    } catch {
      unlink(temporary.path)
      throw error
    }
    try syncFolder(folder)
  }

  static func syncFolder(_ folder: URL) throws {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private static func failure() -> POSIXError {
    POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
  }
}
