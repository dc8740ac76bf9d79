import CZlib

/// Reads files of data that may or may not be packed with gzip.
enum PackedFile {
  /// All bytes of the file, unpacked.
  ///
  /// - Parameter limit: most bytes that the file may unpack to.
  /// - Throws: `PressError.unusableData` where the file is not there, is cut short or too large.
  static func bytes(of path: String, limit: Int) throws(PressError) -> [UInt8] {
    // zlib hands on what is not gzip as it stands.
    guard let file = gzopen(path, "rb") else {
      throw .unusableData(path: path, japanese: "開けません", english: "it cannot be opened")
    }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 20)
    var count: Int32 = 0
    repeat {
      count = gzread(file, &block, UInt32(block.count))
      if count > 0 { bytes += block[..<Int(count)] }
    } while count > 0 && bytes.count <= limit
    let isLarge = bytes.count > limit
    // Of a file that ends in the midst of its packed data only the closing tells.
    let closed = gzclose(file)
    if isLarge {
      throw .unusableData(
        path: path, japanese: "大きすぎます（\(limit)バイトまで）", english: "it holds more than \(limit) bytes")
    }
    guard count == 0, closed == Z_OK else {
      throw .unusableData(
        path: path, japanese: "途中で切れているか壊れています", english: "it is cut short or broken")
    }
    return bytes
  }

  /// The CRC-32 of ISO 3309, as gzip itself uses it.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(truncatingIfNeeded: bytes.count)))
  }
}
