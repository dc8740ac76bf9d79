import Foundation
import Testing

@testable import Vault

@Suite struct SealedFileMemoryTests {
  /// Highest resident size of this process so far, in MiB.
  static func highWater() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let digits = try #require(line).filter(\.isNumber)
    return try #require(Int(digits)) / 1024
  }

  @Test func `a file of 100 MiB is sealed and opened in constant memory`() throws {
    let folder = try TemporaryFolder()
    let key = DataKey()
    let size = 100 << 20
    let piece = [UInt8](repeating: 0xA5, count: 256 << 10)
    // Sets the mark back to what is in use now (proc(5), clear_refs); where the kernel does not
    // allow it the mark is only higher.
    try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    let before = try Self.highWater()

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
    // A tenth of the file is ample for buffers; the rest is for tests that run beside this one.
    let growth = try Self.highWater() - before
    #expect(growth < 48)
  }
}
