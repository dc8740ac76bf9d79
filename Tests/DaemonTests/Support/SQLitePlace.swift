import Casework
import ContractTests
import SQLiteStore
import Synchronization
import TestKit
import Vault

/// A state folder that goes away with its value.
final class SQLitePlace: StorePlace {
  private let folder: StateFolder
  private let root: TemporaryFolder
  private let keys: SQLiteKeyStore
  private let open = Mutex<SQLiteStore?>(nil)

  init() throws {
    root = try TemporaryFolder()
    folder = StateFolder(path: try root.folder("state"))
    keys = try SQLiteKeyStore(path: folder.keysFile)
  }

  func keyStore() throws -> any KeyStore { keys }

  func open(_ services: StoreServices) throws -> any CaseworkStore {
    let old = open.withLock { value in
      defer { value = nil }
      return value
    }
    try old?.close()
    let store = try SQLiteStore(folder: folder, services: services, mode: .serve)
    open.withLock { $0 = store }
    return store
  }
}
