/// A QR code of up to 106 bytes: versions 1 to 6, error correction M, bytes as they are.
///
/// Source: ISO/IEC 18004.
struct QRCode: Sendable, Hashable {
  /// Modules on a side.
  private(set) var size: Int
  /// Row by row; true is dark.
  private(set) var modules: [Bool]
  /// Where patterns stand, which no mask turns.
  private var fixed: [Bool]

  /// Modules of white around the code.
  static let quiet = 4

  /// Version from 1: bytes of data in a block, check bytes of a block, blocks.
  private static let versions = [
    (data: 16, check: 10, blocks: 1), (data: 28, check: 16, blocks: 1),
    (data: 44, check: 26, blocks: 1), (data: 32, check: 18, blocks: 2),
    (data: 43, check: 24, blocks: 2), (data: 27, check: 16, blocks: 4),
  ]

  /// nil where the bytes are too many.
  init?(_ bytes: [UInt8]) {
    // Four bits of mode and eight of length stand before.
    guard let index = Self.versions.firstIndex(where: { bytes.count + 2 <= $0.data * $0.blocks })
    else { return nil }
    size = 21 + 4 * index
    modules = [Bool](repeating: false, count: size * size)
    fixed = modules
    drawPatterns(version: index + 1)
    place(Self.codewords(bytes, Self.versions[index]))
    let plain = self
    self = (0..<8).map { plain.masked($0) }.min { $0.sameness < $1.sameness } ?? plain
  }

  init?(_ text: String) { self.init(Array(text.utf8)) }

  subscript(x: Int, y: Int) -> Bool { modules[y * size + x] }

  /// Mode, length, bytes and filling, cut into blocks with their checks, one byte of each by turns.
  private static func codewords(
    _ bytes: [UInt8], _ version: (data: Int, check: Int, blocks: Int)
  ) -> [UInt8] {
    let room = version.data * version.blocks
    var nibbles: [UInt8] = [4, UInt8(bytes.count >> 4), UInt8(bytes.count & 15)]
    nibbles += bytes.flatMap { [$0 >> 4, $0 & 15] }
    nibbles.append(0)
    var data = stride(from: 0, to: nibbles.count - 1, by: 2).map {
      nibbles[$0] << 4 | nibbles[$0 + 1]
    }
    for filling in 0..<(room - data.count) {
      data.append(filling.isMultiple(of: 2) ? 0xEC : 0x11)
    }
    let blocks = (0..<version.blocks).map {
      Array(data[($0 * version.data)..<(($0 + 1) * version.data)])
    }
    let checks = blocks.map { ReedSolomon.check(of: $0, count: version.check) }
    return (0..<version.data).flatMap { index in blocks.map { $0[index] } }
      + (0..<version.check).flatMap { index in checks.map { $0[index] } }
  }

  private mutating func set(_ x: Int, _ y: Int, _ dark: Bool) {
    modules[y * size + x] = dark
    fixed[y * size + x] = true
  }

  private mutating func drawPatterns(version: Int) {
    for index in 0..<size {
      set(6, index, index.isMultiple(of: 2))
      set(index, 6, index.isMultiple(of: 2))
    }
    for (cx, cy) in [(3, 3), (size - 4, 3), (3, size - 4)] {
      for y in max(0, cy - 4)...min(size - 1, cy + 4) {
        for x in max(0, cx - 4)...min(size - 1, cx + 4) {
          let ring = max(abs(x - cx), abs(y - cy))
          set(x, y, ring != 2 && ring != 4)
        }
      }
    }
    if version > 1 {
      let centre = size - 7
      for y in (centre - 2)...(centre + 2) {
        for x in (centre - 2)...(centre + 2) {
          set(x, y, max(abs(x - centre), abs(y - centre)) != 1)
        }
      }
    }
    drawFormat(mask: 0)
  }

  /// Level M and the mask, with their check bits, twice.
  private mutating func drawFormat(mask: Int) {
    var rest = mask
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
    let bits = (mask << 10 | rest) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0..<15 {
      switch index {
      case 0..<6: set(8, index, bit(index))
      case 6: set(8, 7, bit(index))
      case 7: set(8, 8, bit(index))
      case 8: set(7, 8, bit(index))
      default: set(14 - index, 8, bit(index))
      }
      if index < 8 {
        set(size - 1 - index, 8, bit(index))
      } else {
        set(8, size - 15 + index, bit(index))
      }
    }
    set(8, size - 8, true)
  }

  /// Puts the bits into the columns of two modules that run up and down from the right.
  private mutating func place(_ codewords: [UInt8]) {
    var next = 0
    for right in stride(from: size - 1, through: 1, by: -2) {
      let column = right <= 6 ? right - 1 : right
      let isUpward = (column + 1) & 2 == 0
      for step in 0..<size {
        let y = isUpward ? size - 1 - step : step
        for x in [column, column - 1] where !fixed[y * size + x] {
          guard next < codewords.count * 8 else { continue }
          modules[y * size + x] = codewords[next / 8] >> UInt8(7 - next % 8) & 1 == 1
          next += 1
        }
      }
    }
  }

  private func masked(_ mask: Int) -> QRCode {
    var result = self
    for y in 0..<size {
      for x in 0..<size where !fixed[y * size + x] {
        if Self.isTurned(mask, x, y) { result.modules[y * size + x].toggle() }
      }
    }
    result.drawFormat(mask: mask)
    return result
  }

  private static func isTurned(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }

  /// How many neighbours are alike: fewer are easier to read.
  private var sameness: Int {
    var count = 0
    for y in 0..<size {
      for x in 0..<size {
        if x + 1 < size, self[x, y] == self[x + 1, y] { count += 1 }
        if y + 1 < size, self[x, y] == self[x, y + 1] { count += 1 }
      }
    }
    return count
  }
}
