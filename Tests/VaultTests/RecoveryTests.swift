import Foundation
import TestKit
import Testing

@testable import Vault

@Suite struct RecoveryTests {
  @Test func `the private key opens what the public key wrapped, for its id only`() throws {
    let pair = try RecoveryKeyPair.generate()
    let key = DataKey()
    let recovery = try pair.publicKey.wrap(key, id: .case("7"))
    func opened(_ id: KeyID, _ bytes: Data?, _ with: RecoveryPrivateKey) throws -> DataKey {
      try with.unwrap(WrappedKey(id: id, wrapped: Data(), recovery: bytes))
    }
    #expect(try opened(.case("7"), recovery, pair.privateKey).isSame(as: key))
    #expect(code { _ = try opened(.case("8"), recovery, pair.privateKey) } == .wrongKey)
    let other = try RecoveryKeyPair.generate()
    #expect(code { _ = try opened(.case("7"), recovery, other.privateKey) } == .wrongKey)
    #expect(code { _ = try opened(.case("7"), nil, pair.privateKey) } == .keyDestroyed)
    for index in recovery.indices {
      var changed = recovery
      changed[index] ^= 1
      #expect(code { _ = try opened(.case("7"), changed, pair.privateKey) } != nil)
    }
    #expect(code { _ = try opened(.case("7"), recovery.dropLast(), pair.privateKey) } == .damaged)
  }

  @Test func `both halves survive their text and their file`() throws {
    let folder = try TemporaryFolder()
    let pair = try RecoveryKeyPair.generate()
    try pair.publicKey.write(file: folder.file("public.pem"))
    try pair.privateKey.write(file: folder.file("private.pem"))
    let publicKey = try RecoveryPublicKey.load(file: folder.file("public.pem"))
    let privateKey = try RecoveryPrivateKey.load(file: folder.file("private.pem"))
    #expect(publicKey == pair.publicKey)
    #expect(try privateKey.publicKey == pair.publicKey)
    #expect(code { _ = try RecoveryPublicKey.load(file: folder.file("private.pem")) } == .badKey)
    chmod(folder.file("private.pem"), 0o440)
    #expect(
      code { _ = try RecoveryPrivateKey.load(file: folder.file("private.pem")) }
        == .filePermissions)
    chmod(folder.file("public.pem"), 0o464)
    #expect(
      code { _ = try RecoveryPublicKey.load(file: folder.file("public.pem")) } == .filePermissions)
  }

  @Test func `a slip in a typed key is seen`() throws {
    let text = try RecoveryKeyPair.generate().privateKey.text
    let lines = text.split(separator: "\n").map(String.init)
    let body = lines[1]
    for index in body.indices where body[index] != "=" {
      var changed = body
      changed.replaceSubrange(index...index, with: body[index] == "A" ? "B" : "A")
      let typed = [lines[0], changed, lines[2]].joined(separator: "\n")
      // The last character before the padding has bits that mean nothing.
      let isSlack = body[body.index(after: index)...].allSatisfy { $0 == "=" }
      #expect(code { _ = try RecoveryPrivateKey(text: typed) } == .badKey || isSlack)
    }
  }

  @Test func `an installation recovers under a new master key`() throws {
    let pair = try RecoveryKeyPair.generate()
    let store = InMemoryKeyStore()
    let ring = KeyRing(master: .ephemeral(), store: store, recovery: pair.publicKey)
    let key = try ring.newKey(.case("1"))
    try KeyRing(master: .ephemeral(), store: store).newKey(.case("2"))
    let newMaster = MasterKey.ephemeral()
    let first = try Recovery.rewrap(store, with: pair.privateKey, to: newMaster)
    #expect(first.rewrapped == 1)
    #expect(first.lost == [.case("2")])
    #expect(try KeyRing(master: newMaster, store: store).key(.case("1")).isSame(as: key))
    let second = try Recovery.rewrap(store, with: pair.privateKey, to: newMaster)
    #expect(second.rewrapped == 0)
  }
}
