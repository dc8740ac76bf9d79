import Foundation
import TestKit
import Testing

@testable import Vault

@Suite struct KeyRingTests {
  let store = InMemoryKeyStore()
  let master = MasterKey.ephemeral()

  @Test func `a key is the same from the cache and from the store`() throws {
    let ring = KeyRing(master: master, store: store)
    let key = try ring.newKey(.case("1"))
    #expect(try ring.key(.case("1")).isSame(as: key))
    #expect(try KeyRing(master: master, store: store).key(.case("1")).isSame(as: key))
  }

  @Test func `an id gets one key only`() throws {
    let ring = KeyRing(master: master, store: store)
    let key = try ring.newKey(.case("1"))
    #expect(code { try ring.newKey(.case("1")) } == .keyExists)
    #expect(try ring.key(.case("1")).isSame(as: key))
    #expect(try ring.keyOrNew(.case("1")).isSame(as: key))
    let new = try ring.keyOrNew(.case("2"))
    #expect(try ring.key(.case("2")).isSame(as: new))
  }

  @Test func `a destroyed key is gone from the cache too`() throws {
    let ring = KeyRing(master: master, store: store)
    let key = try ring.newKey(.document("1"))
    let sealed = try Sealer.seal("x", key: key, context: "c")
    try ring.destroy(.document("1"))
    try ring.destroy(.document("1"))
    let error = #expect(throws: VaultError.self) { _ = try ring.key(.document("1")) }
    #expect(error?.code == .keyDestroyed)
    #expect(error?.subject == "document/1")
    let again = try ring.newKey(.document("1"))
    #expect(code { _ = try Sealer.open(sealed, key: again, context: "c") } == .wrongKey)
  }

  @Test func `the wrong master key is named, not a destroyed one`() throws {
    try KeyRing(master: master, store: store).newKey(.case("1"))
    let other = KeyRing(master: .ephemeral(), store: store)
    #expect(code { _ = try other.key(.case("1")) } == .wrongKey)
    #expect(code { _ = try other.keyOrNew(.case("1")) } == .wrongKey)
  }

  @Test func `the cache stays small and right`() throws {
    let ring = KeyRing(master: master, store: store, capacity: 3)
    let keys = try (0..<20).map { try ring.newKey(.case("\($0)")) }
    var generator = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let number = Int.random(in: 0..<20, using: &generator)
      #expect(try ring.key(.case("\(number)")).isSame(as: keys[number]))
    }
  }

  @Test func `the least recently used key leaves the cache`() {
    var cache = KeyCache(capacity: 2)
    cache.insert(DataKey(), for: .case("1"))
    cache.insert(DataKey(), for: .case("2"))
    #expect(cache.key(for: .case("1")) != nil)
    cache.insert(DataKey(), for: .case("3"))
    #expect(cache.key(for: .case("2")) == nil)
    #expect(cache.key(for: .case("1")) != nil)
    #expect(cache.key(for: .case("3")) != nil)
  }

  @Test func `a change of the master key keeps the data keys, over a break`() throws {
    let time = Date(timeIntervalSince1970: 1_700_000_000)
    let ring = KeyRing(master: master, store: store)
    let keys = try (0..<5).map { try ring.newKey(.case("\($0)"), at: time) }
    let newMaster = MasterKey.ephemeral()
    try store.replace(
      WrappedKey(
        id: .case("0"), wrapped: try newMaster.wrap(keys[0], id: .case("0")), createdAt: time))
    #expect(try ring.rewrap(to: newMaster) == 4)
    #expect(try ring.rewrap(to: newMaster) == 0)
    let newRing = KeyRing(master: newMaster, store: store)
    for number in 0..<5 {
      #expect(try newRing.key(.case("\(number)")).isSame(as: keys[number]))
      #expect(try store.wrappedKey(.case("\(number)"))?.createdAt == time)
    }
  }
}
