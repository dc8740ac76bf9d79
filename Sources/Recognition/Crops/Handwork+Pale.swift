/// Writing so pale that it is not told from print and paper by one threshold: pencil, worn carbon, an empty pen.
///
/// It is not read, for nobody counted how often that would be right; that it is there must not be missed.
extension Handwork {
  /// Times the grain of the paper by which pale writing is darker than paper.
  private static let grains = 6.0
  /// Millimetres around ink within which paler pixels are its own edge.
  private static let edge = 0.35

  /// Ink that was not taken for such, away from print and from the ink that was; empty where there is none.
  package var pale: InkMap {
    let page = view.page
    let none = InkMap(width: page.width, height: page.height)
    let histogram = histogram ?? page.histogram
    let level = Int(tones.paper) - max(Tones.leastContrast, Self.step(histogram, page.pixels.count))
    guard level > Int(tones.threshold) else { return none }
    let between = histogram[Int(tones.threshold)..<level].reduce(0, +)
    guard between >= Self.smallest(in: page) else { return none }
    let wide = InkMap(page, tones: Tones(paper: tones.paper, threshold: UInt8(level)))
    let print = view.print?.tints ?? BlankInk.tints(of: view.blank)
    let dark = InkMap(page, tones: tones).dilated(page.pixels(Self.edge))
    return wide.subtracting(print).subtracting(dark)
      .keeping(Self.belongs(to: view, reach: reach))
  }

  /// Square millimetres of it.
  package var paleArea: Double {
    Double(pale.count) * 25.4 * 25.4 / (view.page.dpi * view.page.dpi)
  }

  /// So many tones below the paper the paper's own grain does not reach: the middle four tenths of a normal
  /// spread are 1.05 deviations wide, and ink makes them wider.
  private static func step(_ histogram: [Int], _ total: Int) -> Int {
    let spread =
      Tones.percentile(0.7, histogram, total) - Tones.percentile(0.3, histogram, total)
    return Int(grains * Double(spread) / 1.05)
  }
}
