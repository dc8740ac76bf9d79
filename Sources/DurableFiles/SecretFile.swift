public import Foundation

/// Files that hold secrets.
public enum SecretFile {
  /// Reads a regular file that belongs to this user or to root.
  ///
  /// - Parameters:
  ///   - allowedMode: the permissions that it may have at the most.
  ///   - limit: bytes that it may have at the most.
  /// - Returns: its bytes, to be erased after use.
  /// - Throws: `fileMissing`, `notRegularFile`, `filePermissions`, `fileTooLong`,
  ///   `fileUnreadable`.
  public static func read(
    _ path: String, allowedMode: mode_t, limit: Int
  ) throws(FileError) -> [UInt8] {
    let file = try RegularFile(path: path)
    guard file.mode & ~allowedMode == 0, file.owner == geteuid() || file.owner == 0 else {
      throw FileError(
        .filePermissions, path: path,
        detail: "mode \(String(file.mode, radix: 8)), owner \(file.owner)")
    }
    guard file.size <= limit else { throw FileError(.fileTooLong, path: path) }
    var bytes = [UInt8](repeating: 0, count: limit)
    do throws(FileError) {
      let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(FileError) in
        try file.read(into: UnsafeMutableRawBufferPointer(buffer), at: 0)
      }
      // In its place: a copy would leave the secret in memory twice.
      bytes.removeLast(limit - count)
      return bytes
    } catch {
      erase(&bytes)
      throw error
    }
  }

  /// Overwrites with zeros in a way that is not optimised away.
  public static func erase(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      explicit_bzero(start, buffer.count)
    }
  }
}
