public import Foundation
internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#endif

/// An open file descriptor that closes itself when its last owner lets go of it.
public final class Descriptor: Sendable {
  /// The number; valid as long as this object lives.
  public let raw: Int32

  /// Takes ownership of an open descriptor.
  public init(owning raw: Int32) { self.raw = raw }

  deinit { close(raw) }

  /// Opens a file for reading. Follows no symbolic link in the last component.
  public static func open(path: String) throws(ChannelError) -> Descriptor {
    let raw = uk_open_no_follow(AT_FDCWD, path)
    guard raw >= 0 else { throw ChannelError.system(operation: "open", errno: -raw) }
    return Descriptor(owning: raw)
  }

  /// An anonymous file in memory that holds these bytes and can never change again; the way in
  /// which compiled forms, and documents that are sealed on disk, reach a reader.
  public static func memory(_ bytes: Data) throws(ChannelError) -> Descriptor {
    let raw = uk_memfd("uketsuke")
    guard raw >= 0 else { throw ChannelError.system(operation: "memfd_create", errno: -raw) }
    let descriptor = Descriptor(owning: raw)
    try descriptor.write(bytes)
    let sealed = uk_memfd_seal(raw)
    guard sealed == 0 else { throw ChannelError.system(operation: "seal", errno: -sealed) }
    return descriptor
  }

  /// An empty anonymous file in memory, to be filled piece by piece with `write` and then
  /// closed against change with `seal`.
  public static func emptyMemory() throws(ChannelError) -> Descriptor {
    let raw = uk_memfd("uketsuke")
    guard raw >= 0 else { throw ChannelError.system(operation: "memfd_create", errno: -raw) }
    return Descriptor(owning: raw)
  }

  /// Writes all bytes at the current position.
  public func write(_ bytes: Data) throws(ChannelError) {
    let failure = bytes.withUnsafeBytes { buffer -> Int32 in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(raw, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        rest = rest.dropFirst(count)
      }
      return 0
    }
    guard failure == 0 else { throw ChannelError.system(operation: "write", errno: failure) }
  }

  /// Closes an anonymous file in memory against every later change.
  public func seal() throws(ChannelError) {
    let sealed = uk_memfd_seal(raw)
    guard sealed == 0 else { throw ChannelError.system(operation: "seal", errno: -sealed) }
  }

  /// All bytes from the start, wherever the current position is.
  /// - Throws: where the file is larger than `limit` bytes or cannot be read.
  public func contents(limit: Int) throws(ChannelError) -> Data {
    var result = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes {
        pread(raw, $0.baseAddress, $0.count, off_t(result.count))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw ChannelError.system(operation: "pread", errno: errno)
      }
      if count == 0 { return result }
      guard result.count + count <= limit else { throw ChannelError.tooLong(limit: limit) }
      result.append(contentsOf: chunk[..<count])
    }
  }
}
