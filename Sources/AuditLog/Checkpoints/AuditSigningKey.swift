internal import Crypto
internal import DurableFiles
internal import Foundation

/// The Ed25519 key (RFC 8032) that signs checkpoints, with the name it signs under.
public struct AuditSigningKey: Sendable {
  public let name: String
  private let key: Curve25519.Signing.PrivateKey

  init(name: String, key: Curve25519.Signing.PrivateKey) throws {
    guard SignedNote.isKeyName(name) else { throw AuditError(.badKey, detail: "name of the log") }
    self.name = name
    self.key = key
  }

  /// A new key that is in no file, for trial runs.
  package static func ephemeral(name: String) throws -> AuditSigningKey {
    try AuditSigningKey(name: name, key: Curve25519.Signing.PrivateKey())
  }

  /// What others need to check its signatures.
  public var verifierKey: AuditVerifierKey {
    get throws {
      try AuditVerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }
  }

  /// Signs; `state.checkpoint` is what to sign.
  public func sign(_ checkpoint: Checkpoint) throws -> SignedCheckpoint {
    let text = checkpoint.text
    guard try Checkpoint(text: text) == checkpoint else {
      throw AuditError(.malformedCheckpoint, detail: "origin or extension")
    }
    let bytes = try key.signature(for: Array(text.utf8))
    let signature = SignedNote.Signature(
      name: name, keyID: try verifierKey.keyID, bytes: Array(bytes))
    return SignedCheckpoint(
      checkpoint: checkpoint, note: SignedNote(text: text, signatures: [signature]))
  }
}

extension AuditSigningKey {
  private static let prefix = "PRIVATE+UKETSUKE+ED25519+"

  /// Reads the key file. It must be a regular file that only its owner can read, owned by this
  /// user or by root. Throws ``AuditError`` `fileMissing`, `fileUnreadable`, `notRegularFile`,
  /// `filePermissions` or `badKey`.
  public static func load(file path: String) throws -> AuditSigningKey {
    var bytes = try withFile { try SecretFile.read(path, allowedMode: 0o7700, limit: 4096) }
    defer { SecretFile.erase(&bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    let line = text.hasSuffix("\n") ? text.dropLast() : text[...]
    let parts = line.dropFirst(prefix.count).split(separator: "+", maxSplits: 1)
    guard line.hasPrefix(prefix), parts.count == 2,
      let seed = Data(base64Encoded: String(parts[1])),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { throw AuditError(.badKey, subject: path) }
    return try AuditSigningKey(name: String(parts[0]), key: key)
  }

  /// Makes a new key and writes it with mode 0400; never replaces a file. Throws ``AuditError``
  /// `fileExists`, `fileUnwritable` or `badKey`.
  public static func create(file path: String, name: String) throws -> AuditSigningKey {
    let key = try AuditSigningKey(name: name, key: Curve25519.Signing.PrivateKey())
    let seed = key.key.rawRepresentation.base64EncodedString()
    let text = Array("\(prefix)\(name)+\(seed)\n".utf8)
    try withFile { try DurableFile.write(text, to: path, mode: 0o400, .creating) }
    return key
  }
}

extension AuditSigningKey: CustomStringConvertible, CustomReflectable {
  public var description: String { "AuditSigningKey(\(name), secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
