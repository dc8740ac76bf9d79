public import Foundation

/// The key that wraps all data keys of an installation. It never seals data itself: wrapping and
/// every other purpose have keys of their own, derived by HKDF-SHA256.
public struct MasterKey: Sendable {
  private let root: DataKey
  private let wrapping: DataKey

  init(root: DataKey) {
    self.root = root
    wrapping = root.derive(purpose: "wrap")
  }

  /// A random one that is in no file, for trial runs.
  package static func ephemeral() -> MasterKey { MasterKey(root: DataKey()) }

  /// Seals a data key with AES-256-GCM, bound to its id.
  public func wrap(_ key: DataKey, id: KeyID) throws -> Data {
    try key.withBytes { try Sealer.seal($0, key: wrapping, context: Self.context(id)) }
  }

  /// Throws ``VaultError`` `wrongKey` or `damaged`.
  public func unwrap(_ wrapped: WrappedKey) throws -> DataKey {
    do {
      var bytes = try Sealer.open(
        wrapped.wrapped, key: wrapping, context: Self.context(wrapped.id))
      defer { bytes.resetBytes(in: bytes.indices) }
      return try DataKey(bytes: bytes)
    } catch var error as VaultError {
      error.subject = wrapped.id.rawValue
      throw error
    }
  }

  /// A key for one purpose, such as `search`; the same one every time.
  public func derive(purpose: String) -> DataKey {
    root.derive(purpose: "purpose/\(purpose)")
  }

  private static func context(_ id: KeyID) -> String { "key/\(id.rawValue)" }
}

extension MasterKey: CustomStringConvertible, CustomReflectable {
  public var description: String { "MasterKey(secret)" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
