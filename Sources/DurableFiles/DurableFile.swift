public import Foundation

/// A file that is whole or not there, whatever crashes: it is written beside its place, and takes
/// its name only when its bytes are on the disk. It goes away with its value unless it was
/// published.
///
///     var file = try DurableFile(path: path, mode: 0o600)
///     try file.write(bytes)
///     try file.publish(.replacing)
///
/// fsync before the name and fsync of the folder after it are what fsync(2) and rename(2) ask for.
public struct DurableFile: ~Copyable, Sendable {
  public enum Publishing: Sendable {
    /// In the place of an older file.
    case replacing
    /// Never in the place of another.
    case creating
  }

  private static let ending = ".unfinished"

  /// Where it will be.
  public let path: String
  private let folder: String
  private let temporary: String
  /// −1 once closed.
  private var descriptor: Int32

  /// - Parameter mode: permissions of the file, exactly, whatever the umask.
  /// - Throws: `fileUnwritable`.
  public init(path: String, mode: mode_t) throws(FileError) {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let temporary = "\(folder)/.\(url.lastPathComponent).\(UUID().uuidString)\(Self.ending)"
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else {
      throw FileError(.fileUnwritable, path: path, systemCode: errno)
    }
    guard fchmod(descriptor, mode) == 0 else {
      let error = FileError(.fileUnwritable, path: path, systemCode: errno)
      close(descriptor)
      unlink(temporary)
      throw error
    }
    self.path = path
    self.folder = folder
    self.temporary = temporary
    self.descriptor = descriptor
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  /// Appends the bytes. Throws `fileUnwritable`; the file is of no further use then.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try Transfer.write(bytes, to: descriptor, path: path)
  }

  /// fsync, then the name, then fsync of the folder. To be called once, as the last.
  ///
  /// - Throws: `fileUnwritable`, or `fileExists` when creating.
  public mutating func publish(_ publishing: Publishing) throws(FileError) {
    guard fsync(descriptor) == 0 else { throw refusal() }
    switch publishing {
    case .replacing:
      guard rename(temporary, path) == 0 else { throw refusal() }
    case .creating:
      // A link, unlike a rename, refuses to take the place of a file.
      guard link(temporary, path) == 0 else {
        throw errno == EEXIST ? FileError(.fileExists, path: path, systemCode: EEXIST) : refusal()
      }
      unlink(temporary)
    }
    close(descriptor)
    descriptor = -1
    try Transfer.syncFolder(folder)
  }

  private func refusal() -> FileError { FileError(.fileUnwritable, path: path, systemCode: errno) }
}

extension DurableFile {
  /// Writes a whole file at once.
  ///
  /// - Throws: `fileUnwritable`, or `fileExists` when creating.
  public static func write(
    _ contents: some ContiguousBytes, to path: String, mode: mode_t, _ publishing: Publishing
  ) throws(FileError) {
    var file = try DurableFile(path: path, mode: mode)
    try contents.withUnsafeBytes { bytes in
      Result { () throws(FileError) in try file.write(bytes) }
    }.get()
    try file.publish(publishing)
  }

  /// Removes what a crash left in a folder. To be called before anything is written there.
  ///
  /// - Returns: how many files.
  /// - Throws: `fileUnreadable` where the folder cannot be listed, `fileUnwritable`.
  public static func removeLeftovers(in folder: String) throws(FileError) -> Int {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw FileError(.fileUnreadable, path: folder)
    }
    var count = 0
    for name in names where name.hasPrefix(".") && name.hasSuffix(ending) {
      let path = "\(folder)/\(name)"
      guard unlink(path) == 0 || errno == ENOENT else {
        throw FileError(.fileUnwritable, path: path, systemCode: errno)
      }
      count += 1
    }
    return count
  }
}
