import Foundation
import TestKit
import Testing

@testable import Vault

@Suite struct SealerTests {
  @Test func `what is sealed opens again, whatever its length`() throws {
    var generator = SplitMix64(seed: 1)
    let key = DataKey()
    for length in [0, 1, 15, 16, 17, 1000, 70_000] {
      let plaintext = Data((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
      let sealed = try Sealer.seal(plaintext, key: key, context: "case/1/x")
      #expect(sealed.count == length + Sealer.overhead)
      #expect(try Sealer.open(sealed, key: key, context: "case/1/x") == plaintext)
    }
  }

  @Test func `a text opens as it was, also from a slice`() throws {
    let key = DataKey()
    let sealed = try Sealer.seal("髙橋　花子", key: key, context: "case/1/name")
    let slice = (Data([1, 2, 3]) + sealed).dropFirst(3)
    #expect(try Sealer.openText(slice, key: key, context: "case/1/name") == "髙橋　花子")
  }

  /// Made by another implementation (Python's cryptography), so that the format cannot drift.
  @Test func `the format is the published one`() throws {
    let sealed = Data(
      hex: "b501bb2702686465666768696a6b6c6d6e6fada35c83c450b017bedd1c56e11132eaff4a161bf7af8cf0a1")
    #expect(try Sealer.openText(sealed, key: .known, context: "case/1/note") == "市役所")
  }

  @Test func `every changed byte is seen`() throws {
    let key = DataKey()
    let sealed = try Sealer.seal("1234", key: key, context: "c")
    for index in sealed.indices {
      for mask: UInt8 in [1, 0x80] {
        var changed = sealed
        changed[index] ^= mask
        let code = code { _ = try Sealer.open(changed, key: key, context: "c") }
        let expected: VaultError.Code =
          switch index {
          case 0: .notSealed
          case 1: .unknownVersion
          case 2..<6: .wrongKey
          default: .damaged
          }
        #expect(code == expected)
      }
    }
  }

  @Test func `every cut is seen`() throws {
    let key = DataKey()
    let sealed = try Sealer.seal("1234", key: key, context: "c")
    for length in 0..<sealed.count {
      #expect(code { _ = try Sealer.open(sealed.prefix(length), key: key, context: "c") } != nil)
    }
    #expect(code { _ = try Sealer.open(sealed + [0], key: key, context: "c") } == .damaged)
  }

  @Test func `another key and another place do not open`() throws {
    let key = DataKey()
    let sealed = try Sealer.seal("1234", key: key, context: "case/1")
    #expect(code { _ = try Sealer.open(sealed, key: DataKey(), context: "case/1") } == .wrongKey)
    #expect(code { _ = try Sealer.open(sealed, key: key, context: "case/2") } == .damaged)
  }

  @Test func `the same value never looks the same`() throws {
    let key = DataKey()
    let sealed = try (0..<50).map { _ in try Sealer.seal("1234", key: key, context: "c") }
    #expect(Set(sealed).count == 50)
  }

  @Test func `a key shows nothing of itself`() throws {
    let key = try DataKey.known
    #expect("\(key)" == "DataKey(secret)")
    var dumped = ""
    dump(key, to: &dumped)
    #expect(!dumped.contains("31"))
    #expect("\(MasterKey(root: key))" == "MasterKey(secret)")
  }

  @Test func `errors say what to do in both languages`() {
    for code in VaultError.Code.allCases {
      let error = VaultError(code, subject: "case/1", detail: "d")
      #expect(error.japanese.hasSuffix("（対象: case/1）（詳細: d）"))
      #expect(error.english.hasSuffix(" (on: case/1) (detail: d)"))
      #expect(error.japanese.contains("。"))
    }
  }
}
