import Foundation

/// A PNG that claims to be enormous and holds next to nothing.
enum HugePNG {
  static func data(side: UInt32) -> Data {
    var out = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // Eight bits of gray, no interlacing.
    chunk("IHDR", big(side) + big(side) + [8, 0, 0, 0, 0], to: &out)
    // One stored deflate block of four zero bytes (RFC 1950, RFC 1951).
    chunk("IDAT", [0x78, 0x01, 0x01, 4, 0, 0xFB, 0xFF, 0, 0, 0, 0, 0, 4, 0, 1], to: &out)
    chunk("IEND", [], to: &out)
    return out
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
  }

  private static func chunk(_ name: String, _ body: [UInt8], to out: inout Data) {
    let content = Array(name.utf8) + body
    out.append(contentsOf: big(UInt32(body.count)))
    out.append(contentsOf: content)
    out.append(contentsOf: big(checksum(content)))
  }

  /// CRC-32 as PNG has it (ISO 3309).
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
