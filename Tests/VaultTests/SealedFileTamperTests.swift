import Foundation
import TestKit
import Testing

@testable import Vault

/// Every change of a sealed file is seen, at the latest at its end.
@Suite struct SealedFileTamperTests {
  static let header = SealedStream.headerSize
  static let sealedChunk = SealedFileTests.sealedChunk
  let folder: TemporaryFolder
  let key = DataKey()

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The bytes of a sealed file of that many plaintext bytes.
  func sealed(_ count: Int) throws -> [UInt8] {
    var writer = try SealedFileWriter(path: folder.file("a"), key: key, context: "c")
    try writer.write(SealedFileTests.plaintext(count))
    _ = try writer.finish()
    return try folder.bytes("a")
  }

  func codeOfReading(_ bytes: [UInt8], context: String = "c", key other: DataKey? = nil) throws
    -> VaultError.Code?
  {
    let path = try folder.write(bytes, to: "changed")
    return code {
      let reader = try SealedFileReader(path: path, key: other ?? key, context: context)
      try reader.forEachChunk { _ in }
    }
  }

  @Test func `another key and another context do not open`() throws {
    let bytes = try sealed(10)
    #expect(try codeOfReading(bytes) == nil)
    #expect(try codeOfReading(bytes, key: DataKey()) == .wrongKey)
    #expect(try codeOfReading(bytes, context: "d") == .wrongKey)
  }

  @Test func `every changed byte is seen`() throws {
    let bytes = try sealed(20)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      let expected: VaultError.Code =
        switch index {
        case 0..<4: .notSealed
        case 4: .unknownVersion
        case (5 + 32)..<(5 + 39): .damaged
        case 5..<Self.header: .wrongKey
        default: .damaged
        }
      #expect(try codeOfReading(changed) == expected, "byte \(index)")
    }
  }

  @Test func `every cut of a small file is seen`() throws {
    let bytes = try sealed(20)
    for length in bytes.indices {
      #expect(try codeOfReading(Array(bytes[..<length])) != nil, "length \(length)")
    }
  }

  @Test func `a missing last chunk is seen`() throws {
    let bytes = try sealed(2 * SealedStream.chunkSize + 10)
    for chunks in 0...2 {
      let cut = Array(bytes[..<(Self.header + chunks * Self.sealedChunk)])
      #expect(try codeOfReading(cut) == .damaged, "\(chunks) chunks")
    }
  }

  @Test func `swapped, repeated, dropped and added chunks are seen`() throws {
    let bytes = try sealed(3 * SealedStream.chunkSize)
    let head = bytes[..<Self.header]
    let chunks = (0..<3).map { index in
      bytes[(Self.header + index * Self.sealedChunk)...].prefix(Self.sealedChunk)
    }
    for order in [[1, 0, 2], [0, 0, 2], [0, 2], [1, 2], [2], [0, 1, 2, 2], [0, 1, 1, 2]] {
      let changed = Array(head) + order.flatMap { chunks[$0] }
      #expect(try codeOfReading(changed) == .damaged, "\(order)")
    }
    #expect(try codeOfReading(bytes) == nil)
    #expect(try codeOfReading(bytes + [0]) == .damaged)
  }

  @Test func `a chunk of another file of the same key does not fit`() throws {
    let first = try sealed(SealedStream.chunkSize + 10)
    let second = try sealed(SealedStream.chunkSize + 10)
    let border = Self.header + Self.sealedChunk
    #expect(try codeOfReading(Array(first[..<border] + second[border...])) == .damaged)
  }

  @Test func `links, folders and missing files are refused`() throws {
    _ = try sealed(1)
    #expect(symlink(folder.file("a"), folder.file("link")) == 0)
    func codeOfOpening(_ path: String) -> VaultError.Code? {
      code { _ = try SealedFileReader(path: path, key: key, context: "c") }
    }
    #expect(codeOfOpening(folder.file("link")) == .fileUnreadable)
    #expect(codeOfOpening(folder.path) == .notRegularFile)
    #expect(codeOfOpening(folder.file("none")) == .fileMissing)
  }
}
