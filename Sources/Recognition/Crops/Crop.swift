/// A small upright gray picture cut out of a page, at a known resolution.
public struct Crop: Sendable, Hashable {
  /// Pixels.
  public let width: Int
  /// Pixels.
  public let height: Int
  /// Row by row, 0 black to 255 white.
  public var pixels: [UInt8]
  /// Pixels per inch.
  public let dpi: Double

  /// - Precondition: `pixels` holds `width × height` bytes and neither is negative.
  public init(width: Int, height: Int, pixels: [UInt8], dpi: Double) {
    precondition(width >= 0 && height >= 0 && pixels.count == width * height)
    self.width = width
    self.height = height
    self.pixels = pixels
    self.dpi = dpi
  }

  /// A crop of one tone.
  public init(width: Int, height: Int, tone: UInt8, dpi: Double) {
    self.init(
      width: width, height: height, pixels: [UInt8](repeating: tone, count: width * height),
      dpi: dpi)
  }

  public subscript(x: Int, y: Int) -> UInt8 {
    get { pixels[y * width + x] }
    set { pixels[y * width + x] = newValue }
  }

  /// Pixels of so many millimetres.
  public func pixels(_ millimetres: Double) -> Int { Int((millimetres * dpi / 25.4).rounded()) }

  /// How many pixels have each tone.
  var histogram: [Int] {
    // Four counts in turn: white paper would wait for one and the same count at every pixel.
    var counts = [Int](repeating: 0, count: 4 * 256)
    pixels.withUnsafeBufferPointer { pixels in
      counts.withUnsafeMutableBufferPointer { counts in
        for index in pixels.indices { counts[(index & 3) << 8 | Int(pixels[index])] &+= 1 }
      }
    }
    return (0..<256).map { counts[$0] + counts[256 + $0] + counts[512 + $0] + counts[768 + $0] }
  }

  /// The part within the given columns and rows, clipped to the crop.
  public func part(x: Range<Int>, y: Range<Int>) -> Crop {
    let columns = x.clamped(to: 0..<width)
    let rows = y.clamped(to: 0..<height)
    var result: [UInt8] = []
    result.reserveCapacity(columns.count * rows.count)
    for row in rows {
      let start = row * width
      result += pixels[(start + columns.lowerBound)..<(start + columns.upperBound)]
    }
    return Crop(width: columns.count, height: rows.count, pixels: result, dpi: dpi)
  }

  /// The crop with a frame of one tone around it.
  public func padded(by margin: Int, tone: UInt8 = 255) -> Crop {
    var result = Crop(
      width: width + 2 * margin, height: height + 2 * margin, tone: tone, dpi: dpi)
    result.paste(self, x: margin, y: margin)
    return result
  }

  /// Draws another crop into this one; what falls outside is lost.
  public mutating func paste(_ other: Crop, x: Int, y: Int) {
    let columns = (max(0, -x)..<max(max(0, -x), min(other.width, width - x)))
    guard !columns.isEmpty else { return }
    for row in 0..<other.height where (0..<height).contains(row + y) {
      let from = row * other.width
      let to = (row + y) * width + x
      for column in columns { pixels[to + column] = other.pixels[from + column] }
    }
  }
}
