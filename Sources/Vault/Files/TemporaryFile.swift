internal import Foundation

/// A file that is written beside its place and takes it only when its bytes are on the disk. It
/// goes away with its value unless it was published.
struct TemporaryFile: ~Copyable, Sendable {
  enum Publishing {
    /// In the place of an older file.
    case replacing
    /// Never in the place of another.
    case creating
  }

  private static let ending = ".sealing"

  let path: String
  private let folder: String
  private let temporary: String
  /// −1 once closed.
  private var descriptor: Int32

  /// Throws ``VaultError`` `fileUnwritable`.
  init(path: String, mode: mode_t) throws {
    let url = URL(fileURLWithPath: path)
    self.path = path
    folder = url.deletingLastPathComponent().path
    temporary = "\(folder)/.\(url.lastPathComponent).\(UUID().uuidString)\(Self.ending)"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw SystemCall.unwritable(path) }
    // The mode asked for, whatever the umask.
    guard fchmod(descriptor, mode) == 0 else {
      let error = SystemCall.unwritable(path)
      close(descriptor)
      unlink(temporary)
      throw error
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    try SystemCall.write(bytes, to: descriptor, path: path)
  }

  /// fsync, then the name, then fsync of the folder. Throws ``VaultError`` `fileUnwritable`, or
  /// `fileExists` when creating.
  mutating func publish(_ publishing: Publishing) throws {
    guard fsync(descriptor) == 0 else { throw SystemCall.unwritable(path) }
    switch publishing {
    case .replacing:
      guard rename(temporary, path) == 0 else { throw SystemCall.unwritable(path) }
    case .creating:
      // A link, unlike a rename, refuses to take the place of a file.
      guard link(temporary, path) == 0 else {
        throw errno == EEXIST
          ? VaultError(.fileExists, subject: path) : SystemCall.unwritable(path)
      }
      unlink(temporary)
    }
    close(descriptor)
    descriptor = -1
    try SystemCall.sync(folder: folder)
  }

  /// Removes what a crash left in a folder. Returns how many files.
  static func removeLeftovers(in folder: String) throws -> Int {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw VaultError(.fileUnreadable, subject: folder)
    }
    var count = 0
    for name in names where name.hasPrefix(".") && name.hasSuffix(ending) {
      let path = "\(folder)/\(name)"
      guard unlink(path) == 0 || errno == ENOENT else { throw SystemCall.unwritable(path) }
      count += 1
    }
    return count
  }
}
