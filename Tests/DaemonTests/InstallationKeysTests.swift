import Foundation
import TestKit
import Testing
import Vault

@testable import Daemon

/// The master key is held against the keys that it wrapped before anything is taken in.
@Suite struct InstallationKeysTests {
  private let root: TemporaryFolder
  private let store = InMemoryKeyStore()

  init() throws { root = try TemporaryFolder() }

  private func keys(_ name: String) throws -> InstallationKeys {
    let folder = URL(filePath: try root.folder(name))
    return try InstallationKeys(
      DaemonConfiguration.Keys(
        master: folder.appending(path: "master.key"), audit: folder.appending(path: "audit.key"),
        recovery: nil),
      hasStore: false)
  }

  @Test func theKeyOfTheInstallationIsTaken() throws {
    let own = try keys("own")
    try own.check(against: store, path: "master.key")
    try own.check(against: store, path: "master.key")
    #expect(try store.allIDs().count == 1)
  }

  @Test func anotherMasterKeyIsRefused() throws {
    try keys("own").check(against: store, path: "master.key")
    let other = try keys("other")
    #expect(throws: StartFailure.self) { try other.check(against: store, path: "master.key") }
  }

  @Test func oneDamagedKeyKeepsNobodyOut() throws {
    let own = try keys("own")
    try KeyRing(master: own.master, store: store, recovery: nil).newKey(KeyID(rawValue: "sound"))
    try store.put(WrappedKey(id: KeyID(rawValue: "damaged"), wrapped: Data([1, 2, 3])))
    try own.check(against: store, path: "master.key")
  }

  @Test func aKeyThatOthersReadIsRefusedInBothLanguages() throws {
    try root.folder("own")
    let path = try root.write([UInt8](repeating: 7, count: 32), to: "own/master.key")
    #expect(chmod(path, 0o644) == 0)
    let failure = thrown(StartFailure.self) { _ = try keys("own") }
    #expect(failure?.japanese.contains("鍵ファイルを他の利用者が読めます") == true)
    #expect(failure?.japanese.contains("Others") == false)
    #expect(failure?.english.contains("Others can read the key file") == true)
  }
}
