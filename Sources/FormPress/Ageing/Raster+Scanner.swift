extension Raster {
  /// Blur, shading, noise and specks of a scanner.
  mutating func age(_ level: AgeingLevel, by random: inout SplitMix64) {
    for _ in 0..<random.whole(level.blur) { blur() }
    let noise = random.between(level.noise.lowerBound, level.noise.upperBound)
    let paper = random.between(level.paper.lowerBound, level.paper.upperBound)
    if noise > 0 || level.shading > 0 || paper < 1 {
      tone(noise: noise, paper: paper, shading: level.shading, by: &random)
    }
    let specks = random.whole(level.speckles)
    for _ in 0..<specks { speck(by: &random) }
  }

  /// One pass of 1-2-1 across and down.
  mutating func blur() {
    let channels = self.channels
    let rowLength = width * channels
    let height = self.height
    guard width > 2, height > 2 else { return }
    var previous = [UInt8](repeating: 0, count: rowLength)
    var current = previous
    bytes.withUnsafeMutableBufferPointer { pixels in
      previous.withUnsafeMutableBufferPointer { above in
        current.withUnsafeMutableBufferPointer { kept in
          for y in 0..<height {
            let start = y &* rowLength
            for i in 0..<rowLength { kept[i] = pixels[start &+ i] }
            for i in channels..<(rowLength &- channels) {
              let sum =
                UInt16(kept[i &- channels]) &+ UInt16(kept[i]) &* 2 &+ UInt16(kept[i &+ channels])
              pixels[start &+ i] = UInt8(truncatingIfNeeded: (sum &+ 2) >> 2)
            }
          }
          for i in 0..<rowLength { above[i] = pixels[i] }
          for y in 1..<(height &- 1) {
            let start = y &* rowLength
            let below = start &+ rowLength
            for i in 0..<rowLength {
              let old = pixels[start &+ i]
              let sum = UInt16(above[i]) &+ UInt16(old) &* 2 &+ UInt16(pixels[below &+ i])
              above[i] = old
              pixels[start &+ i] = UInt8(truncatingIfNeeded: (sum &+ 2) >> 2)
            }
          }
        }
      }
    }
  }

  /// Paper tone, a shadow that grows to one side, and noise from a table of normal values that is
  /// entered at a new place for every row.
  private mutating func tone(
    noise: Double, paper: Double, shading: Double, by random: inout SplitMix64
  ) {
    let table = (0..<8_192).map { _ in Int32((random.normal() * noise * 256).rounded()) }
    let across = random.within(shading)
    let down = random.within(shading)
    let channels = self.channels
    // Paper tone is warm: blue loses most.
    let gains = (0..<channels).map { c in
      Int32((256 * (1 - (1 - paper) * (channels == 1 ? 1 : [0.6, 0.8, 1.4][c]))).rounded())
    }
    let width = self.width
    let height = self.height
    var entries = (0..<height).map { _ in Int(random.next() & 0xFFFF_FFFF) }
    bytes.withUnsafeMutableBufferPointer { pixels in
      table.withUnsafeBufferPointer { noise in
        gains.withUnsafeBufferPointer { gains in
          entries.withUnsafeMutableBufferPointer { entries in
            var index = 0
            for y in 0..<height {
              let vertical = down * (Double(y) / Double(height) - 0.5)
              var shade = Int32(((vertical - across / 2 - abs(shading) * 0.3) * 256).rounded())
              if shading == 0 { shade = 0 }
              let step = Int32((across * 256 / Double(width)).rounded())
              var entry = entries[y]
              for _ in 0..<width {
                // A step of 5,167 walks the whole table before it repeats.
                entry = (entry &+ 5_167) & 8_191
                let dark = min(0, shade) &+ noise[entry]
                for c in 0..<channels {
                  let value = (Int32(pixels[index]) &* gains[c] &+ dark) >> 8
                  pixels[index] = UInt8(truncatingIfNeeded: max(0, min(255, value)))
                  index &+= 1
                }
                shade &+= step
              }
            }
          }
        }
      }
    }
  }

  /// A speck of dust, dark or light.
  private mutating func speck(by random: inout SplitMix64) {
    let radius = random.between(0.3, 1.6) * dpi / 300
    let cx = random.whole(0...(width - 1))
    let cy = random.whole(0...(height - 1))
    let value: UInt8 = random.chance(0.8) ? UInt8(random.whole(20...110)) : 250
    let reach = Int(radius.rounded(.up))
    for y in max(0, cy - reach)...min(height - 1, cy + reach) {
      for x in max(0, cx - reach)...min(width - 1, cx + reach) {
        let dx = Double(x - cx)
        let dy = Double(y - cy)
        guard dx * dx + dy * dy <= radius * radius else { continue }
        for c in 0..<channels { bytes[(y * width + x) * channels + c] = value }
      }
    }
  }
}
