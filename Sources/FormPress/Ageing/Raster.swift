/// Pixels of a page, one byte a channel, rows without padding.
struct Raster: Sendable {
  var width: Int
  var height: Int
  /// 1 for gray, 3 for red, green, blue in turn.
  var channels: Int
  var dpi: Double
  var bytes: [UInt8]

  /// Takes over an image; gray by the weights of ITU-R BT.601.
  init(_ canvas: borrowing Canvas, gray: Bool, dpi: Double) throws(PressError) {
    let channels = gray ? 1 : 3
    let taken = try canvas.withPixels { words, width, height, perRow in
      let bytes = [UInt8](unsafeUninitializedCapacity: width * height * channels) { out, count in
        var index = 0
        for y in 0..<height {
          let row = words + y * perRow
          for x in 0..<width {
            let word = row[x]
            let red = (word >> 16) & 0xFF
            let green = (word >> 8) & 0xFF
            let blue = word & 0xFF
            if gray {
              out[index] = UInt8(truncatingIfNeeded: (red &* 77 &+ green &* 150 &+ blue &* 29) >> 8)
              index &+= 1
            } else {
              out[index] = UInt8(truncatingIfNeeded: red)
              out[index &+ 1] = UInt8(truncatingIfNeeded: green)
              out[index &+ 2] = UInt8(truncatingIfNeeded: blue)
              index &+= 3
            }
          }
        }
        count = index
      }
      return (width, height, bytes)
    }
    width = taken.0
    height = taken.1
    bytes = taken.2
    self.channels = channels
    self.dpi = dpi
  }

  /// Turned clockwise by quarter turns.
  func turned(_ quarters: Int) -> Raster {
    var result = self
    for _ in 0..<(((quarters % 4) + 4) % 4) { result = result.quarterTurned() }
    return result
  }

  private func quarterTurned() -> Raster {
    var result = self
    result.width = height
    result.height = width
    for y in 0..<height {
      for x in 0..<width {
        let from = (y * width + x) * channels
        let to = (x * height + (height - 1 - y)) * channels
        for c in 0..<channels { result.bytes[to + c] = bytes[from + c] }
      }
    }
    return result
  }
}
