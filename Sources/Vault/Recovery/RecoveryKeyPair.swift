internal import Crypto

/// A new recovery key in its two halves. Made once, on a machine that is not the service's.
public struct RecoveryKeyPair: Sendable {
  public let publicKey: RecoveryPublicKey
  public let privateKey: RecoveryPrivateKey

  public static func generate() throws -> RecoveryKeyPair {
    let key = RecoveryPrivateKey(key: Curve25519.KeyAgreement.PrivateKey())
    return RecoveryKeyPair(publicKey: try key.publicKey, privateKey: key)
  }
}
