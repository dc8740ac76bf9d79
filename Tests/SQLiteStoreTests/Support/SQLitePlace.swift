import AuditLog
import Casework
import ContractTests
import SQLiteStore
import Synchronization
import TestKit
import Vault

/// A state folder that goes away with its value.
final class SQLitePlace: StorePlace {
  let folder: StateFolder
  private let root: TemporaryFolder
  private let keys: SQLiteKeyStore
  private let open = Mutex<SQLiteStore?>(nil)
  private let fault: (@Sendable (SQLiteStore.FaultPoint) throws -> Void)?

  init(fault: (@Sendable (SQLiteStore.FaultPoint) throws -> Void)? = nil) throws {
    root = try TemporaryFolder()
    folder = StateFolder(path: try root.folder("state"))
    keys = try SQLiteKeyStore(path: folder.keysFile)
    self.fault = fault
  }

  func keyStore() throws -> any KeyStore { keys }

  func open(_ services: StoreServices) throws -> any CaseworkStore {
    close()
    let store = try SQLiteStore(folder: folder, services: services, mode: .serve, fault: fault)
    open.withLock { $0 = store }
    return store
  }

  /// The lock goes with the last reference.
  func close() {
    let store = open.withLock { value in
      defer { value = nil }
      return value
    }
    try? store?.close()
  }

  var store: SQLiteStore? { open.withLock { $0 } }
}
