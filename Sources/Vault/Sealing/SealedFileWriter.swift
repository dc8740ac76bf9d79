internal import Crypto
internal import DurableFiles
public import Foundation

/// What was sealed into a file.
public struct SealedFileSummary: Hashable, Sendable {
  /// SHA-256 of the plaintext, 32 bytes.
  public let sha256: Data
  /// Of the plaintext, bytes.
  public let size: Int
}

/// Seals a file of any size in constant memory: about three chunks of 1 MiB.
///
/// The file appears under its name only by ``finish()``, whole and fsynced. A writer that goes away
/// before leaves nothing behind. A file of the same name is replaced.
///
///     var writer = try SealedFileWriter(path: path, key: key, context: "document/\(id)/scan")
///     while let bytes = try next() { try writer.write(bytes) }
///     let summary = try writer.finish()
public struct SealedFileWriter: ~Copyable, Sendable {
  private var file: DurableFile
  private let key: SealedStream.Key
  private var buffer: [UInt8]
  private var hash = SHA256()
  private var size = 0
  private var chunks = 0
  private var summary: SealedFileSummary?

  /// - Parameter context: says what the file is and whose, as for ``Sealer``.
  /// Throws ``VaultError`` `fileUnwritable`.
  public init(path: String, key: DataKey, context: String) throws {
    let key = SealedStream.Key(key, context: context)
    let file = try withFile { try DurableFile(path: path, mode: 0o600) }
    try withFile { try key.header.withUnsafeBytes { try file.write($0) } }
    self.key = key
    self.file = file
    buffer = []
    buffer.reserveCapacity(SealedStream.chunkSize)
  }

  /// Appends plaintext, in pieces of any size. Throws ``VaultError`` `fileUnwritable`; the writer
  /// is of no further use then.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
    hash.update(bufferPointer: bytes)
    size += bytes.count
    var rest = bytes[...]
    while !rest.isEmpty {
      // Sealed only when more follows: the last chunk, full or not, is for `finish`.
      if buffer.count == SealedStream.chunkSize { try sealChunk(isLast: false) }
      let part = rest.prefix(SealedStream.chunkSize - buffer.count)
      buffer.append(contentsOf: part)
      rest = rest.dropFirst(part.count)
    }
  }

  public mutating func write(_ bytes: Data) throws {
    // A `Data` may lie in several pieces.
    for region in bytes.regions {
      try region.withUnsafeBytes { try write($0) }
    }
  }

  /// Seals the rest, fsyncs the file, gives it its name and fsyncs the folder. A second call
  /// returns the same. Throws ``VaultError`` `fileUnwritable`.
  public mutating func finish() throws -> SealedFileSummary {
    if let summary { return summary }
    try sealChunk(isLast: true)
    try withFile { try file.publish(.replacing) }
    let result = SealedFileSummary(sha256: Data(hash.finalize()), size: size)
    summary = result
    return result
  }

  private mutating func sealChunk(isLast: Bool) throws {
    guard chunks < SealedStream.mostChunks else {
      throw VaultError(.fileUnwritable, subject: file.path, detail: "file too large")
    }
    let sealed: Data
    do {
      sealed = try key.seal(buffer[...], index: chunks, isLast: isLast)
    } catch {
      throw VaultError(.cryptography, subject: file.path, detail: "\(error)")
    }
    // The nonce follows from the header and the place.
    try withFile {
      try sealed.withUnsafeBytes { try file.write(UnsafeRawBufferPointer(rebasing: $0[12...])) }
    }
    chunks += 1
    buffer.removeAll(keepingCapacity: true)
  }
}

extension SealedFileWriter {
  /// Removes the unfinished files that a crash left in a folder. To be called at start, before
  /// any writer works there.
  /// - Returns: how many there were.
  @discardableResult
  public static func removeAbandoned(in folder: String) throws -> Int {
    try withFile { try DurableFile.removeLeftovers(in: folder) }
  }
}
