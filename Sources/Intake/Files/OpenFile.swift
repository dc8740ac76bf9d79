internal import CSystem
internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#endif

/// A regular file, open for reading.
final class OpenFile: ByteSource, Sendable {
  private let raw: Int32
  /// As it was when it was opened.
  let opened: FileStamp

  init(owning raw: Int32) throws(SystemFailure) {
    self.raw = raw
    var status = uk_file_status()
    let result = uk_status_of(raw, &status)
    guard result == 0 else {
      close(raw)
      throw SystemFailure(operation: "stat", code: -result)
    }
    let found = FileStatus(status)
    guard found.kind == .file else {
      close(raw)
      throw SystemFailure(operation: "open", code: EINVAL)
    }
    opened = found.stamp
  }

  deinit { close(raw) }

  var size: Int64 { opened.size }

  /// As it is now.
  func stamp() throws(SystemFailure) -> FileStamp {
    var status = uk_file_status()
    let result = uk_status_of(raw, &status)
    guard result == 0 else { throw SystemFailure(operation: "stat", code: -result) }
    return FileStatus(status).stamp
  }

  func read(at offset: Int64, count: Int) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: max(0, count))
    var filled = 0
    while filled < buffer.count {
      let result = buffer.withUnsafeMutableBytes {
        pread(
          raw, $0.baseAddress?.advanced(by: filled), $0.count - filled,
          off_t(offset) + off_t(filled))
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw SystemFailure(operation: "read", code: errno)
      }
      if result == 0 { break }
      filled += result
    }
    return Array(buffer.prefix(filled))
  }

  /// Hands on the whole file in pieces of 1 MiB of one buffer.
  func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var offset: Int64 = 0
    while true {
      let result = buffer.withUnsafeMutableBytes {
        pread(raw, $0.baseAddress, $0.count, off_t(offset))
      }
      if result < 0 {
        if errno == EINTR { continue }
        throw SystemFailure(operation: "read", code: errno)
      }
      if result == 0 { return }
      try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<result])) }
      offset += Int64(result)
    }
  }
}
