extension Raster {
  /// An upright, straight gray crop of an area of the form, sampled through the registration rather
  /// than cut out, so that a rest of skew and scale does not matter. White beyond the page.
  ///
  /// - Parameters:
  ///   - area: millimetres on the form.
  ///   - registration: from form millimetres to this raster's pixels.
  ///   - marginMM: added on each side.
  ///   - targetDPI: pixels per inch of the result.
  /// - Returns: nil where the area is empty, larger than 40 million pixels, or off the page.
  public func fieldCrop(
    _ area: Area, registration: PageMap, marginMM: Double = 0, targetDPI: Double = 300
  ) -> Raster? {
    let whole = area.expanded(by: marginMM)
    guard let size = whole.pixels(dpi: targetDPI), touches(whole, registration) else { return nil }
    let grid = whole.grid(dpi: targetDPI)
    // Where several pixels of the page meet in one of the crop, all of them count.
    let shrink = abs(grid.then(registration.affine).determinant).squareRoot()
    let factor = Int(shrink + 0.2)
    let crop: GrayPlane
    if factor >= 2 {
      let fine = Affine.scale(1 / Double(factor), 1 / Double(factor)).then(grid)
      crop = gray.warped(
        width: size.width * factor, height: size.height * factor, from: fine, map: registration
      ).reduced(by: factor)
    } else {
      crop = gray.warped(width: size.width, height: size.height, from: grid, map: registration)
    }
    return Raster(gray: crop, dpi: targetDPI, dpiInferred: dpiInferred)
  }

  /// The same area in colour, as a gray raster with its colours; gray alone where the page has none.
  public func colourCrop(
    _ area: Area, registration: PageMap, marginMM: Double = 0, targetDPI: Double = 300
  ) -> Raster? {
    guard
      let crop = fieldCrop(
        area, registration: registration, marginMM: marginMM, targetDPI: targetDPI)
    else { return nil }
    guard let colour else { return crop }
    let part = colour.sampled(
      width: crop.width, height: crop.height,
      from: area.expanded(by: marginMM).grid(dpi: targetDPI), map: registration.then(colourFrame))
    return Raster(gray: crop.gray, colour: part, dpi: targetDPI, dpiInferred: dpiInferred)
  }

  /// Share of an area's pixels in red ink, as seals have: R − max(G, B) > 45. 0 on a gray page.
  public func redFraction(_ area: Area, registration: PageMap) -> Double {
    guard let colour, let size = area.pixels(dpi: 150), touches(area, registration) else {
      return 0
    }
    let part = colour.sampled(
      width: size.width, height: size.height, from: area.grid(dpi: 150),
      map: registration.then(colourFrame))
    return part.redFraction
  }

  private func touches(_ area: Area, _ registration: PageMap) -> Bool {
    let corners = registration.corners(area)
    let x = stride(from: 0, to: corners.count, by: 2).map { corners[$0] }
    let y = stride(from: 1, to: corners.count, by: 2).map { corners[$0] }
    return (x.max() ?? 0) > 0 && (y.max() ?? 0) > 0 && (x.min() ?? 0) < Double(width)
      && (y.min() ?? 0) < Double(height)
  }

  /// The part of the raster inside the rectangle, clipped to it; nil where nothing is left.
  public func crop(x: Int, y: Int, width columns: Int, height rows: Int) -> Raster? {
    let left = max(0, x)
    let top = max(0, y)
    let right = min(width, x.addingReportingOverflow(columns).partialValue)
    let bottom = min(height, y.addingReportingOverflow(rows).partialValue)
    guard columns > 0, rows > 0, right > left, bottom > top else { return nil }
    return Raster(
      gray: gray.cropped(x: left, y: top, width: right - left, height: bottom - top),
      colour: colour,
      colourFrame: Affine.translation(Double(left), Double(top)).then(colourFrame), dpi: dpi,
      dpiInferred: dpiInferred)
  }
}

extension Area {
  /// Size in pixels; nil where it is empty or unreasonably large.
  func pixels(dpi: Double) -> (width: Int, height: Int)? {
    let columns = (width / 25.4 * dpi).rounded()
    let rows = (height / 25.4 * dpi).rounded()
    guard columns >= 1, rows >= 1, columns * rows <= 40_000_000 else { return nil }
    return (Int(columns), Int(rows))
  }

  /// From the continuous pixel coordinates of a picture of the area to the form.
  func grid(dpi: Double) -> Affine {
    Affine.scale(25.4 / dpi, 25.4 / dpi).then(.translation(x, y))
  }
}

extension ColourPlane {
  /// The nearest pixels on a new grid; white outside.
  func sampled(width columns: Int, height rows: Int, map: Affine) -> ColourPlane {
    sampled(width: columns, height: rows, from: map, map: PageMap(.identity))
  }

  /// The same through a form: `grid` takes the result's coordinates to the form, `map` those of the
  /// form to this plane.
  func sampled(
    width columns: Int, height rows: Int, from grid: Affine, map: PageMap
  ) -> ColourPlane {
    ColourPlane(width: columns, height: rows) { out in
      samples.withUnsafeBufferPointer { source in
        map.eachRun(width: columns, height: rows, from: grid) { run in
          var x = run.x
          var y = run.y
          let target = out + (run.row * columns + run.column)
          for index in 0..<run.count {
            let inside = x >= 0 && y >= 0 && x < Double(width) && y < Double(height)
            target[index] = inside ? source[Int(y) * width + Int(x)] : 0xFF_FFFF
            x += run.stepX
            y += run.stepY
          }
        }
      }
    }
  }

  /// Share of red pixels.
  var redFraction: Double {
    var count = 0
    for word in samples where ColourPlane.isRed(word) { count += 1 }
    return samples.isEmpty ? 0 : Double(count) / Double(samples.count)
  }

  @inline(__always)
  static func isRed(_ word: UInt32) -> Bool {
    let red = Int((word >> 16) & 0xFF)
    let green = Int((word >> 8) & 0xFF)
    let blue = Int(word & 0xFF)
    return red - max(green, blue) > 45
  }
}
