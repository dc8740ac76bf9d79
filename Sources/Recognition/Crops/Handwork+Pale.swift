/// Writing so pale that it is not told from print and paper by one threshold: pencil, worn carbon, an empty pen.
///
/// It is not read, for nobody counted how often that would be right; that it is there must not be missed.
extension Handwork {
  /// Times the grain of the paper by which pale writing is darker than paper.
  private static let grains = 6.0
  /// Millimetres around ink within which paler pixels are its own edge.
  private static let edge = 0.35
  /// What the blank form has there of whatever tone is print.
  private static let print: UInt8 = 235

  /// Ink that was not taken for such, away from print and from the ink that was; empty where there is none.
  package var pale: InkMap {
    let page = view.page
    let none = InkMap(width: page.width, height: page.height)
    let histogram = page.histogram
    let level = Int(tones.paper) - max(Tones.leastContrast, Self.step(histogram, page.pixels.count))
    guard level > Int(tones.threshold) else { return none }
    let between = histogram[Int(tones.threshold)..<level].reduce(0, +)
    let smallest = Int(Self.speck * page.dpi * page.dpi / (25.4 * 25.4))
    guard between >= smallest else { return none }
    let wide = InkMap(page, tones: Tones(paper: tones.paper, threshold: UInt8(level)))
    let print = InkMap(view.blank, tones: Tones(paper: 255, threshold: Self.print))
      .dilated(page.pixels(Self.slack + 0.1))
    let dark = InkMap(page, tones: tones).dilated(page.pixels(Self.edge))
    var ink = wide.subtracting(print).subtracting(dark)
    let margin = Double(page.pixels(max(0, view.margin - reach)))
    let inside = (
      x: margin...(max(margin, Double(page.width) - margin)),
      y: margin...(max(margin, Double(page.height) - margin))
    )
    let (list, labels) = ink.components()
    var keep = [Bool](repeating: false, count: list.count + 1)
    for component in list {
      keep[component.label] =
        component.area >= smallest && inside.x.contains(component.centre.x)
        && inside.y.contains(component.centre.y)
        && !(view.isFolded && Self.isThinLine(component.box, in: page))
    }
    for index in ink.bits.indices where ink.bits[index] != 0 && !keep[Int(labels[index])] {
      ink.bits[index] = 0
    }
    return ink
  }

  /// Square millimetres of it.
  package var paleArea: Double {
    Double(pale.count) * 25.4 * 25.4 / (view.page.dpi * view.page.dpi)
  }

  /// So many tones below the paper the paper's own grain does not reach: the middle four tenths of a normal
  /// spread are 1.05 deviations wide, and ink makes them wider.
  private static func step(_ histogram: [Int], _ total: Int) -> Int {
    func level(_ share: Double) -> Int {
      var seen = 0
      for (tone, count) in histogram.enumerated() {
        seen += count
        if Double(seen) > share * Double(total) { return tone }
      }
      return 255
    }
    return Int(grains * Double(level(0.7) - level(0.3)) / 1.05)
  }
}
