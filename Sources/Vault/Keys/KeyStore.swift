/// Where wrapped data keys live, apart from the data that they seal: a backup of the data
/// without this store is noise, and destroying a key erases what it sealed.
///
/// All calls are synchronous, durable when they return (fsynced), and safe from any thread.
/// `verifyKeyStoreContract(make:)` in ContractTests states what every implementation does.
public protocol KeyStore: Sendable {
  /// Keeps a new key. Throws ``VaultError`` `keyExists` where the id is taken: an overwritten key
  /// would lose what it sealed.
  func put(_ key: WrappedKey) throws

  /// Replaces the wrapping of a key that exists, in one step, after the master key changed.
  /// Throws ``VaultError`` `keyDestroyed` where there is none.
  func replace(_ key: WrappedKey) throws

  /// nil where the key never existed or was destroyed.
  func wrappedKey(_ id: KeyID) throws -> WrappedKey?

  /// Erases the key for good, bytes on the disk included as far as the engine can. Doing it again,
  /// or for an id that never existed, is no error, so that an erasure can be resumed.
  func destroy(_ id: KeyID) throws

  /// All keys that exist, by rising raw value (compared byte by byte).
  func allIDs() throws -> [KeyID]
}
