import Crypto
import Foundation
import TestKit
import Testing

@testable import Vault

@Suite struct SealedFileTests {
  static let chunk = SealedStream.chunkSize
  static let sealedChunk = SealedStream.chunkSize + SealedStream.tagSize
  let folder: TemporaryFolder
  let key = DataKey()

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Bytes that differ from chunk to chunk.
  static func plaintext(_ count: Int, seed: UInt64 = 7) -> Data {
    var generator = SplitMix64(seed: seed)
    var data = Data(capacity: count + 8)
    while data.count < count {
      withUnsafeBytes(of: generator.next()) { data.append(contentsOf: $0) }
    }
    return data.prefix(count)
  }

  @discardableResult
  func seal(_ plaintext: Data, to name: String, context: String = "c") throws -> SealedFileSummary {
    var writer = try SealedFileWriter(path: folder.file(name), key: key, context: context)
    try writer.write(plaintext)
    return try writer.finish()
  }

  func open(_ name: String, context: String = "c") throws -> Data {
    let reader = try SealedFileReader(path: folder.file(name), key: key, context: context)
    return try reader.readAll(limit: .max)
  }

  @Test(arguments: [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 77])
  func `a file of any length opens again`(_ count: Int) throws {
    let plaintext = Self.plaintext(count)
    let summary = try seal(plaintext, to: "a")
    #expect(summary.size == count)
    #expect(summary.sha256 == Data(SHA256.hash(data: plaintext)))
    let reader = try SealedFileReader(path: folder.file("a"), key: key, context: "c")
    #expect(reader.size == count)
    #expect(try reader.readAll(limit: count) == plaintext)
    #expect(try reader.readAll(limit: count) == plaintext)
  }

  @Test func `pieces of any size give the same file`() throws {
    let plaintext = Self.plaintext(2 * Self.chunk + 12_345)
    var generator = SplitMix64(seed: 3)
    var writer = try SealedFileWriter(path: folder.file("a"), key: key, context: "c")
    var rest = plaintext
    while !rest.isEmpty {
      let count = min(rest.count, Int.random(in: 0...600_000, using: &generator))
      try writer.write(Data(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    let summary = try writer.finish()
    #expect(try writer.finish() == summary)
    #expect(summary.sha256 == Data(SHA256.hash(data: plaintext)))
    #expect(try open("a") == plaintext)
  }

  /// The file was made by another implementation (Python's cryptography).
  @Test func `the format is the published one`() throws {
    let sealed = Data(
      hex:
        "554b534601202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f40414243444546"
        + "b308fd448af816f94a6cdd732b24e1caa74a8f3d8e45e8e23a931de555ac9c4006ca126ce14f")
    let path = try folder.write(sealed, to: "small")
    let reader = try SealedFileReader(path: path, key: .known, context: "document/1/scan")
    #expect(try reader.readAll(limit: 100) == Data("受付".utf8))
  }

  @Test func `two chunks are sealed as the published format says`() throws {
    let header = Array(
      Data(
        hex: "554b534601202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f4041424344"
          + "4546b308fd448af816f94a6cdd732b24e1ca"))
    let key = try SealedStream.Key(.known, header: header, context: "document/1/scan")
    let plaintext = (0..<(Self.chunk + 5)).map { UInt8($0 % 251) }
    let first = try key.seal(plaintext[..<Self.chunk], index: 0, isLast: false)
    let second = try key.seal(plaintext[Self.chunk...], index: 1, isLast: true)
    let file = Data(header) + first.dropFirst(12) + second.dropFirst(12)
    #expect(
      Data(SHA256.hash(data: file))
        == Data(hex: "3f96ee8c4fdc1f9d31af743e0a9755686c6bc09e2af042a3c0f774ea19bfd4c2"))
  }

  @Test func `nothing of the content or its context stands in the file`() throws {
    let plaintext = Data(String(repeating: "山田太郎", count: 1000).utf8)
    try seal(plaintext, to: "a", context: "secret-context")
    let sealed = Data(try folder.bytes("a"))
    #expect(sealed.range(of: Data("山田".utf8)) == nil)
    #expect(sealed.range(of: Data("secret-context".utf8)) == nil)
  }

  @Test func `only the owner can read it`() throws {
    try seal(Data("x".utf8), to: "a")
    var status = stat()
    #expect(stat(folder.file("a"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `a writer that goes away leaves nothing`() throws {
    do {
      var writer = try SealedFileWriter(path: folder.file("a"), key: key, context: "c")
      try writer.write(Self.plaintext(2 * Self.chunk))
      #expect(try folder.names().count == 1)
      #expect(try folder.names() != ["a"])
    }
    #expect(try folder.names().isEmpty)
  }

  @Test func `what a crash left is removed, and nothing else`() throws {
    try seal(Data("x".utf8), to: "a")
    let writer = try SealedFileWriter(path: folder.file("b"), key: key, context: "c")
    _ = try folder.write([1], to: ".hidden")
    #expect(try folder.names().count == 3)
    #expect(try SealedFileWriter.removeAbandoned(in: folder.path) == 1)
    #expect(try folder.names() == [".hidden", "a"])
    _ = writer
    #expect(code { try SealedFileWriter.removeAbandoned(in: "/proc/none") } == .fileUnreadable)
  }

  @Test func `a finished file replaces the old one and leaves no other`() throws {
    try seal(Data("old".utf8), to: "a")
    try seal(Data("new".utf8), to: "a")
    #expect(try open("a") == Data("new".utf8))
    #expect(try folder.names() == ["a"])
  }

  @Test func `the old file stays until the new one is finished`() throws {
    try seal(Data("old".utf8), to: "a")
    do {
      var writer = try SealedFileWriter(path: folder.file("a"), key: key, context: "c")
      try writer.write(Data("new".utf8))
    }
    #expect(try open("a") == Data("old".utf8))
  }

  @Test func `a folder that cannot be written is named`() throws {
    let error = #expect(throws: VaultError.self) {
      _ = try SealedFileWriter(path: "/proc/none/a", key: key, context: "c")
    }
    #expect(error?.code == .fileUnwritable)
    #expect(error?.subject == "/proc/none/a")
  }

  @Test func `it copies into a descriptor`() throws {
    let plaintext = Self.plaintext(Self.chunk + 99)
    let summary = try seal(plaintext, to: "a")
    let target = Foundation.open(folder.file("out"), O_WRONLY | O_CREAT, 0o600)
    defer { close(target) }
    let reader = try SealedFileReader(path: folder.file("a"), key: key, context: "c")
    #expect(try reader.copy(to: target) == summary)
    #expect(Data(try folder.bytes("out")) == plaintext)
  }

  @Test func `readAll keeps its limit`() throws {
    try seal(Self.plaintext(100), to: "a")
    let reader = try SealedFileReader(path: folder.file("a"), key: key, context: "c")
    #expect(code { _ = try reader.readAll(limit: 99) } == .fileUnreadable)
  }
}
