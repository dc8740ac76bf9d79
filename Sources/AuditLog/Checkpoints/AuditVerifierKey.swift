internal import Crypto
internal import Foundation

/// The public key that checks checkpoints, with the name it signs under.
public struct AuditVerifierKey: Hashable, Sendable {
  public let name: String
  /// 32 bytes of Ed25519.
  let publicKey: [UInt8]

  init(name: String, publicKey: [UInt8]) throws {
    guard SignedNote.isKeyName(name), publicKey.count == 32,
      (try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)) != nil
    else { throw AuditError(.badKey) }
    self.name = name
    self.publicKey = publicKey
  }

  /// Reads `name+hash+base64`, the form in which public keys of notes are passed on. Throws
  /// ``AuditError`` `badKey`.
  public init(_ text: String) throws {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let blob = Data(base64Encoded: String(parts[2])),
      blob.count == 33, blob.first == NoteAlgorithm.ed25519
    else { throw AuditError(.badKey) }
    try self.init(name: String(parts[0]), publicKey: Array(blob.dropFirst()))
    guard text == self.text else { throw AuditError(.badKey, detail: "key hash") }
  }

  /// `name+hash+base64`.
  public var text: String {
    let hash = keyID.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    let blob = Data([NoteAlgorithm.ed25519] + publicKey).base64EncodedString()
    return "\(name)+\(hash)+\(blob)"
  }

  /// C2SP signed-note: the first four bytes of SHA-256 over name, newline, 0x01 and public key.
  var keyID: [UInt8] {
    Array(
      SHA256.hash(data: Array(name.utf8) + [0x0A, NoteAlgorithm.ed25519] + publicKey).prefix(4))
  }

  /// Throws ``AuditError`` `unknownSigner` where this key did not sign, `badSignature` where a
  /// signature in its name is wrong. Signatures of other keys are passed over.
  func verify(_ note: SignedNote) throws {
    let own = note.signatures.filter { $0.name == name && $0.keyID == keyID }
    guard !own.isEmpty else { throw AuditError(.unknownSigner, subject: name) }
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey),
      own.allSatisfy({ key.isValidSignature($0.bytes, for: Array(note.text.utf8)) })
    else { throw AuditError(.badSignature, subject: name) }
  }
}

enum NoteAlgorithm {
  static let ed25519: UInt8 = 0x01
}
