/// A patch of red ink on a form, such as a seal.
public struct RedSpot: Sendable, Hashable {
  /// Its extent on the form, millimetres.
  public var area: Area
  /// Share of the area that is red, 0 to 1.
  public var share: Double

  public init(area: Area, share: Double) {
    self.area = area
    self.share = share
  }

  /// The middle, millimetres on the form.
  public var centre: (x: Double, y: Double) {
    (area.x + area.width / 2, area.y + area.height / 2)
  }
}

extension Raster {
  /// The red patches on a form, at least 2 mm in both directions, or lines of 4 mm and more; nil on a page
  /// without colour.
  ///
  /// Ring and letters of one seal are one patch, also where black strokes cross it: red within 1.2 mm
  /// of red hangs together. What lies within the bounds of a patch of more than `largest`
  /// millimetres, such as the date in a reception stamp, is part of that and left out with it.
  ///
  /// - Parameters:
  ///   - registration: from form millimetres to this raster's pixels.
  ///   - width: of the form, millimetres.
  ///   - height: of the form, millimetres.
  ///   - blank: the form; what it prints is no spot, be it red.
  public func redSpots(
    registration: PageMap, width: Double, height: Double, blank: CompiledPage? = nil,
    largest: Double = 15
  ) -> [RedSpot]? {
    guard let colour else { return nil }
    let dpi = 150.0
    let whole = Area(x: 0, y: 0, width: width, height: height)
    guard let size = whole.pixels(dpi: dpi) else { return [] }
    let sampled = colour.sampled(
      width: size.width, height: size.height, from: whole.grid(dpi: dpi),
      map: registration.then(colourFrame))
    let print = blank?.blankCrop(whole, dpi: dpi)?.gray.bilevelMask(below: 235).dilated(by: 2)
    var red = GrayPlane(width: size.width, height: size.height) { out in
      for index in 0..<(size.width * size.height) {
        out[index] = ColourPlane.isRed(sampled.samples[index]) ? 255 : 0
      }
    }
    if let print, print.width == red.width, print.height == red.height {
      red = red.subtracting(print)
    }
    let reach = Int((0.6 / 25.4 * dpi).rounded())
    let joined = red.dilated(by: reach)
    let scale = 25.4 / dpi
    let spots = joined.patches().compactMap { patch -> RedSpot? in
      // The bounds of the red itself.
      let left = Double(patch.left + reach) * scale
      let top = Double(patch.top + reach) * scale
      let area = Area(
        x: left, y: top, width: Double(patch.right - reach) * scale - left,
        height: Double(patch.bottom - reach) * scale - top)
      let (long, short) = (max(area.width, area.height), min(area.width, area.height))
      guard short >= 2 || long >= 4 && short > 0 else { return nil }
      var count = 0
      for y in patch.top..<patch.bottom {
        for x in patch.left..<patch.right where red[x, y] != 0 { count += 1 }
      }
      return RedSpot(
        area: area, share: min(1, Double(count) * scale * scale / (area.width * area.height)))
    }
    let large = spots.filter { max($0.area.width, $0.area.height) > largest }
    return spots.filter { spot in
      let (x, y) = spot.centre
      return large.contains(spot)
        || !large.contains { big in
          x >= big.area.x && y >= big.area.y && x <= big.area.x + big.area.width
            && y <= big.area.y + big.area.height
        }
    }
  }
}

extension GrayPlane {
  /// Bounds of the samples above zero that hang together, `right` and `bottom` being the first outside.
  fileprivate func patches() -> [(left: Int, top: Int, right: Int, bottom: Int)] {
    var seen = [Bool](repeating: false, count: width * height)
    var found: [(left: Int, top: Int, right: Int, bottom: Int)] = []
    var stack: [Int] = []
    for start in 0..<(width * height) where samples[start] != 0 && !seen[start] {
      var box = (left: width, top: height, right: 0, bottom: 0)
      seen[start] = true
      stack.append(start)
      while let index = stack.popLast() {
        let (y, x) = index.quotientAndRemainder(dividingBy: width)
        box = (min(box.left, x), min(box.top, y), max(box.right, x + 1), max(box.bottom, y + 1))
        for (nx, ny) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
        where nx >= 0 && ny >= 0 && nx < width && ny < height {
          let next = ny * width + nx
          if samples[next] != 0, !seen[next] {
            seen[next] = true
            stack.append(next)
          }
        }
      }
      found.append(box)
    }
    return found
  }
}
