import Foundation
import Testing
package import Vault

/// What every key store does. Run it on each implementation, the real database included.
///
/// - Parameter make: gives a store without keys; called for each part of the contract.
package func verifyKeyStoreContract(make: () throws -> any KeyStore) throws {
  try verifyKeeping(make())
  try verifyUniqueness(make())
  try verifyReplacing(make())
  try verifyDestroying(make())
  try verifyListing(make())
}

private func wrapped(_ id: KeyID, _ byte: UInt8 = 1, recovery: Data? = nil) -> WrappedKey {
  WrappedKey(
    id: id, wrapped: Data(repeating: byte, count: 66), recovery: recovery,
    createdAt: Date(timeIntervalSince1970: 1_743_465_600))
}

private func code(_ work: () throws -> Void) -> VaultError.Code? {
  do {
    try work()
    return nil
  } catch {
    return (error as? VaultError)?.code
  }
}

private func verifyKeeping(_ store: any KeyStore) throws {
  #expect(try store.wrappedKey(.case("1")) == nil)
  let all = [
    wrapped(.case("1"), 1), wrapped(.document("1"), 2, recovery: Data(0...255)),
    wrapped(KeyID(rawValue: "case/'; --\u{3042}"), 3),
    WrappedKey(id: .case("no time"), wrapped: Data()),
  ]
  for key in all { try store.put(key) }
  for key in all { #expect(try store.wrappedKey(key.id) == key) }
  #expect(try store.wrappedKey(.case("2")) == nil)
}

private func verifyUniqueness(_ store: any KeyStore) throws {
  try store.put(wrapped(.case("1"), 1))
  #expect(code { try store.put(wrapped(.case("1"), 2)) } == .keyExists)
  #expect(try store.wrappedKey(.case("1")) == wrapped(.case("1"), 1))
  // Upper and lower case count.
  try store.put(wrapped(KeyID(rawValue: "Case/1"), 3))
  try store.put(wrapped(.case("\u{304C}"), 4))
  #expect(try store.wrappedKey(.case("1")) == wrapped(.case("1"), 1))
}

private func verifyReplacing(_ store: any KeyStore) throws {
  #expect(code { try store.replace(wrapped(.case("1"))) } == .keyDestroyed)
  #expect(try store.wrappedKey(.case("1")) == nil)
  try store.put(wrapped(.case("1"), 1))
  try store.put(wrapped(.case("2"), 2))
  try store.replace(wrapped(.case("1"), 9, recovery: Data([7])))
  #expect(try store.wrappedKey(.case("1")) == wrapped(.case("1"), 9, recovery: Data([7])))
  #expect(try store.wrappedKey(.case("2")) == wrapped(.case("2"), 2))
}

private func verifyDestroying(_ store: any KeyStore) throws {
  try store.destroy(.case("never"))
  try store.put(wrapped(.case("1")))
  try store.put(wrapped(.case("2")))
  try store.destroy(.case("1"))
  try store.destroy(.case("1"))
  #expect(try store.wrappedKey(.case("1")) == nil)
  #expect(try store.allIDs() == [.case("2")])
  #expect(code { try store.replace(wrapped(.case("1"))) } == .keyDestroyed)
  try store.put(wrapped(.case("1"), 5))
  #expect(try store.wrappedKey(.case("1")) == wrapped(.case("1"), 5))
}

private func verifyListing(_ store: any KeyStore) throws {
  #expect(try store.allIDs().isEmpty)
  for id in ["b", "a", "a/2", "B", "あ", "a/10"] {
    try store.put(wrapped(KeyID(rawValue: id)))
  }
  #expect(try store.allIDs().map(\.rawValue) == ["B", "a", "a/10", "a/2", "b", "あ"])
}
