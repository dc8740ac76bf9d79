import CLeptonica

/// Ink in an area that the blank form does not have there.
public struct InkMeasure: Hashable, Sendable {
  /// Share of the area that is free of the blank's own print and has ink, 0 to 1.
  public var fraction: Double
  /// Square millimetres of that ink.
  public var areaMM2: Double
  /// Share of the area that the blank's dilated print covers, where nothing can be seen.
  public var covered: Double
}

extension Raster {
  /// Ink outside the blank form's own print, for check marks, circles and seals.
  ///
  /// The blank's print is dilated by `toleranceMM` on each side, which takes up a registration that
  /// is off by as much.
  public func inkOutsideBlank(
    _ area: Area, registration: PageMap, form: CompiledPage, toleranceMM: Double = 0.4
  ) -> InkMeasure? {
    let dpi = 200.0
    guard
      let mask = inkOutsideBlankMask(
        area, registration: registration, form: form, dpi: dpi, toleranceMM: toleranceMM)
    else { return nil }
    var ink = 0
    var free = 0
    for value in mask.samples {
      if value == 255 { ink += 1 }
      if value != 128 { free += 1 }
    }
    let total = mask.samples.count
    let pixel = 25.4 / dpi * 25.4 / dpi
    return InkMeasure(
      fraction: free > 0 ? Double(ink) / Double(free) : 0, areaMM2: Double(ink) * pixel,
      covered: Double(total - free) / Double(max(1, total)))
  }

  /// 255 where there is ink that the blank has not, 128 under the blank's dilated print, else 0.
  package func inkOutsideBlankMask(
    _ area: Area, registration: PageMap, form: CompiledPage, dpi: Double, toleranceMM: Double
  ) -> GrayPlane? {
    // With some margin the paper's own level shows even where a seal fills the area.
    let margin = 3.0
    let wide = area.expanded(by: margin)
    guard let size = area.pixels(dpi: dpi),
      let crop = fieldCrop(wide, registration: registration, targetDPI: dpi),
      let blank = form.blankCrop(wide, dpi: dpi)
    else { return nil }
    let seen = crop.gray.inkMask()
    let reach = Int((toleranceMM / 25.4 * dpi).rounded(.up))
    let printed = blank.gray.bilevelMask(below: 190).dilated(by: reach)
    let offset = Int((margin / 25.4 * dpi).rounded())
    return GrayPlane(width: size.width, height: size.height) { out in
      for y in 0..<size.height {
        for x in 0..<size.width {
          let column = min(x + offset, seen.width - 1)
          let row = min(y + offset, seen.height - 1)
          out[y * size.width + x] =
            printed[column, row] != 0 ? 128 : seen[column, row] != 0 ? 255 : 0
        }
      }
    }
  }

  /// Whether there is really nothing on the page, however faint: see `PageTraces`.
  public var isBlank: Bool { PageTraces(self).isBlank }

  /// How dark each pixel is compared with the paper around it, 0 to 255: a raster with shading and
  /// tinted paper removed, dark on white.
  public func flattened() -> Raster {
    let ink = gray.ink(tile: max(8, Int(dpi / 6)))
    let plane = GrayPlane(width: width, height: height) { out in
      ink.withSamples { source in
        for index in 0..<(width * height) { out[index] = 255 &- source[index] }
      }
    }
    return Raster(
      gray: plane, colour: colour, colourFrame: colourFrame, dpi: dpi, dpiInferred: dpiInferred)
  }

  /// Black on white by Sauvola's method (2000), which follows shading. `window` in millimetres.
  ///
  /// Throws where the raster is smaller than the window.
  public func binarised(window: Double = 3, factor: Double = 0.3) throws(ImagingError) -> Raster {
    _ = quietLeptonica
    let source = try Pix.of(gray)
    let half = max(2, Int(window / 25.4 * dpi / 2))
    guard width > 2 * half + 4, height > 2 * half + 4 else { return thresholded() }
    var result: UnsafeMutablePointer<PIX>?
    let failed = pixSauvolaBinarizeTiled(
      source.raw, Int32(half), Float(factor), 1, 1, nil, &result)
    let bits = try Pix(owning: failed == 0 ? result : nil, "binarisation")
    let gray = try bits.map("depth") { pixConvertTo8($0, 0) }
    return Raster(gray: try gray.grayPlane(), dpi: dpi, dpiInferred: dpiInferred)
  }

  /// Black on white by Otsu's threshold (1979) for the whole raster: for crops.
  public func thresholded() -> Raster {
    let limit = gray.otsuThreshold()
    let plane = GrayPlane(width: width, height: height) { out in
      gray.withSamples { source in
        for index in 0..<(width * height) { out[index] = source[index] <= limit ? 0 : 255 }
      }
    }
    return Raster(gray: plane, dpi: dpi, dpiInferred: dpiInferred)
  }

  /// Share of dark pixels, by a threshold that follows the raster's own contrast; 0 where it has
  /// none.
  public var inkFraction: Double {
    let mask = gray.inkMask()
    let count = mask.samples.reduce(0) { $0 + ($1 != 0 ? 1 : 0) }
    return mask.samples.isEmpty ? 0 : Double(count) / Double(mask.samples.count)
  }

  /// 255 where the page is red, as seals are; nil on a page without colour.
  public func redMask() -> Raster? {
    guard let colour else { return nil }
    let part = colour.sampled(width: width, height: height, map: colourFrame)
    let plane = GrayPlane(width: width, height: height) { out in
      for index in 0..<(width * height) {
        out[index] = ColourPlane.isRed(part.samples[index]) ? 255 : 0
      }
    }
    return Raster(gray: plane, dpi: dpi, dpiInferred: dpiInferred)
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
