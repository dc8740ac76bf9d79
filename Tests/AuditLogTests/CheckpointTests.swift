import Foundation
import TestKit
import Testing

@testable import AuditLog

@Suite struct CheckpointTests {
  /// Key and note of the documentation of Go's package golang.org/x/mod/sumdb/note.
  static let goKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  static let goNote =
    "If you think cryptography is the answer to your problem,\n"
    + "then you don't know what your problem is.\n\n"
    + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

  @Test func `a note signed by Go's implementation verifies`() throws {
    let key = try AuditVerifierKey(Self.goKey)
    #expect(key.name == "PeterNeumann")
    #expect(key.text == Self.goKey)
    let note = try SignedNote(encoded: Self.goNote)
    #expect(note.text.hasSuffix("your problem is.\n"))
    #expect(note.encoded == Self.goNote)
    try key.verify(note)
  }

  @Test func `the checkpoint of the C2SP specification parses`() throws {
    let text =
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
      + "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    let signed = try SignedCheckpoint(text: text)
    #expect(signed.text == text)
    #expect(signed.checkpoint.origin == "example.com/behind-the-sofa")
    #expect(signed.checkpoint.size == 20_852_163)
    #expect(signed.checkpoint.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    #expect(signed.checkpoint.extensions.isEmpty)
    #expect(code { try signed.verify(with: AuditVerifierKey(Self.goKey)) } == .unknownSigner)
  }

  static func signed(_ key: AuditSigningKey, size: Int = 3) throws -> SignedCheckpoint {
    try key.sign(Checkpoint(origin: "\(key.name)/1", size: size, root: .leaf([UInt8(size)])))
  }

  @Test func `what is signed verifies with the public key's text`() throws {
    let key = try AuditSigningKey.ephemeral(name: "city.example/uketsuke")
    let signed = try Self.signed(key)
    let read = try SignedCheckpoint(text: signed.text)
    #expect(read == signed)
    try read.verify(with: AuditVerifierKey(key.verifierKey.text))
    let other = try AuditSigningKey.ephemeral(name: "city.example/uketsuke")
    #expect(code { try read.verify(with: other.verifierKey) } == .unknownSigner)
  }

  @Test func `no byte of a signed checkpoint can be changed`() throws {
    let key = try AuditSigningKey.ephemeral(name: "city.example/uketsuke")
    let publicKey = try key.verifierKey
    let signed = try Self.signed(key)
    let bytes = Array(signed.text.utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      guard let text = String(validating: changed, as: UTF8.self) else { continue }
      let code = code {
        let read = try SignedCheckpoint(text: text)
        try read.verify(with: publicKey)
        // Base64 has bits that mean nothing before its padding.
        if read.checkpoint == signed.checkpoint { throw AuditError(.malformedCheckpoint) }
      }
      #expect(code != nil, "byte \(index)")
    }
  }

  @Test func `a second signature is passed over, a wrong one of ours is not`() throws {
    let key = try AuditSigningKey.ephemeral(name: "a.example")
    let publicKey = try key.verifierKey
    let signed = try Self.signed(key)
    let witness = SignedNote.Signature(name: "w", keyID: [1, 2, 3, 4], bytes: [5])
    var note = signed.note
    note.signatures.insert(witness, at: 0)
    try SignedCheckpoint(text: note.encoded).verify(with: publicKey)
    note.signatures.append(
      SignedNote.Signature(name: "a.example", keyID: publicKey.keyID, bytes: [5]))
    #expect(code { try publicKey.verify(note) } == .badSignature)
  }

  @Test(arguments: [
    "", "\n", "a\n1\n", "a\n1\nAAAA\n", "\n1\nR\n", "a\n01\nR\n", "a\n-1\nR\n", "a\n+1\nR\n",
    "a\n1\nR", "a\n1\nR\n\nx\n", "a\n1 \nR\n", "a\n99999999999999999999\nR\n", "a\n1\nR=\n",
  ])
  func `other bodies are refused`(_ body: String) {
    let text = body.replacingOccurrences(of: "R", with: MerkleHash.empty.base64)
    #expect(code { _ = try Checkpoint(text: text) } == .malformedCheckpoint)
  }

  @Test func `extension lines are kept`() throws {
    let text = "a\n0\n\(MerkleHash.empty.base64)\nmore\nand more\n"
    let checkpoint = try Checkpoint(text: text)
    #expect(checkpoint.extensions == ["more", "and more"])
    #expect(checkpoint.text == text)
  }

  @Test(arguments: [
    "", "text\n", "text\n\n", "text\n\n— a AAAAAAA=", "text\n\n- a AAAAAAA=\n", "text\n\n— a\n",
    "text\n\n— a+b AAAAAAA=\n", "text\n\n— a AAAA\n", "text\n\n— a !!!!\n",
    "te\txt\n\n— a AAAAAAA=\n",
    "text\r\n\r\n— a AAAAAAA=\r\n", "text\n\n— a  AAAAAAA=\n",
  ])
  func `other notes are refused`(_ text: String) {
    #expect(code { _ = try SignedNote(encoded: text) } == .malformedCheckpoint)
  }

  @Test func `key texts with a slip are refused`() {
    for text in [
      "", "PeterNeumann", "PeterNeumann+c74f20a3",
      Self.goKey.replacingOccurrences(of: "c7", with: "c8"),
      Self.goKey.replacingOccurrences(of: "Peter", with: "Pater"), Self.goKey + "=",
      "+" + Self.goKey,
      Self.goKey.replacingOccurrences(of: "c74f20a3", with: "C74F20A3"),
      Self.goKey.replacingOccurrences(of: "ARpc", with: "AhpC"),
    ] {
      #expect(code { _ = try AuditVerifierKey(text) } == .badKey, "\(text)")
    }
  }

  @Test func `origins that would break the text are not signed`() throws {
    let key = try AuditSigningKey.ephemeral(name: "a.example")
    for origin in ["", "a\nb", "a\n"] {
      let checkpoint = Checkpoint(origin: origin, size: 1, root: .empty)
      #expect(code { _ = try key.sign(checkpoint) } == .malformedCheckpoint)
    }
  }

  @Test func `names that no key can have are refused`() {
    for name in ["", "a b", "a+b", "a\nb", "市\u{3000}役所"] {
      #expect(code { _ = try AuditSigningKey.ephemeral(name: name) } == .badKey)
      #expect(code { _ = try AuditLogState(name: name) } == .badKey)
    }
  }

  @Test func `the checkpoint file is written whole, over the old one`() throws {
    let folder = try TemporaryFolder()
    let key = try AuditSigningKey.ephemeral(name: "a.example")
    for size in 1...2 {
      try Self.signed(key, size: size).write(toFile: folder.file("checkpoint"))
    }
    let text = String(decoding: try folder.bytes("checkpoint"), as: UTF8.self)
    #expect(try SignedCheckpoint(text: text).checkpoint.size == 2)
    #expect(try folder.names() == ["checkpoint"])
    #expect(code { try Self.signed(key).write(toFile: "/proc/none/c") } == .fileUnwritable)
  }
}
