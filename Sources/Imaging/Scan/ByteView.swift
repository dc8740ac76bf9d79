import Foundation

/// Bounded reads from bytes that outlive it within one call. Every read beyond the end is nil.
struct ByteView {
  let bytes: UnsafeRawBufferPointer
  var bigEndian = true

  var count: Int { bytes.count }

  func byte(_ offset: Int) -> UInt8? {
    offset >= 0 && offset < bytes.count ? bytes[offset] : nil
  }

  func u16(_ offset: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - 2 else { return nil }
    let value = bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
    return Int(bigEndian ? UInt16(bigEndian: value) : UInt16(littleEndian: value))
  }

  func u32(_ offset: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - 4 else { return nil }
    let value = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    return Int(bigEndian ? UInt32(bigEndian: value) : UInt32(littleEndian: value))
  }

  func starts(with prefix: [UInt8], at offset: Int = 0) -> Bool {
    guard offset >= 0, offset <= bytes.count - prefix.count else { return false }
    for index in 0..<prefix.count where bytes[offset + index] != prefix[index] { return false }
    return true
  }

  func slice(_ offset: Int, _ length: Int) -> ByteView? {
    guard offset >= 0, length >= 0, offset <= bytes.count - length else { return nil }
    return ByteView(
      bytes: UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + length)]),
      bigEndian: bigEndian)
  }

  /// Where `pattern` begins first, from an offset on.
  func firstOffset(of pattern: [UInt8], from start: Int) -> Int? {
    guard let base = bytes.baseAddress, let first = pattern.first else { return nil }
    var offset = max(0, start)
    while offset <= bytes.count - pattern.count {
      guard let found = memchr(base + offset, Int32(first), bytes.count - offset) else {
        return nil
      }
      offset = UnsafeRawPointer(found) - base
      if starts(with: pattern, at: offset) { return offset }
      offset += 1
    }
    return nil
  }

  /// Where `pattern` begins last within the final `window` bytes.
  func lastOffset(of pattern: [UInt8], window: Int) -> Int? {
    var offset = bytes.count - pattern.count
    let stop = max(0, bytes.count - window)
    while offset >= stop {
      if starts(with: pattern, at: offset) { return offset }
      offset -= 1
    }
    return nil
  }
}
