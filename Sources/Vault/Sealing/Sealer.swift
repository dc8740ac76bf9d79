internal import Crypto
public import Foundation

/// Seals small values: AES-256-GCM with a random nonce.
///
/// Layout: `0xB5`, version `0x01`, fingerprint of the key (4 bytes), nonce (12), ciphertext,
/// tag (16). Authenticated with it: the first six bytes and the context. At most 2³² values a key
/// (NIST SP 800-38D, 8.3); data keys belong to one document or case and stay far below.
public enum Sealer {
  /// How much longer a sealed value is than its plaintext, bytes.
  public static let overhead = 34

  static let magic: UInt8 = 0xB5
  static let version: UInt8 = 1

  /// - Parameter context: says what the value is and where it belongs, such as
  ///   `case/17/field/氏名`. A value moved elsewhere does not open. It is not stored.
  public static func seal(_ plaintext: Data, key: DataKey, context: String) throws -> Data {
    let head = [magic, version] + key.fingerprint
    do {
      let box = try AES.GCM.seal(
        plaintext, using: key.symmetric, authenticating: head + Array(context.utf8))
      guard let combined = box.combined else { throw VaultError(.cryptography) }
      return Data(head) + combined
    } catch let error where !(error is VaultError) {
      throw VaultError(.cryptography, detail: "\(error)")
    }
  }

  /// Throws ``VaultError`` `notSealed`, `unknownVersion`, `wrongKey`, or `damaged` where the bytes
  /// or the context differ from what was sealed.
  public static func open(_ sealed: Data, key: DataKey, context: String) throws -> Data {
    let head = Array(sealed.prefix(6))
    guard head.first == magic, sealed.count >= overhead else { throw VaultError(.notSealed) }
    guard head[1] == version else { throw VaultError(.unknownVersion) }
    guard Array(head[2...]) == key.fingerprint else { throw VaultError(.wrongKey) }
    do {
      let box = try AES.GCM.SealedBox(combined: sealed.dropFirst(6))
      return try AES.GCM.open(
        box, using: key.symmetric, authenticating: head + Array(context.utf8))
    } catch {
      throw VaultError(.damaged)
    }
  }

  /// Seals a text as UTF-8.
  public static func seal(_ text: String, key: DataKey, context: String) throws -> Data {
    try seal(Data(text.utf8), key: key, context: context)
  }

  /// Opens a text. Throws also `damaged` where the bytes are not UTF-8.
  public static func openText(_ sealed: Data, key: DataKey, context: String) throws -> String {
    let bytes = try open(sealed, key: key, context: context)
    guard let text = String(validating: bytes, as: UTF8.self) else { throw VaultError(.damaged) }
    return text
  }
}
