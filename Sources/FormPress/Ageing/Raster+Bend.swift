extension Raster {
  /// Moves what is on the page by up to `most` millimetres, smoothly: waves of the paper, an edge that
  /// rises from the glass, a lens, rollers that pull unevenly.
  mutating func bend(by most: Double, _ random: inout SplitMix64) {
    let waves = random.between(0.3, 0.7) * most
    let curl = random.within(0.5) * most
    let sway = random.within(0.3) * most
    let phase = random.between(0, 2 * Double.pi)
    let slant = random.within(0.5)
    let pixels = dpi / 25.4
    let source = self
    // Across the page nothing changes from row to row but two waves.
    let rising = (0..<width).map { column -> Double in
      let rest = max(0, 1 - Double(column) / (70 * pixels))
      return curl * rest * rest * pixels
    }
    for row in 0..<height {
      let along = Double(row) / Double(height)
      let down = waves * Writer.sine(2 * Double.pi * along + phase) * pixels
      let right = sway * Writer.sine(Double.pi * along + phase) * pixels
      for column in 0..<width {
        let across = Double(column) / Double(width) - 0.5
        source.sample(
          x: Double(column) - right - rising[column], y: Double(row) - down * (1 + slant * across),
          into: &bytes, at: (row * width + column) * channels)
      }
    }
  }

  /// The page between four pixels; its edge beyond it.
  private func sample(x: Double, y: Double, into target: inout [UInt8], at place: Int) {
    let left = min(max(x, 0), Double(width - 1) - 0.001)
    let top = min(max(y, 0), Double(height - 1) - 0.001)
    let column = Int(left)
    let row = Int(top)
    let right = Int((left - Double(column)) * 256)
    let down = Int((top - Double(row)) * 256)
    let step = width * channels
    bytes.withUnsafeBufferPointer { bytes in
      for channel in 0..<channels {
        let at = row * step + column * channels + channel
        let above = Int(bytes[at]) * (256 - right) + Int(bytes[at + channels]) * right
        let below = Int(bytes[at + step]) * (256 - right) + Int(bytes[at + step + channels]) * right
        target[place + channel] = UInt8(
          truncatingIfNeeded: (above * (256 - down) + below * down) >> 16)
      }
    }
  }
}
