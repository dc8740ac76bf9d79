public import Foundation

/// Files that hold secrets.
public enum SecretFile {
  /// Reads a regular file that belongs to this user or to root.
  ///
  /// - Parameters:
  ///   - allowedMode: the permissions that it may have at the most.
  ///   - limit: bytes that it may have at the most.
  /// - Returns: its bytes, to be erased after use.
  /// - Throws: `fileMissing`, `notRegularFile`, `fileOwner`, `filePermissions`,
  ///   `fileTooLong`,
  ///   `fileUnreadable`.
  public static func read(
    _ path: String, allowedMode: mode_t, limit: Int
  ) throws(FileError) -> [UInt8] {
    let file = try RegularFile(path: path)
    guard file.owner == geteuid() || file.owner == 0 else {
      throw FileError(.fileOwner, path: path, detail: "owner \(userName(file.owner))")
    }
    guard file.mode & ~allowedMode == 0 else {
      throw FileError(.filePermissions, path: path, detail: "mode \(String(file.mode, radix: 8))")
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

  /// The name of a user, or the number where nobody has it.
  private static func userName(_ user: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var space = [CChar](repeating: 0, count: 4096)
    guard getpwuid_r(user, &entry, &space, space.count, &found) == 0, found != nil,
      let name = entry.pw_name
    else { return "\(user)" }
    return String(cString: name)
  }

  /// Overwrites with zeros in a way that is not optimised away.
  public static func erase(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      explicit_bzero(start, buffer.count)
    }
  }
}
