internal import Foundation

/// A regular file, open for reading; closed with its value.
public struct RegularFile: ~Copyable, Sendable {
  public let path: String
  /// Bytes, when it was opened.
  public let size: Int
  /// Permissions with set-id and sticky bits.
  let mode: mode_t
  let owner: uid_t
  private let descriptor: Int32

  /// Follows no link.
  ///
  /// - Throws: `fileMissing`, `notRegularFile`, `fileUnreadable`.
  public init(path: String) throws(FileError) {
    // Without waiting: a FIFO under this name would otherwise hang the caller.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code: FileError.Code =
        switch errno {
        case ENOENT: .fileMissing
        case ELOOP: .notRegularFile
        default: .fileUnreadable
        }
      throw FileError(code, path: path, systemCode: errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let error = FileError(.fileUnreadable, path: path, systemCode: errno)
      close(descriptor)
      throw error
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(.notRegularFile, path: path)
    }
    self.path = path
    size = Int(status.st_size)
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// As ``Transfer/read(_:into:at:path:)``.
  public func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileError) -> Int {
    try Transfer.read(descriptor, into: buffer, at: offset, path: path)
  }
}
