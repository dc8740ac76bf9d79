internal import Crypto
internal import Foundation

/// The layout of a sealed file.
///
/// A header, then chunks of 1 MiB of plaintext (the last may be shorter, and is empty in an empty
/// file), each AES-256-GCM with its tag of 16 bytes behind it. The chunks follow the STREAM
/// construction (Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its
/// Nonce-Reuse Misuse-Resistance", CRYPTO 2015): a nonce is a random prefix of 7 bytes, the
/// chunk's number in 4 and a last byte that is 1 for the last chunk only, so that chunks cannot be
/// left out, reordered, repeated or cut off unseen.
///
/// Each file has a key of its own, from the data key by HKDF-SHA256 with a random salt, so that
/// many files may be sealed under one data key. The header also holds a check value from the same
/// derivation: it commits the file to its key (AES-GCM does not) and tells a wrong key from damage.
enum SealedStream {
  static let chunkSize = 1 << 20
  static let tagSize = 16
  static let magic = Array("UKSF".utf8)
  static let version: UInt8 = 1
  static let saltSize = 32
  static let prefixSize = 7
  static let checkSize = 16
  static let headerSize = 4 + 1 + saltSize + prefixSize + checkSize
  /// The counter has 4 bytes: 4 PiB.
  static let mostChunks = 1 << 32

  /// What seals or opens the chunks of one file.
  struct Key: Sendable {
    let header: [UInt8]
    private let prefix: [UInt8]
    private let key: SymmetricKey
    private let context: [UInt8]

    /// For a new file.
    init(_ dataKey: DataKey, context: String) {
      var generator = SystemRandomNumberGenerator()
      let salt = Self.random(saltSize, &generator)
      let prefix = Self.random(prefixSize, &generator)
      let (key, check) = Self.derive(dataKey, salt: salt, context: context)
      self.init(
        header: magic + [version] + salt + prefix + check, prefix: prefix, key: key,
        context: context)
    }

    /// For the file with this header. Throws ``VaultError`` without a subject.
    init(_ dataKey: DataKey, header: [UInt8], context: String) throws {
      guard header.count == headerSize, header.starts(with: magic) else {
        throw VaultError(.notSealed)
      }
      guard header[4] == version else { throw VaultError(.unknownVersion) }
      let salt = Array(header[5..<(5 + saltSize)])
      let prefix = Array(header[(5 + saltSize)..<(5 + saltSize + prefixSize)])
      let (key, check) = Self.derive(dataKey, salt: salt, context: context)
      guard Array(header.suffix(checkSize)) == check else { throw VaultError(.wrongKey) }
      self.init(header: header, prefix: prefix, key: key, context: context)
    }

    private init(header: [UInt8], prefix: [UInt8], key: SymmetricKey, context: String) {
      self.header = header
      self.prefix = prefix
      self.key = key
      self.context = header + Array(context.utf8)
    }

    func nonce(_ index: Int, isLast: Bool) -> [UInt8] {
      let counter = withUnsafeBytes(of: UInt32(truncatingIfNeeded: index).bigEndian) { Array($0) }
      return prefix + counter + [isLast ? 1 : 0]
    }

    /// Nonce, ciphertext and tag.
    func seal(_ plaintext: ArraySlice<UInt8>, index: Int, isLast: Bool) throws -> Data {
      let nonce = try AES.GCM.Nonce(data: nonce(index, isLast: isLast))
      let box = try AES.GCM.seal(plaintext, using: key, nonce: nonce, authenticating: context)
      guard let combined = box.combined else { throw VaultError(.cryptography) }
      return combined
    }

    /// - Parameter combined: nonce, ciphertext and tag.
    func open(_ combined: ArraySlice<UInt8>) throws -> Data {
      let box = try AES.GCM.SealedBox(combined: combined)
      return try AES.GCM.open(box, using: key, authenticating: context)
    }

    private static func derive(
      _ dataKey: DataKey, salt: [UInt8], context: String
    ) -> (SymmetricKey, [UInt8]) {
      let derived = HKDF<SHA256>.deriveKey(
        inputKeyMaterial: dataKey.symmetric, salt: salt,
        info: Array("uketsuke/v1/file/\(context)".utf8), outputByteCount: 32 + checkSize)
      return derived.withUnsafeBytes { bytes in
        (SymmetricKey(data: bytes[..<32]), Array(bytes[32...]))
      }
    }

    private static func random(
      _ count: Int, _ generator: inout SystemRandomNumberGenerator
    ) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
  }
}
