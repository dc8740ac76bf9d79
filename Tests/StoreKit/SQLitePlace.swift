package import Casework
import ContractTests
package import SQLiteStore
import Synchronization
package import TestKit
package import Vault

/// A state folder that goes away with its value: what survives a crash of the daemon.
package final class SQLitePlace: StorePlace {
  /// Holds the state folder, and whatever else a test puts there.
  package let root: TemporaryFolder
  package let folder: StateFolder
  private let keys: SQLiteKeyStore
  private let open = Mutex<SQLiteStore?>(nil)
  private let fault: (@Sendable (SQLiteStore.FaultPoint) throws -> Void)?

  /// - Parameter fault: called in every transaction; what it throws fails it there.
  package init(fault: (@Sendable (SQLiteStore.FaultPoint) throws -> Void)? = nil) throws {
    root = try TemporaryFolder()
    folder = StateFolder(path: try root.folder("state"))
    keys = try SQLiteKeyStore(path: folder.keysFile)
    self.fault = fault
  }

  package func keyStore() throws -> any KeyStore { keys }

  package func open(_ services: StoreServices) throws -> any CaseworkStore {
    close()
    let store = try SQLiteStore(folder: folder, services: services, mode: .serve, fault: fault)
    open.withLock { $0 = store }
    return store
  }

  /// The lock goes with the last reference.
  package func close() {
    let store = open.withLock { value in
      defer { value = nil }
      return value
    }
    try? store?.close()
  }

  package var store: SQLiteStore? { open.withLock { $0 } }
}
