import CLeptonica

extension Raster {
  /// How far the page is turned.
  public func findSkew() -> Skew { SmallPage(self).findSkew() }
}

extension SmallPage {
  /// The skew within ±10°, from the sharpness of the rows' ink as the page is sheared (Postl's
  /// method as Leptonica implements it: sweep, then binary search), on a reduced bilevel copy.
  public func findSkew() -> Skew {
    _ = quietLeptonica
    let none = Skew(degrees: 0, confidence: 0)
    guard gray.width > 60, gray.height > 60 else { return none }
    let tile = max(8, Int(dpi / 6))
    guard let bilevel = try? gray.ink(tile: tile).bilevel(above: 56) else { return none }
    var angle: Float = 0
    var confidence: Float = 0
    var score: Float = 0
    let failed = pixFindSkewSweepAndSearchScorePivot(
      bilevel.raw, &angle, &confidence, &score, 2, 1, 0, 11, 1, 0.01,
      Int32(L_SHEAR_ABOUT_CENTER))
    guard failed == 0, angle.isFinite, abs(angle) <= 10.6, confidence >= 1.8 else {
      return Skew(degrees: 0, confidence: Double(confidence))
    }
    // A tenth of a degree is a third of a millimetre over A4, which registration takes up; turning
    // the page for it would only blur it.
    guard abs(angle) >= 0.1 else { return Skew(degrees: 0, confidence: Double(confidence)) }
    // Leptonica gives the turn that would set the page straight.
    return Skew(degrees: -Double(angle), confidence: Double(confidence))
  }
}

extension GrayPlane {
  /// One bit a sample: set where the sample is above the threshold.
  func bilevel(above threshold: UInt8) throws(ImagingError) -> Pix {
    let pix = try Pix(width: width, height: height, depth: 1)
    guard let words = pix.words else { throw ImagingError(.corruptImage) }
    let stride = pix.stride
    withSamples { source in
      for y in 0..<height {
        let input = source + y * width
        for word in 0..<stride {
          var bits: UInt32 = 0
          let start = word * 32
          for x in start..<min(width, start + 32) where input[x] > threshold {
            bits |= 1 << UInt32(31 - (x - start))
          }
          words[y * stride + word] = bits
        }
      }
    }
    return pix
  }
}
