internal import Foundation

/// Whole transfers: calls that move less than was asked are repeated, as are interrupted ones.
public enum Transfer {
  /// Writes all bytes.
  ///
  /// - Parameter path: what errors name; the call itself needs none.
  /// - Throws: `fileUnwritable`.
  public static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String
  ) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Foundation.write(descriptor, part.baseAddress, part.count)
      if count < 0, errno == EINTR { continue }
      // Nothing written and no error: another try would go on for ever.
      guard count != 0 else { throw FileError(.fileUnwritable, path: path, systemCode: EIO) }
      guard count > 0 else { throw FileError(.fileUnwritable, path: path, systemCode: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Fills the buffer from that place of the file as far as the file goes. Leaves the descriptor's
  /// own place alone, so that two readers of one descriptor do not disturb each other.
  ///
  /// - Parameters:
  ///   - offset: bytes from the start of the file.
  ///   - path: what errors name.
  /// - Returns: how many bytes were read; less than the buffer holds only at the end of the file.
  /// - Throws: `fileUnreadable`.
  public static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int, path: String
  ) throws(FileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled,
        off_t(offset + filled))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.fileUnreadable, path: path, systemCode: errno) }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Makes the names in a folder durable: what was created, renamed or removed in it.
  ///
  /// - Throws: `fileUnwritable`.
  public static func syncFolder(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError(.fileUnwritable, path: path, systemCode: errno)
    }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw FileError(.fileUnwritable, path: path, systemCode: errno)
    }
  }
}
