import Casework
import ContractTests
import Foundation
import SQLiteStore
import TestKit
import Testing
import Vault

@Suite struct SQLiteKeyStoreTests {
  @Test func `the key database keeps the contract of key stores`() throws {
    let folder = try TemporaryFolder()
    var count = 0
    try verifyKeyStoreContract {
      count += 1
      return try SQLiteKeyStore(path: folder.file("keys-\(count).sqlite"))
    }
  }

  @Test func `keys come back after a restart`() throws {
    let folder = try TemporaryFolder()
    let master = MasterKey.ephemeral()
    let path = folder.file("keys.sqlite")
    let sealed = try Sealer.seal(
      Data("値".utf8),
      key: KeyRing(master: master, store: try SQLiteKeyStore(path: path)).newKey(.case("1")),
      context: "x")
    let again = KeyRing(master: master, store: try SQLiteKeyStore(path: path))
    #expect(try Sealer.open(sealed, key: again.key(.case("1")), context: "x") == Data("値".utf8))
  }

  @Test func `a destroyed key leaves no bytes on the disk`() throws {
    let folder = try TemporaryFolder()
    let store = try SQLiteKeyStore(path: folder.file("keys.sqlite"))
    let secret = Data((0..<64).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) })
    try store.put(WrappedKey(id: .case("1"), wrapped: secret))
    try store.put(WrappedKey(id: .case("2"), wrapped: Data([1, 2, 3])))
    func isOnDisk() throws -> Bool {
      try folder.names().contains { name in
        Data(try folder.bytes(name)).range(of: secret) != nil
      }
    }
    #expect(try isOnDisk())
    try store.destroy(.case("1"))
    #expect(try !isOnDisk())
  }

  @Test func `a damaged or foreign file is named, not overwritten`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(repeating: UInt8(ascii: "x"), count: 8192), to: "keys.sqlite")
    #expect {
      _ = try SQLiteKeyStore(path: path)
    } throws: {
      ($0 as? StoreError)?.code == .damaged && ($0 as? StoreError)?.subject == path
    }
    #expect(try folder.bytes("keys.sqlite").allSatisfy { $0 == UInt8(ascii: "x") })
  }
}
