internal import Crypto
public import Foundation

/// Opens a sealed file in constant memory: about three chunks of 1 MiB.
///
/// Each chunk is verified before it is handed on, but whether the file is whole is only known at
/// its end: when a call throws, discard what it gave before.
public struct SealedFileReader: ~Copyable, Sendable {
  private let path: String
  private let key: SealedStream.Key
  private let descriptor: Int32
  private let chunks: Int
  /// Of the plaintext, bytes, as the file's length says; proven only by reading to the end.
  public let size: Int

  /// Throws ``VaultError`` `fileMissing`, `fileUnreadable`, `notRegularFile`, `notSealed`,
  /// `unknownVersion`, `wrongKey` (also for a wrong context) or `damaged`.
  public init(path: String, key: DataKey, context: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code: VaultError.Code = errno == ENOENT ? .fileMissing : .fileUnreadable
      throw VaultError(code, subject: path, detail: SystemCall.message())
    }
    let layout: Layout
    do {
      layout = try Layout(descriptor, path: path, key: key, context: context)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
    self.key = layout.key
    chunks = layout.chunks
    size = layout.size
  }

  deinit {
    close(descriptor)
  }

  /// Hands on the plaintext, chunk by chunk; none for an empty file. Can be called again. Throws
  /// ``VaultError`` `damaged` or `fileUnreadable`, and what `body` throws.
  public func forEachChunk(_ body: (Data) throws -> Void) throws {
    // One buffer for all chunks; the nonce goes before what is read.
    var buffer = [UInt8](
      repeating: 0, count: 12 + SealedStream.chunkSize + SealedStream.tagSize)
    for index in 0..<chunks {
      let isLast = index == chunks - 1
      buffer.replaceSubrange(0..<12, with: key.nonce(index, isLast: isLast))
      let offset =
        SealedStream.headerSize + index * (SealedStream.chunkSize + SealedStream.tagSize)
      let count = try buffer.withUnsafeMutableBytes {
        try SystemCall.read(
          descriptor, into: UnsafeMutableRawBufferPointer(rebasing: $0[12...]), at: offset,
          path: path)
      }
      guard let plaintext = try? key.open(buffer[..<(12 + count)]) else {
        throw VaultError(.damaged, subject: path, detail: "chunk \(index)")
      }
      if !plaintext.isEmpty { try body(plaintext) }
    }
  }

  /// Writes the plaintext to a descriptor, such as that of a memfd, and returns what was written.
  public func copy(to target: Int32) throws -> SealedFileSummary {
    var hash = SHA256()
    var count = 0
    try forEachChunk { chunk in
      hash.update(data: chunk)
      count += chunk.count
      try chunk.withUnsafeBytes { try SystemCall.write($0, to: target, path: "descriptor") }
    }
    return SealedFileSummary(sha256: Data(hash.finalize()), size: count)
  }

  /// The whole plaintext, for files known to be small. Throws ``VaultError`` `fileUnreadable`
  /// where it has more than `limit` bytes.
  public func readAll(limit: Int) throws -> Data {
    guard size <= limit else {
      throw VaultError(.fileUnreadable, subject: path, detail: "more than \(limit) bytes")
    }
    var all = Data(capacity: size)
    try forEachChunk { all.append($0) }
    return all
  }
}

/// What the header and the length of a sealed file say.
private struct Layout {
  let key: SealedStream.Key
  let chunks: Int
  let size: Int

  init(_ descriptor: Int32, path: String, key: DataKey, context: String) throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw VaultError(.fileUnreadable, subject: path, detail: SystemCall.message())
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw VaultError(.notRegularFile, subject: path)
    }
    var header = [UInt8](repeating: 0, count: SealedStream.headerSize)
    let count = try header.withUnsafeMutableBytes {
      try SystemCall.read(descriptor, into: $0, at: 0, path: path)
    }
    do {
      self.key = try SealedStream.Key(key, header: Array(header[..<count]), context: context)
    } catch var error as VaultError {
      error.subject = path
      throw error
    }
    let sealedChunk = SealedStream.chunkSize + SealedStream.tagSize
    let body = Int(status.st_size) - SealedStream.headerSize
    chunks = max(1, (body + sealedChunk - 1) / sealedChunk)
    size = body - chunks * SealedStream.tagSize
    guard size >= 0, chunks <= SealedStream.mostChunks else {
      throw VaultError(.damaged, subject: path)
    }
  }
}
