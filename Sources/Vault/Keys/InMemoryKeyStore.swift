internal import Synchronization

/// A key store that forgets everything when it goes. For tests and trial runs.
package final class InMemoryKeyStore: KeyStore {
  private let keys = Mutex<[KeyID: WrappedKey]>([:])

  package init() {}

  package func put(_ key: WrappedKey) throws {
    try keys.withLock { keys in
      guard keys[key.id] == nil else { throw VaultError(.keyExists, subject: key.id.rawValue) }
      keys[key.id] = key
    }
  }

  package func replace(_ key: WrappedKey) throws {
    try keys.withLock { keys in
      guard keys[key.id] != nil else { throw VaultError(.keyDestroyed, subject: key.id.rawValue) }
      keys[key.id] = key
    }
  }

  package func wrappedKey(_ id: KeyID) throws -> WrappedKey? {
    keys.withLock { $0[id] }
  }

  package func destroy(_ id: KeyID) throws {
    keys.withLock { $0[id] = nil }
  }

  package func allIDs() throws -> [KeyID] {
    keys.withLock { keys in
      keys.keys.sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
    }
  }
}
