extension Raster {
  /// Whether there is really nothing on the page, however faint: see `PageTraces`.
  public var isBlank: Bool { PageTraces(self).isBlank }

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
