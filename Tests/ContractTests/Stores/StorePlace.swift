package import Casework
package import Vault

/// A place for one store, empty at first, which can be opened again and again as by restarts.
package protocol StorePlace: Sendable {
  /// Where wrapped keys live; the same on every call.
  func keyStore() throws -> any KeyStore

  /// Opens the store as the daemon does, in a new epoch. The one opened before is closed.
  func open(_ services: StoreServices) throws -> any CaseworkStore
}
