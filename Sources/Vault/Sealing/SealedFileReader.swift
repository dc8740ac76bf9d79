internal import Crypto
internal import DurableFiles
public import Foundation

/// Opens a sealed file in constant memory: about three chunks of 1 MiB.
///
/// Each chunk is verified before it is handed on, but whether the file is whole is only known at
/// its end: when a call throws, discard what it gave before.
public struct SealedFileReader: ~Copyable, Sendable {
  private let file: RegularFile
  private let key: SealedStream.Key
  private let chunks: Int
  /// Of the plaintext, bytes, as the file's length says; proven only by reading to the end.
  public let size: Int

  /// Throws ``VaultError`` `fileMissing`, `fileUnreadable`, `notRegularFile`, `notSealed`,
  /// `unknownVersion`, `wrongKey` (also for a wrong context) or `damaged`.
  public init(path: String, key: DataKey, context: String) throws {
    let file = try Self.open(path)
    let layout = try Layout(file, key: key, context: context)
    self.file = file
    self.key = layout.key
    chunks = layout.chunks
    size = layout.size
  }

  private static func open(_ path: String) throws -> RegularFile {
    do throws(FileError) {
      return try RegularFile(path: path)
    } catch {
      var known = VaultError(error)
      // Whether a link or a right is in the way, to the caller the file cannot be read.
      if error.systemCode == ELOOP { known.code = .fileUnreadable }
      throw known
    }
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
      let count = try withFile {
        try buffer.withUnsafeMutableBytes {
          try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[12...]), at: offset)
        }
      }
      guard let plaintext = try? key.open(buffer[..<(12 + count)]) else {
        throw VaultError(.damaged, subject: file.path, detail: "chunk \(index)")
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
      try withFile {
        try chunk.withUnsafeBytes { try Transfer.write($0, to: target, path: "descriptor") }
      }
    }
    return SealedFileSummary(sha256: Data(hash.finalize()), size: count)
  }

  /// The whole plaintext, for files known to be small. Throws ``VaultError`` `fileUnreadable`
  /// where it has more than `limit` bytes.
  public func readAll(limit: Int) throws -> Data {
    guard size <= limit else {
      throw VaultError(.fileUnreadable, subject: file.path, detail: "more than \(limit) bytes")
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

  init(_ file: borrowing RegularFile, key: DataKey, context: String) throws {
    var header = [UInt8](repeating: 0, count: SealedStream.headerSize)
    let count = try withFile {
      try header.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
    }
    do {
      self.key = try SealedStream.Key(key, header: Array(header[..<count]), context: context)
    } catch var error as VaultError {
      error.subject = file.path
      throw error
    }
    let sealedChunk = SealedStream.chunkSize + SealedStream.tagSize
    let body = file.size - SealedStream.headerSize
    chunks = max(1, (body + sealedChunk - 1) / sealedChunk)
    size = body - chunks * SealedStream.tagSize
    guard size >= 0, chunks <= SealedStream.mostChunks else {
      throw VaultError(.damaged, subject: file.path)
    }
  }
}
