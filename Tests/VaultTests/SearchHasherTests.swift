import Foundation
import Testing

@testable import Vault

@Suite struct SearchHasherTests {
  /// Made by another implementation (Python's hmac and cryptography).
  @Test func `the hash is the published one`() throws {
    let direct = SearchHasher(key: try .known)
    #expect(
      direct.hash(department: "国保年金課", kind: .name, folded: "山田太郎")
        == Data(hex: "ec8a210445dda96cc6be32597a264325"))
    let derived = SearchHasher(master: MasterKey(root: try .known))
    #expect(
      derived.hash(department: "国保年金課", kind: .name, folded: "山田太郎")
        == Data(hex: "d38694f77d29eac299bbe1beb502318a"))
  }

  @Test func `department, kind and value each count, and do not run together`() {
    let hasher = SearchHasher(key: DataKey())
    let triples: [(String, SearchHasher.Kind, String)] = [
      ("国保", .name, "山田"), ("国保", .kana, "山田"), ("税", .name, "山田"), ("国保", .name, "山"),
      ("国保", .name, ""), ("", .name, "国保山田"), ("国", .name, "保山田"),
    ]
    let hashes = triples.map { hasher.hash(department: $0.0, kind: $0.1, folded: $0.2) }
    #expect(Set(hashes).count == triples.count)
    #expect(hashes.allSatisfy { $0.count == 16 })
  }

  @Test func `another key gives another hash`() {
    let hashes = (0..<2).map { _ in
      SearchHasher(key: DataKey()).hash(department: "d", kind: .name, folded: "x")
    }
    #expect(hashes[0] != hashes[1])
  }
}
