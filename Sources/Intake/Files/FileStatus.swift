internal import CSystem

/// What tells that a file is the same and unchanged.
public struct FileStamp: Hashable, Sendable {
  /// Bytes.
  public var size: Int64
  /// Time of the last change of content: nanoseconds of the file system's clock.
  public var changed: Int128
  public var device: UInt64
  public var inode: UInt64

  public init(size: Int64, changed: Int128, device: UInt64 = 0, inode: UInt64 = 0) {
    self.size = size
    self.changed = changed
    self.device = device
    self.inode = inode
  }
}

/// What a name in a folder is.
struct FileStatus: Sendable {
  enum Kind: Sendable { case file, folder, link, special }

  var kind: Kind
  var stamp: FileStamp

  init(_ status: uk_file_status) {
    kind =
      switch uk_kind_of(status.mode) {
      case Int32(UK_FILE.rawValue): .file
      case Int32(UK_FOLDER.rawValue): .folder
      case Int32(UK_LINK.rawValue): .link
      default: .special
      }
    stamp = FileStamp(
      size: status.size,
      changed: Int128(status.mtime_seconds) * 1_000_000_000 + Int128(status.mtime_nanoseconds),
      device: status.device, inode: status.inode)
  }
}
