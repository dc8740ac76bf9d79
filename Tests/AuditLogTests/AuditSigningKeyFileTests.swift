import Foundation
import TestKit
import Testing

@testable import AuditLog

@Suite struct AuditSigningKeyFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a created key loads again and is read-only for its owner`() throws {
    let path = folder.file("audit.key")
    let created = try AuditSigningKey.create(file: path, name: "city.example/uketsuke")
    let loaded = try AuditSigningKey.load(file: path)
    #expect(loaded.name == "city.example/uketsuke")
    #expect(try loaded.verifierKey == created.verifierKey)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o400)
    #expect(try folder.names() == ["audit.key"])
    #expect(!"\(loaded)".contains("+"))
  }

  @Test func `a key file is never replaced`() throws {
    let path = try folder.write([1], to: "audit.key")
    #expect(code { _ = try AuditSigningKey.create(file: path, name: "a") } == .fileExists)
    #expect(try folder.bytes("audit.key") == [1])
  }

  @Test func `what is no key file is refused with its reason`() throws {
    let path = folder.file("k")
    _ = try AuditSigningKey.create(file: path, name: "a")
    let text = try folder.bytes("k")
    func codeOfLoading(_ path: String) -> AuditError.Code? {
      code { _ = try AuditSigningKey.load(file: path) }
    }
    #expect(codeOfLoading(try folder.write(text, to: "open", mode: 0o440)) == .filePermissions)
    #expect(codeOfLoading(try folder.write(text.dropLast(5), to: "cut", mode: 0o400)) == .badKey)
    #expect(codeOfLoading(try folder.write([], to: "empty", mode: 0o400)) == .badKey)
    let long = [UInt8](repeating: 65, count: 5000)
    #expect(codeOfLoading(try folder.write(long, to: "long", mode: 0o400)) == .badKey)
    #expect(symlink(path, folder.file("link")) == 0)
    #expect(codeOfLoading(folder.file("link")) == .notRegularFile)
    #expect(mkfifo(folder.file("pipe"), 0o400) == 0)
    #expect(codeOfLoading(folder.file("pipe")) == .notRegularFile)
    #expect(codeOfLoading(folder.file("none")) == .fileMissing)
  }

  @Test func `errors say what to do in both languages`() {
    for code in AuditError.Code.allCases {
      let error = AuditError(code, subject: "s", detail: "d")
      #expect(error.japanese.hasSuffix("（対象: s）（詳細: d）"))
      #expect(error.english.hasSuffix(" (on: s) (detail: d)"))
    }
    for code in AuditProblem.Code.allCases {
      let problem = AuditProblem(code, index: 3, detail: "d")
      #expect(problem.japanese.hasPrefix("［3］"))
      #expect(problem.english.hasPrefix("[3] "))
    }
  }
}
