internal import Crypto
internal import DurableFiles
internal import Foundation

/// Files that hold keys.
enum KeyFile {
  /// No key or key text is longer, bytes; a longer file is something else.
  private static let longest = 4096

  /// A key of 32 bytes, raw, in hexadecimal or in base64, from a regular file whose permissions
  /// are within `allowedMode`.
  static func readKey(_ path: String, allowedMode: mode_t) throws -> DataKey {
    var buffer = try read(path, allowedMode: allowedMode)
    defer { SecretFile.erase(&buffer) }
    guard var key = decode(buffer) else { throw VaultError(.badKey, subject: path) }
    defer { SecretFile.erase(&key) }
    return try DataKey(bytes: key)
  }

  /// A text from a regular file whose permissions are within `allowedMode`.
  static func readText(_ path: String, allowedMode: mode_t) throws -> String {
    var buffer = try read(path, allowedMode: allowedMode)
    defer { SecretFile.erase(&buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Writes a new file; never replaces one.
  static func create(_ path: String, text: String, mode: mode_t = 0o400) throws {
    try withFile { try DurableFile.write(Array(text.utf8), to: path, mode: mode, .creating) }
  }

  private static func read(_ path: String, allowedMode: mode_t) throws -> [UInt8] {
    try withFile { try SecretFile.read(path, allowedMode: allowedMode, limit: longest) }
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
}
