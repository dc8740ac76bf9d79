import DurableFiles
import Foundation
import TestKit
import Testing

@Suite struct TransferTests {
  @Test func `all bytes arrive, in order, through a pipe that holds fewer`() async throws {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    var generator = SplitMix64(seed: 9)
    let bytes = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let (source, target) = (ends[0], ends[1])
    let arrived = Task.detached { FileHandle(fileDescriptor: source).readDataToEndOfFile() }
    try await Task.detached {
      defer { close(target) }
      try bytes.withUnsafeBytes { try Transfer.write($0, to: target, path: "pipe") }
    }.value
    #expect(await arrived.value == Data(bytes))
    close(source)
  }

  @Test func `reading fills the buffer from its place as far as the file goes`() throws {
    let folder = try TemporaryFolder()
    let descriptor = open(try folder.write(0..<100, to: "a"), O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 255, count: 40)
    func read(at offset: Int) throws -> Int {
      try buffer.withUnsafeMutableBytes {
        try Transfer.read(descriptor, into: $0, at: offset, path: "a")
      }
    }
    #expect(try read(at: 10) == 40)
    #expect(buffer == Array(10..<50))
    #expect(try read(at: 90) == 10)
    #expect(buffer.prefix(10) == Array(90..<100)[...])
    #expect(try read(at: 100) == 0)
    #expect(lseek(descriptor, 0, SEEK_CUR) == 0)
  }

  @Test func `what the system refuses is told with its number`() {
    let bytes: [UInt8] = [1]
    let write = thrown(FileError.self) {
      try bytes.withUnsafeBytes { try Transfer.write($0, to: -1, path: "w") }
    }
    #expect(write == FileError(.fileUnwritable, path: "w", systemCode: EBADF))
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let noRoom = thrown(FileError.self) {
      try bytes.withUnsafeBytes { try Transfer.write($0, to: full, path: "f") }
    }
    #expect(noRoom == FileError(.fileUnwritable, path: "f", systemCode: ENOSPC))
    var buffer: [UInt8] = [0]
    let read = thrown(FileError.self) {
      _ = try buffer.withUnsafeMutableBytes {
        try Transfer.read(-1, into: $0, at: 0, path: "r")
      }
    }
    #expect(read == FileError(.fileUnreadable, path: "r", systemCode: EBADF))
    let sync = thrown(FileError.self) { try Transfer.syncFolder("/proc/none") }
    #expect(sync == FileError(.fileUnwritable, path: "/proc/none", systemCode: ENOENT))
  }
}
