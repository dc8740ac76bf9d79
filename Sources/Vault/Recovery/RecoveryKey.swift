internal import Crypto
public import Foundation

/// The public half of the recovery key: the service wraps every new data key to it too.
///
/// Wrapping is HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
/// bound to the key's id.
public struct RecoveryPublicKey: Hashable, Sendable {
  let raw: [UInt8]

  init(raw: [UInt8]) throws {
    guard raw.count == 32 else { throw VaultError(.badKey, detail: "recovery key") }
    self.raw = raw
  }

  /// A version byte, the encapsulated key (32 bytes) and the sealed key.
  public func wrap(_ key: DataKey, id: KeyID) throws -> Data {
    do {
      let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: raw)
      var sender = try HPKE.Sender(
        recipientKey: recipient, ciphersuite: RecoverySuite.ciphersuite, info: RecoverySuite.info)
      let sealed = try key.withBytes {
        try sender.seal($0, authenticating: Data(id.rawValue.utf8))
      }
      return Data([RecoverySuite.version]) + sender.encapsulatedKey + sealed
    } catch let error where !(error is VaultError) {
      throw VaultError(.cryptography, subject: id.rawValue, detail: "\(error)")
    }
  }
}

/// The private half. It is kept offline and only used when the master key is lost.
public struct RecoveryPrivateKey: Sendable {
  let key: Curve25519.KeyAgreement.PrivateKey

  init(raw: [UInt8]) throws {
    do {
      key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: raw)
    } catch {
      throw VaultError(.badKey, detail: "recovery key")
    }
  }

  init(key: Curve25519.KeyAgreement.PrivateKey) {
    self.key = key
  }

  /// Throws ``VaultError`` `keyDestroyed` where the key has no recovery wrapping, `wrongKey` where
  /// it was wrapped to another recovery key or changed since.
  public func unwrap(_ wrapped: WrappedKey) throws -> DataKey {
    let subject = wrapped.id.rawValue
    guard let recovery = wrapped.recovery else {
      throw VaultError(.keyDestroyed, subject: subject, detail: "no recovery wrapping")
    }
    let bytes = Array(recovery)
    guard bytes.first == RecoverySuite.version else {
      throw VaultError(.unknownVersion, subject: subject)
    }
    guard bytes.count == RecoverySuite.length else { throw VaultError(.damaged, subject: subject) }
    do {
      var recipient = try HPKE.Recipient(
        privateKey: key, ciphersuite: RecoverySuite.ciphersuite, info: RecoverySuite.info,
        encapsulatedKey: Data(bytes[1..<33]))
      var opened = try recipient.open(
        Data(bytes[33...]), authenticating: Data(wrapped.id.rawValue.utf8))
      defer { opened.resetBytes(in: opened.indices) }
      return try DataKey(bytes: opened)
    } catch {
      throw VaultError(.wrongKey, subject: subject)
    }
  }

  /// The public half.
  public var publicKey: RecoveryPublicKey {
    get throws { try RecoveryPublicKey(raw: Array(key.publicKey.rawRepresentation)) }
  }
}

extension RecoveryPrivateKey: CustomStringConvertible, CustomReflectable {
  public var description: String { "RecoveryPrivateKey(secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

enum RecoverySuite {
  static let version: UInt8 = 1
  static let length = 1 + 32 + 32 + 16
  static let info = Data("uketsuke/v1/recovery".utf8)
  static var ciphersuite: HPKE.Ciphersuite {
    HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
  }
}
