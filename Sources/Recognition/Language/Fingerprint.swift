/// A short name for the content of a file, so that a calibration is never used with a model that only
/// has the same name.
///
/// FNV-1a over words of eight bytes, folded to 32 bits (Fowler, Noll and Vo 1991). It tells files
/// apart by accident, not by malice: who may replace a model may replace the calibration, too.
enum Fingerprint {
  /// Eight hexadecimal digits.
  static func of(_ bytes: UnsafeRawBufferPointer) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let words = bytes.count / 8
    for index in 0..<words {
      hash ^= UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
      hash = hash &* 0x100_0000_01B3
      hash ^= hash >> 29
    }
    for byte in bytes[(words * 8)...] {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    hash ^= UInt64(bytes.count)
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    let digits = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// - Throws: `LexiconProblem` where the file cannot be opened or mapped.
  static func of(file path: String) throws(LexiconProblem) -> String {
    let file = try MappedTable(path: path)
    return withExtendedLifetime(file) { of(file.bytes) }
  }
}
