extension Raster {
  /// Whether there is really nothing on the page, however faint: see `PageTraces`.
  public var isBlank: Bool { PageTraces(self).isBlank }

  /// The page as its text is read where its form is not known: without red ink, as a seal's is; but where a page is
  /// printed in red, which receipts and transfer slips are, all of it in gray.
  public func forReading() -> Raster {
    isPrintedInRed ? Raster(gray: gray, dpi: dpi, dpiInferred: dpiInferred) : withoutRed()
  }

  /// Whether at least half of the page's ink is red, all over the page; seals stand in few places.
  var isPrintedInRed: Bool {
    guard let colour else { return false }
    // A sample every third of a millimetre, in squares of some 12 mm.
    let scale = max(1, dpi / 75)
    let (columns, rows) = (Int(Double(width) / scale), Int(Double(height) / scale))
    let part = colour.sampled(
      width: columns, height: rows, map: Affine.scale(scale, scale).then(colourFrame))
    let side = 36
    let across = (columns + side - 1) / side
    var squares = [(ink: Int, red: Int)](
      repeating: (0, 0), count: max(1, across * ((rows + side - 1) / side)))
    for y in 0..<rows {
      for x in 0..<columns {
        let word = part.samples[y * columns + x]
        guard min(word & 0xFF, (word >> 8) & 0xFF, word >> 16) < 160 else { continue }
        let square = y / side * across + x / side
        squares[square].ink += 1
        if ColourPlane.isRed(word) { squares[square].red += 1 }
      }
    }
    let inked = squares.filter { $0.ink >= 8 }
    let red = inked.filter { $0.red * 2 >= $0.ink }
    let all = inked.reduce((ink: 0, red: 0)) { ($0.ink + $1.ink, $0.red + $1.red) }
    // A seal and a stamp lie in up to a dozen squares.
    return all.red * 2 >= all.ink && red.count > 12 && red.count * 3 >= inked.count
  }

  /// The gray page with its red ink taken out, so that text under a seal can be read: where a pixel
  /// is red, its red channel counts instead of its luma.
  public func withoutRed() -> Raster {
    guard let colour else { return self }
    let part = colour.sampled(width: width, height: height, map: colourFrame)
    let plane = GrayPlane(width: width, height: height) { out in
      gray.withSamples { source in
        for index in 0..<(width * height) {
          let word = part.samples[index]
          out[index] =
            ColourPlane.isRed(word)
            ? max(source[index], UInt8(truncatingIfNeeded: word >> 16)) : source[index]
        }
      }
    }
    return Raster(
      gray: plane, colour: colour, colourFrame: colourFrame, dpi: dpi, dpiInferred: dpiInferred)
  }
}
