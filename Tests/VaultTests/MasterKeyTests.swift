import Foundation
import TestKit
import Testing

@testable import Vault

@Suite struct MasterKeyTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func opens(_ master: MasterKey, _ other: MasterKey) throws -> Bool {
    let wrapped = WrappedKey(id: .case("7"), wrapped: try master.wrap(DataKey(), id: .case("7")))
    return (try? other.unwrap(wrapped)) != nil
  }

  @Test func `a created key loads again and is read-only for its owner`() throws {
    let path = folder.file("master.key")
    let created = try MasterKey.create(file: path)
    #expect(try opens(created, MasterKey.load(file: path)))
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o400)
    #expect(try folder.names() == ["master.key"])
  }

  @Test func `a key file is never replaced`() throws {
    let path = try folder.write([1, 2, 3], to: "master.key")
    #expect(code { _ = try MasterKey.create(file: path) } == .fileExists)
    #expect(try folder.bytes("master.key") == [1, 2, 3])
    #expect(try folder.names() == ["master.key"])
  }

  @Test func `raw, hexadecimal and base64 are the same key`() throws {
    let bytes = (0..<32).map { UInt8($0) }
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let forms = [
      bytes, Array(hex.utf8), Array((hex.uppercased() + "\n").utf8),
      Array((Data(bytes).base64EncodedString() + "\r\n").utf8),
    ]
    let expected = MasterKey(root: try .known)
    for (number, form) in forms.enumerated() {
      let path = try folder.write(form, to: "\(number)", mode: 0o400)
      #expect(try opens(expected, MasterKey.load(file: path)))
    }
  }

  @Test func `what is not 32 bytes is no key`() throws {
    let forms = [
      "", "abc", String(repeating: "0", count: 63), String(repeating: "g", count: 64),
      String(repeating: "+1", count: 32), Data(repeating: 1, count: 31).base64EncodedString(),
      Data(repeating: 1, count: 33).base64EncodedString(), String(repeating: "a", count: 5000),
    ]
    for (number, form) in forms.enumerated() {
      let path = try folder.write(Array(form.utf8), to: "\(number)", mode: 0o400)
      #expect(code { _ = try MasterKey.load(file: path) } == .badKey, "\(form.prefix(20))")
    }
  }

  @Test(arguments: [0o440, 0o404, 0o644, 0o620, 0o4400] as [mode_t])
  func `a file that others can use is refused`(_ mode: mode_t) throws {
    let path = try folder.write([UInt8](repeating: 1, count: 32), to: "k", mode: mode)
    #expect(code { _ = try MasterKey.load(file: path) } == .filePermissions)
  }

  @Test func `links, folders, pipes and missing files are refused`() throws {
    let path = try folder.write([UInt8](repeating: 1, count: 32), to: "k", mode: 0o400)
    #expect(symlink(path, folder.file("link")) == 0)
    #expect(mkfifo(folder.file("pipe"), 0o400) == 0)
    func codeOfLoading(_ path: String) -> VaultError.Code? {
      code { _ = try MasterKey.load(file: path) }
    }
    #expect(codeOfLoading(folder.file("link")) == .notRegularFile)
    #expect(codeOfLoading(folder.file("pipe")) == .notRegularFile)
    #expect(codeOfLoading(folder.path) == .notRegularFile)
    #expect(codeOfLoading(folder.file("none")) == .fileMissing)
  }

  @Test func `the systemd credential may be readable by the group, as its ACL shows`() throws {
    let path = try folder.write(
      Array(UInt8(0)..<32), to: MasterKey.credentialName, mode: 0o440)
    let environment = ["CREDENTIALS_DIRECTORY": folder.path]
    let loaded = try #require(try MasterKey.loadCredential(environment: environment))
    #expect(try opens(MasterKey(root: .known), loaded))
    chmod(path, 0o444)
    #expect(
      code { _ = try MasterKey.loadCredential(environment: environment) } == .filePermissions)
  }

  @Test func `no credential is no error`() throws {
    #expect(try MasterKey.loadCredential(environment: [:]) == nil)
    #expect(
      try MasterKey.loadCredential(environment: ["CREDENTIALS_DIRECTORY": folder.path]) == nil)
  }

  @Test func `a wrapped key opens only under its master key and its id`() throws {
    let master = MasterKey.ephemeral()
    let key = DataKey()
    let wrapped = try master.wrap(key, id: .case("7"))
    let opened = try master.unwrap(WrappedKey(id: .case("7"), wrapped: wrapped))
    #expect(opened.isSame(as: key))
    let moved = WrappedKey(id: .case("8"), wrapped: wrapped)
    let error = #expect(throws: VaultError.self) { _ = try master.unwrap(moved) }
    #expect(error?.code == .damaged)
    #expect(error?.subject == "case/8")
    let other = MasterKey.ephemeral()
    #expect(
      code { _ = try other.unwrap(WrappedKey(id: .case("7"), wrapped: wrapped)) } == .wrongKey)
  }

  /// Made by another implementation (Python's cryptography).
  @Test func `the wrapping is the published one`() throws {
    let wrapped = WrappedKey(
      id: .case("7"),
      wrapped: Data(
        hex:
          "b50156a409d86465666768696a6b6c6d6e6f381092472111cafd13cd2b1b5495a338e99b061bcc3112cf2a"
          + "1223ca185e48559cafe99a18b462f4a2005ea2d1e99f76"))
    let opened = try MasterKey(root: .known).unwrap(wrapped)
    #expect(opened.isSame(as: try DataKey(bytes: Array(UInt8(200)..<232))))
  }

  @Test func `derived keys differ by purpose and stay the same`() throws {
    let master = MasterKey(root: try .known)
    #expect(master.derive(purpose: "search").isSame(as: master.derive(purpose: "search")))
    #expect(!master.derive(purpose: "search").isSame(as: master.derive(purpose: "other")))
    #expect(!master.derive(purpose: "wrap").isSame(as: try DataKey.known.derive(purpose: "wrap")))
  }

  @Test func `a wrapped key survives JSON`() throws {
    let key = WrappedKey(
      id: .document("文書-1"), wrapped: Data([1, 2]), recovery: nil,
      createdAt: Date(timeIntervalSince1970: 1))
    let json = try JSONEncoder().encode(key)
    #expect(try JSONDecoder().decode(WrappedKey.self, from: json) == key)
    #expect(String(decoding: json, as: UTF8.self).contains("\"id\":\"document"))
  }
}
