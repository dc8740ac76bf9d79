extension CompiledPage {
  /// What the blank form has in an area: the counterpart, pixel by pixel, of a field's crop with the
  /// same area and resolution. nil where the area is empty or too large.
  public func blankCrop(_ area: Area, marginMM: Double = 0, dpi: Double = 300) -> Raster? {
    let whole = area.expanded(by: marginMM)
    guard let size = whole.pixels(dpi: dpi), abs(whole.x) < 2000, abs(whole.y) < 2000 else {
      return nil
    }
    let scale = Self.dpi / 25.4
    let left = Int((whole.x * scale).rounded(.down)) - 1
    let top = Int((whole.y * scale).rounded(.down)) - 1
    let part = fine(
      x: left, y: top, width: Int((whole.width * scale).rounded(.up)) + 3,
      height: Int((whole.height * scale).rounded(.up)) + 3)
    let map = Affine.scale(Self.dpi / dpi, Self.dpi / dpi)
      .then(.translation(whole.x * scale - Double(left), whole.y * scale - Double(top)))
    return Raster(gray: part.warped(width: size.width, height: size.height, map: map), dpi: dpi)
  }

  /// The whole blank page at 150 dpi.
  public var blank: Raster {
    Raster(gray: fine(x: 0, y: 0, width: width, height: height), dpi: Self.dpi)
  }
}
