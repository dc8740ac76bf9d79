internal import Foundation

/// What the vault needs of POSIX, with errors that name the file.
enum SystemCall {
  static func message(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

  static func unwritable(_ path: String) -> VaultError {
    VaultError(.fileUnwritable, subject: path, detail: message())
  }

  /// Writes all bytes.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Foundation.write(descriptor, part.baseAddress, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw unwritable(path)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Fills the buffer from that place of the file as far as the file goes. Leaves the descriptor's
  /// own place alone, so that two readers of one descriptor do not disturb each other.
  /// - Returns: how many bytes were read.
  static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int, path: String
  ) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
        off_t(offset + filled))
      if count < 0 {
        if errno == EINTR { continue }
        throw VaultError(.fileUnreadable, subject: path, detail: message())
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  static func sync(folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unwritable(folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw unwritable(folder) }
  }
}
