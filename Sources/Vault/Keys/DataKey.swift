internal import Crypto
internal import Foundation

/// A 256-bit key. Its bytes never show in a description, and are overwritten with zeros when the
/// last copy goes (swift-crypto's `SymmetricKey` does so on release).
public struct DataKey: Sendable {
  let symmetric: SymmetricKey

  /// Four bytes that tell a wrong key from damaged data. They are an HMAC of a constant, so that
  /// they say nothing of the key.
  let fingerprint: [UInt8]

  /// A new random key.
  public init() {
    self.init(symmetric: SymmetricKey(size: .bits256))
  }

  /// Throws ``VaultError`` `badKey` unless there are 32 bytes.
  init(bytes: some ContiguousBytes) throws {
    let key = SymmetricKey(data: bytes)
    guard key.bitCount == 256 else {
      throw VaultError(.badKey, detail: "\(key.bitCount / 8) bytes, expected 32")
    }
    self.init(symmetric: key)
  }

  init(symmetric: SymmetricKey) {
    self.symmetric = symmetric
    let label = Array("uketsuke/v1/fingerprint".utf8)
    fingerprint = Array(HMAC<SHA256>.authenticationCode(for: label, using: symmetric).prefix(4))
  }

  /// A key for one purpose, by HKDF-SHA256 (RFC 5869): knowing it does not give this key or
  /// those of other purposes.
  public func derive(purpose: String) -> DataKey {
    DataKey(
      symmetric: HKDF<SHA256>.deriveKey(
        inputKeyMaterial: symmetric, info: Array("uketsuke/v1/\(purpose)".utf8),
        outputByteCount: 32))
  }

  /// The bytes, for wrapping; overwritten with zeros afterwards.
  func withBytes<Result>(_ body: (Data) throws -> Result) rethrows -> Result {
    var bytes = symmetric.withUnsafeBytes { Data($0) }
    defer { bytes.resetBytes(in: bytes.indices) }
    return try body(bytes)
  }

  /// Compares in constant time.
  package func isSame(as other: DataKey) -> Bool { symmetric == other.symmetric }
}

extension DataKey: CustomStringConvertible, CustomReflectable {
  public var description: String { "DataKey(secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
