internal import Crypto
internal import Foundation

/// Files that hold keys.
enum SecretFile {
  /// A key of 32 bytes, raw, in hexadecimal or in base64, from a regular file whose permissions
  /// are within `allowedMode`.
  static func readKey(_ path: String, allowedMode: mode_t) throws -> DataKey {
    var buffer = try read(path, allowedMode: allowedMode)
    defer { erase(&buffer) }
    guard var key = decode(buffer) else { throw VaultError(.badKey, subject: path) }
    defer { erase(&key) }
    return try DataKey(bytes: key)
  }

  /// A text from a regular file whose permissions are within `allowedMode`.
  static func readText(_ path: String, allowedMode: mode_t) throws -> String {
    var buffer = try read(path, allowedMode: allowedMode)
    defer { erase(&buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Writes a new file with mode 0400.
  static func create(_ path: String, contents: [UInt8], mode: mode_t = 0o400) throws {
    var file = try TemporaryFile(path: path, mode: mode)
    try contents.withUnsafeBytes { try file.write($0) }
    try file.publish(.creating)
  }

  private static func read(_ path: String, allowedMode: mode_t) throws -> [UInt8] {
    // Without waiting: a FIFO under this name would otherwise hang the start.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT: throw VaultError(.fileMissing, subject: path)
      case ELOOP: throw VaultError(.notRegularFile, subject: path)
      default: throw VaultError(.fileUnreadable, subject: path, detail: SystemCall.message())
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw VaultError(.fileUnreadable, subject: path, detail: SystemCall.message())
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw VaultError(.notRegularFile, subject: path)
    }
    guard status.st_mode & 0o7777 & ~allowedMode == 0,
      status.st_uid == geteuid() || status.st_uid == 0
    else {
      throw VaultError(
        .filePermissions, subject: path,
        detail: "mode \(String(status.st_mode & 0o7777, radix: 8)), owner \(status.st_uid)")
    }
    // No key or key text is longer; a longer file is something else.
    let longest = 4096
    guard status.st_size <= longest else { throw VaultError(.badKey, subject: path) }
    var buffer = [UInt8](repeating: 0, count: longest)
    let count = try buffer.withUnsafeMutableBytes {
      try SystemCall.read(descriptor, into: $0, at: 0, path: path)
    }
    defer { erase(&buffer) }
    return Array(buffer[..<count])
  }

  /// nil unless there are 32 bytes in one of the three forms.
  private static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.count == 32 { return bytes }
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(
      in: .whitespacesAndNewlines)
    if text.utf8.count == 64 { return hexadecimal(Array(text.utf8)) }
    guard let data = Data(base64Encoded: text), data.count == 32 else { return nil }
    return Array(data)
  }

  private static func hexadecimal(_ digits: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for position in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[position..<(position + 2)], as: UTF8.self)
      // A sign is no digit, though the initialiser takes one.
      guard pair.allSatisfy(\.isHexDigit), let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  /// Overwrites with zeros in a way that is not optimised away.
  private static func erase(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      explicit_bzero(start, buffer.count)
    }
  }
}
