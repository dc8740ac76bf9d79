/// Which pixels of a crop are ink.
package struct InkMap: Sendable, Hashable {
  package let width: Int
  package let height: Int
  /// 1 where there is ink.
  package var bits: [UInt8]

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
    bits = [UInt8](repeating: 0, count: width * height)
  }

  init(width: Int, height: Int, bits: [UInt8]) {
    self.width = width
    self.height = height
    self.bits = bits
  }

  package init(_ crop: Crop, tones: Tones) {
    width = crop.width
    height = crop.height
    let threshold = tones.threshold
    let count = crop.pixels.count
    bits = crop.pixels.withUnsafeBufferPointer { pixels in
      [UInt8](unsafeUninitializedCapacity: count) { bits, initialized in
        for index in 0..<count { bits[index] = pixels[index] < threshold ? 1 : 0 }
        initialized = count
      }
    }
  }

  package init(_ crop: Crop) { self.init(crop, tones: Tones(of: crop)) }

  package subscript(x: Int, y: Int) -> Bool {
    get { bits[y * width + x] != 0 }
    set { bits[y * width + x] = newValue ? 1 : 0 }
  }

  package var count: Int {
    bits.withUnsafeBufferPointer { bits in
      var result: UInt32 = 0
      for index in 0..<bits.count { result &+= UInt32(bits[index]) }
      return Int(result)
    }
  }

  /// Ink pixels within the given columns and rows.
  package func count(x: Range<Int>, y: Range<Int>) -> Int {
    let columns = x.clamped(to: 0..<width)
    return bits.withUnsafeBufferPointer { bits in
      var result = 0
      for row in y.clamped(to: 0..<height) {
        for column in columns { result &+= Int(bits[row &* width &+ column]) }
      }
      return result
    }
  }

  /// Columns and rows that hold ink, nil where there is none.
  package var bounds: PixelBox? {
    let width = width
    var columns = [UInt8](repeating: 0, count: width)
    var rows: (first: Int, last: Int)?
    bits.withUnsafeBufferPointer { bits in
      columns.withUnsafeMutableBufferPointer { columns in
        for y in 0..<height {
          let row = y * width
          var any: UInt8 = 0
          for x in 0..<columns.count {
            any |= bits[row &+ x]
            columns[x] |= bits[row &+ x]
          }
          if any != 0 { rows = (rows?.first ?? y, y) }
        }
      }
    }
    guard let rows, let left = columns.firstIndex(where: { $0 != 0 }),
      let right = columns.lastIndex(where: { $0 != 0 })
    else { return nil }
    return PixelBox(left: left, top: rows.first, right: right + 1, bottom: rows.last + 1)
  }

  /// How many of the ink's pixels have each tone in a crop of the same size.
  func tones(in crop: Crop) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    for index in bits.indices where bits[index] != 0 { counts[Int(crop.pixels[index])] += 1 }
    return counts
  }

  /// Some of its columns.
  package func part(_ columns: Range<Int>) -> InkMap {
    var part = InkMap(width: columns.count, height: height)
    for y in 0..<height {
      let from = y * width
      part.bits.replaceSubrange(
        y * part.width..<(y + 1) * part.width,
        with: bits[from + columns.lowerBound..<from + columns.upperBound])
    }
    return part
  }

  /// The ink that is not in the other map.
  package func subtracting(_ other: InkMap) -> InkMap {
    var result = self
    let count = bits.count
    result.bits.withUnsafeMutableBufferPointer { mine in
      other.bits.withUnsafeBufferPointer { theirs in
        for index in 0..<count { mine[index] &= ~theirs[index] }
      }
    }
    return result
  }
}

/// A rectangle of whole pixels; `right` and `bottom` are the first outside.
package struct PixelBox: Sendable, Hashable {
  package var left: Int
  package var top: Int
  package var right: Int
  package var bottom: Int

  package init(left: Int, top: Int, right: Int, bottom: Int) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  package var width: Int { right - left }
  package var height: Int { bottom - top }
  package var columns: Range<Int> { left..<right }
  package var rows: Range<Int> { top..<bottom }

  package mutating func include(_ x: Int, _ y: Int) {
    left = min(left, x)
    right = max(right, x + 1)
    top = min(top, y)
    bottom = max(bottom, y + 1)
  }

  package func lowered(by pixels: Int) -> PixelBox {
    PixelBox(left: left, top: top + pixels, right: right, bottom: bottom + pixels)
  }

  package func union(_ other: PixelBox) -> PixelBox {
    PixelBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}
