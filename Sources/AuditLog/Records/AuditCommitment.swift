internal import Crypto
public import Foundation

/// Binds bytes to a record without showing them: HMAC-SHA256 over the name, a zero byte and the
/// value, under a random key of that record.
///
/// A bare hash of a 個人番号 can be guessed in seconds; without the record's key this cannot. When
/// the key is destroyed with its case, the record still verifies and says nothing any more.
public enum AuditCommitment {
  static func make(name: String, value: Data, key: Data) -> Data {
    Data(code(name: name, value: value, key: key))
  }

  /// Whether the record bound this value under this name. `key` is the record's key, 32 bytes,
  /// as ``AuditLogState/append(_:at:)`` returned it.
  public static func verify(record: AuditRecord, name: String, value: Data, key: Data) -> Bool {
    guard let stored = record.commitments[name] else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      stored, authenticating: Data(name.utf8) + [0] + value, using: SymmetricKey(data: key))
  }

  private static func code(name: String, value: Data, key: Data) -> HMAC<SHA256>.MAC {
    HMAC<SHA256>.authenticationCode(
      for: Data(name.utf8) + [0] + value, using: SymmetricKey(data: key))
  }
}
