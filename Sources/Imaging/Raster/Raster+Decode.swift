import CLeptonica

extension Raster {
  /// A raster of a decoded image of any depth: palettes resolved, alpha laid on white, unequal
  /// resolutions made square, reduced by a whole number where that is more than needed.
  init(
    decoded: consuming Pix, resolution: Resolution, quarterTurns: Int = 0, mirrored: Bool = false,
    limits: ImagingLimits
  ) throws(ImagingError) {
    var pix = try decoded.map("palette") { source in
      pixGetColormap(source) == nil ? pixClone(source) : pixRemoveColormap(source, 4)
    }
    if pix.depth == 32, pixGetSpp(pix.raw) == 4 {
      pix = try pix.map("alpha") { pixRemoveAlpha($0) }
    }
    if pix.depth != 32 && pix.depth != 8 {
      // Bilevel scans of twice the needed resolution become gray by averaging, which keeps more of
      // the strokes than dropping pixels.
      pix = try pix.map("depth") { pixConvertTo8($0, 0) }
    }
    if mirrored { pix = try pix.map("mirror") { pixFlipLR(nil, $0) } }
    try self.init(
      samples: pix, resolution: resolution, quarterTurns: quarterTurns, limits: limits)
  }

  private init(
    samples pix: borrowing Pix, resolution: Resolution, quarterTurns: Int, limits: ImagingLimits
  ) throws(ImagingError) {
    let settled = resolution.settled(width: pix.width, height: pix.height)
    var gray: GrayPlane
    var colour: ColourPlane?
    if pix.depth == 32, let words = pix.words {
      let width = pix.width
      let height = pix.height
      let stride = pix.stride
      let split = splitColour(
        width: width, height: height, stride: stride, shift: 8, words: UnsafePointer(words))
      gray = split.gray
      colour = split.colour
    } else {
      gray = try pix.grayPlane()
    }
    var frame = Affine.identity
    // Unequal axes, as faxes have them, become square by stretching the coarser one.
    if abs(settled.x / settled.y - 1) > 0.01 {
      let dpi = max(settled.x, settled.y)
      let width = Int((Double(gray.width) * dpi / settled.x).rounded())
      let height = Int((Double(gray.height) * dpi / settled.y).rounded())
      try limits.check(width: width, height: height)
      frame = .scale(settled.x / dpi, settled.y / dpi)
      gray = gray.warped(width: width, height: height, map: frame)
    }
    var dpi = max(settled.x, settled.y)
    let factor = limits.reduction(width: gray.width, height: gray.height, dpi: dpi)
    if factor > 1 {
      gray = gray.reduced(by: factor)
      if let full = colour, frame == .identity {
        colour = full.reduced(by: factor)
      } else {
        frame = Affine.scale(Double(factor), Double(factor)).then(frame)
      }
      dpi /= Double(factor)
    }
    let raster = Raster(
      gray: gray, colour: colour, colourFrame: frame, dpi: dpi, dpiInferred: settled.inferred)
    self = quarterTurns % 4 == 0 ? raster : raster.rotated(quarterTurns: quarterTurns)
  }
}

/// Gray of every pixel, and the colours where more than a few pixels have one. `shift` is where blue
/// begins in a word; red and green lie above it.
func splitColour(
  width: Int, height: Int, stride: Int, shift: UInt32, words: UnsafePointer<UInt32>
) -> (gray: GrayPlane, colour: ColourPlane?) {
  var coloured = 0
  let gray = GrayPlane(width: width, height: height) { out in
    for y in 0..<height {
      let line = words + y * stride
      let target = out + y * width
      var count: UInt32 = 0
      for x in 0..<width {
        let word = line[x] >> shift
        let red = Int32(truncatingIfNeeded: (word >> 16) & 0xFF)
        let green = Int32(truncatingIfNeeded: (word >> 8) & 0xFF)
        let blue = Int32(truncatingIfNeeded: word & 0xFF)
        // Rec. 601 luma.
        let luma = (red &* 77 &+ green &* 150 &+ blue &* 29 &+ 128) >> 8
        target[x] = UInt8(truncatingIfNeeded: luma)
        let spread = max(red, max(green, blue)) &- min(red, min(green, blue))
        count &+= spread > 45 ? 1 : 0
      }
      coloured += Int(count)
    }
  }
  // A seal of 10 mm has some thousand coloured pixels at 300 dpi; chroma noise has some tens.
  guard coloured > max(40, width * height / 40_000) else { return (gray, nil) }
  let colour = ColourPlane(width: width, height: height) { out in
    for y in 0..<height {
      let line = words + y * stride
      let target = out + y * width
      for x in 0..<width { target[x] = (line[x] >> shift) & 0xFF_FFFF }
    }
  }
  return (gray, colour)
}

extension ColourPlane {
  /// Means of `factor` × `factor` pixels.
  func reduced(by factor: Int) -> ColourPlane {
    let columns = width / factor
    let rows = height / factor
    let area = UInt32(factor * factor)
    return ColourPlane(width: columns, height: rows) { out in
      samples.withUnsafeBufferPointer { source in
        for y in 0..<rows {
          for x in 0..<columns {
            var red: UInt32 = 0
            var green: UInt32 = 0
            var blue: UInt32 = 0
            for line in 0..<factor {
              let start = (y * factor + line) * width + x * factor
              for offset in 0..<factor {
                let word = source[start + offset]
                red &+= (word >> 16) & 0xFF
                green &+= (word >> 8) & 0xFF
                blue &+= word & 0xFF
              }
            }
            out[y * columns + x] = (red / area) << 16 | (green / area) << 8 | (blue / area)
          }
        }
      }
    }
  }
}
