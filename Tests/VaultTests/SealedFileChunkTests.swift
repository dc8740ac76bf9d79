import Foundation
import TestKit
import Testing

@testable import Vault

@Suite struct SealedFileChunkTests {
  @Test func `a file of 100 MiB passes in chunks of 1 MiB`() throws {
    let folder = try TemporaryFolder()
    let key = DataKey()
    let size = 100 << 20
    let piece = [UInt8](repeating: 0xA5, count: 256 << 10)

    var writer = try SealedFileWriter(path: folder.file("a"), key: key, context: "c")
    for _ in 0..<(size / piece.count) {
      try piece.withUnsafeBytes { try writer.write($0) }
    }
    let summary = try writer.finish()
    let reader = try SealedFileReader(path: folder.file("a"), key: key, context: "c")
    var chunks = 0
    var largest = 0
    try reader.forEachChunk { chunk in
      chunks += 1
      largest = max(largest, chunk.count)
    }
    let sink = open("/dev/null", O_WRONLY)
    defer { close(sink) }
    #expect(try reader.copy(to: sink) == summary)

    #expect(summary.size == size)
    #expect(chunks == 100)
    #expect(largest == 1 << 20)
  }
}
