/// A TrueType font of two glyphs without outlines, for text that is found and copied but not seen.
///
/// Tables by the OpenType specification 1.9: those that a renderer asks for before it draws nothing.
enum GlyphlessFont {
  static let unitsPerEm = 1_000

  static var file: [UInt8] {
    let tables: [(tag: String, bytes: [UInt8])] = [
      ("glyf", [0, 0, 0, 0]), ("head", head), ("hhea", hhea),
      ("hmtx", words([unitsPerEm, 0, unitsPerEm, 0])), ("loca", words([0, 0, 0])),
      ("maxp", maxp), ("post", post),
    ]
    var file = long(0x0001_0000) + words([tables.count, 64, 2, tables.count * 16 - 64])
    var offset = file.count + 16 * tables.count
    var body: [UInt8] = []
    var headOffset = 0
    for (tag, bytes) in tables {
      if tag == "head" { headOffset = offset }
      file +=
        Array(tag.utf8) + long(checksum(bytes)) + long(UInt32(offset))
        + long(UInt32(bytes.count))
      let padded = bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
      body += padded
      offset += padded.count
    }
    file += body
    let adjustment = long(0xB1B0_AFBA &- checksum(file))
    file.replaceSubrange((headOffset + 8)..<(headOffset + 12), with: adjustment)
    return file
  }

  private static var head: [UInt8] {
    // Version, revision, adjustment, magic, flags, units, two dates, bounds, style, smallest size,
    // direction, format of loca, format of glyf.
    long(0x0001_0000) + long(0x0001_0000) + long(0) + long(0x5F0F_3CF5) + words([0, unitsPerEm])
      + [UInt8](repeating: 0, count: 16) + words([0, 0, 0, 0, 0, 8, 2, 0, 0])
  }

  private static var hhea: [UInt8] {
    long(0x0001_0000)
      + words([880, 0x1_0000 - 120, 0, unitsPerEm, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2])
  }

  private static var maxp: [UInt8] {
    long(0x0001_0000) + words([2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  private static var post: [UInt8] {
    long(0x0003_0000) + [UInt8](repeating: 0, count: 28)
  }

  private static func words(_ values: [Int]) -> [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }

  private static func long(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0
    for start in stride(from: 0, to: bytes.count, by: 4) {
      var word: UInt32 = 0
      for place in 0..<4 {
        word = word << 8 | (start + place < bytes.count ? UInt32(bytes[start + place]) : 0)
      }
      sum = sum &+ word
    }
    return sum
  }
}
