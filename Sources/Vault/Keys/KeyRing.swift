public import Foundation
internal import Synchronization

/// Makes, opens and destroys data keys; keeps the last used ones open. Safe from any thread.
public final class KeyRing: Sendable {
  private let master: MasterKey
  private let recovery: RecoveryPublicKey?
  private let store: any KeyStore
  private let cache: Mutex<KeyCache>

  /// - Parameters:
  ///   - recovery: the offline key that every new key is also wrapped to; nil for none.
  ///   - capacity: how many opened keys stay in memory.
  public init(
    master: MasterKey, store: any KeyStore, recovery: RecoveryPublicKey? = nil, capacity: Int = 64
  ) {
    self.master = master
    self.store = store
    self.recovery = recovery
    cache = Mutex(KeyCache(capacity: capacity))
  }

  /// Makes a key and keeps it before it returns, so that nothing is ever sealed under a key that
  /// a crash could lose. Throws ``VaultError`` `keyExists` where the id is taken.
  @discardableResult
  public func newKey(_ id: KeyID, at time: Date? = nil) throws -> DataKey {
    let key = DataKey()
    let wrapped = WrappedKey(
      id: id, wrapped: try master.wrap(key, id: id),
      recovery: try recovery?.wrap(key, id: id), createdAt: time)
    try cache.withLock { cache in
      try store.put(wrapped)
      cache.insert(key, for: id)
    }
    return key
  }

  /// Throws ``VaultError`` `keyDestroyed` where there is none, `wrongKey` where another master
  /// key wrapped it, `damaged` where the wrapping does not verify.
  public func key(_ id: KeyID) throws -> DataKey {
    // Held over the look in the store, so that a key destroyed meanwhile is not cached again.
    try cache.withLock { cache in
      if let key = cache.key(for: id) { return key }
      guard let wrapped = try store.wrappedKey(id) else {
        throw VaultError(.keyDestroyed, subject: id.rawValue)
      }
      let key = try master.unwrap(wrapped)
      cache.insert(key, for: id)
      return key
    }
  }

  /// The key, made where there is none yet. For resuming work that a crash cut short.
  public func keyOrNew(_ id: KeyID, at time: Date? = nil) throws -> DataKey {
    do {
      return try key(id)
    } catch let error as VaultError where error.code == .keyDestroyed {
      return try newKey(id, at: time)
    }
  }

  /// Erases for good what the key sealed.
  public func destroy(_ id: KeyID) throws {
    try cache.withLock { cache in
      cache.remove(id)
      try store.destroy(id)
    }
  }

  /// Wraps every key anew under another master key, for a planned change of it. Can be repeated
  /// after a crash: keys that are under `newMaster` already stay.
  /// - Returns: how many keys were wrapped anew.
  public func rewrap(to newMaster: MasterKey) throws -> Int {
    var count = 0
    for id in try store.allIDs() {
      guard let old = try store.wrappedKey(id) else { continue }
      if (try? newMaster.unwrap(old)) != nil { continue }
      let key = try master.unwrap(old)
      try store.replace(
        WrappedKey(
          id: id, wrapped: try newMaster.wrap(key, id: id),
          recovery: try recovery?.wrap(key, id: id) ?? old.recovery, createdAt: old.createdAt))
      count += 1
    }
    return count
  }
}
