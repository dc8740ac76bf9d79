internal import Crypto
internal import Foundation

/// The text form: between two lines as in PEM stands the base64 of a version byte, the 32 bytes of
/// the key and the first four bytes of their SHA-256, so that a slip in a key typed from paper
/// shows.
enum RecoveryText {
  static let version: UInt8 = 1

  static func encode(_ raw: [UInt8], kind: String) -> String {
    let body = [version] + raw
    let sum = SHA256.hash(data: body).prefix(4)
    return """
      -----BEGIN UKETSUKE RECOVERY \(kind) KEY-----
      \(Data(body + sum).base64EncodedString())
      -----END UKETSUKE RECOVERY \(kind) KEY-----

      """
  }

  /// Throws ``VaultError`` `badKey`.
  static func decode(_ text: String, kind: String) throws -> [UInt8] {
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
    guard lines.count >= 3, lines.first == "-----BEGIN UKETSUKE RECOVERY \(kind) KEY-----",
      lines.last == "-----END UKETSUKE RECOVERY \(kind) KEY-----",
      let data = Data(base64Encoded: lines.dropFirst().dropLast().joined())
    else { throw VaultError(.badKey, detail: "not a recovery \(kind.lowercased()) key") }
    let bytes = Array(data)
    guard bytes.count == 37,
      Array(SHA256.hash(data: bytes[..<33]).prefix(4)) == bytes[33...].map({ $0 })
    else { throw VaultError(.badKey, detail: "check sum of the recovery key") }
    guard bytes[0] == version else { throw VaultError(.unknownVersion) }
    return Array(bytes[1..<33])
  }
}

extension RecoveryPublicKey {
  /// The text form, for a file beside the configuration.
  public var text: String { RecoveryText.encode(raw, kind: "PUBLIC") }

  /// Throws ``VaultError`` `badKey` or `unknownVersion`.
  public init(text: String) throws {
    try self.init(raw: try RecoveryText.decode(text, kind: "PUBLIC"))
  }

  /// Reads the text form. Anyone may read the file, only its owner may write it.
  public static func load(file path: String) throws -> RecoveryPublicKey {
    do {
      return try RecoveryPublicKey(text: try KeyFile.readText(path, allowedMode: 0o755))
    } catch var error as VaultError {
      error.subject = path
      throw error
    }
  }

  /// Writes the text form with mode 0444; never replaces a file.
  public func write(file path: String) throws {
    try KeyFile.create(path, text: text, mode: 0o444)
  }
}

extension RecoveryPrivateKey {
  /// The text form, for paper or a medium that is locked away.
  public var text: String { RecoveryText.encode(Array(key.rawRepresentation), kind: "PRIVATE") }

  /// Throws ``VaultError`` `badKey` or `unknownVersion`.
  public init(text: String) throws {
    try self.init(raw: try RecoveryText.decode(text, kind: "PRIVATE"))
  }

  /// Reads the text form from a file that only its owner can read.
  public static func load(file path: String) throws -> RecoveryPrivateKey {
    do {
      return try RecoveryPrivateKey(text: try KeyFile.readText(path, allowedMode: 0o700))
    } catch var error as VaultError {
      error.subject = path
      throw error
    }
  }

  /// Writes the text form with mode 0400; never replaces a file.
  public func write(file path: String) throws {
    try KeyFile.create(path, text: text)
  }
}
