/// What can be seen of a form on a page that it was laid on: where the form's print shows, where
/// the page is black, and where the scan ends. A place that was not seen is not empty.
///
/// Works at the blank's 150 dpi, on a grid of the form.
public struct PageSight: Sendable {
  /// From form millimetres to pixels of the page.
  public let place: PageMap
  let pageWidth: Double
  let pageHeight: Double
  /// 1 where the blank has dark print; and where the page has it in its place.
  let expected: GrayPlane
  let shown: GrayPlane
  /// 1 where the page is black and the blank is not.
  let black: GrayPlane
  /// 1 at the top left corners of black squares larger than any pen's stroke.
  let solid: GrayPlane
  let blank: BlankPrint
  /// The page on the grid, its ink, and ink where the blank prints nothing.
  let laid: GrayPlane
  let seen: GrayPlane
  let added: GrayPlane
  /// Of the grid, pixels.
  let width: Int
  let height: Int
  /// How dark the form's print is on the page compared with the blank, 0 to 1: the median.
  public let contrast: Double
  /// Long straight lines that the blank form has not.
  public let lines: [PageLine]

  /// Pixels by which registration may be off on a page that is warped: half a millimetre.
  static let slack = 3
  /// Tone of what lies off the page, dark so that it is not taken for the paper's tone.
  static let outside: UInt8 = 1
  /// Darkness of print that every scan keeps; tints and hair lines may well be lost.
  static let dark: UInt8 = 120
  /// Share of its darkness that print must have to be seen, per cent.
  static let leastRatio = 30
  /// Side of a square that no pen fills, pixels: 2.9 mm.
  static let square = 17

  /// - Parameter place: from form millimetres to pixels of the raster.
  public init(raster: Raster, place: PageMap, form: CompiledPage) {
    self.init(raster: raster, place: place, blank: BlankPrint(form))
  }

  /// The same where the blank's print is known.
  ///
  /// - Parameter prepared: of the same raster, which then need not be reduced again.
  public init(
    raster: Raster, place: PageMap, blank: BlankPrint, prepared: PreparedPage? = nil
  ) {
    let form = blank.form
    self.place = place
    self.blank = blank
    pageWidth = Double(raster.width)
    pageHeight = Double(raster.height)
    width = form.width
    height = form.height
    let factor = max(1, Int(raster.dpi / CompiledPage.dpi + 0.4))
    let known = prepared.flatMap { $0.fineDPI == raster.dpi / Double(factor) ? $0.fine : nil }
    let small = known ?? raster.gray.reduced(by: factor)
    let grid = Affine.scale(25.4 / CompiledPage.dpi, 25.4 / CompiledPage.dpi)
    let map = place.then(.scale(1 / Double(factor), 1 / Double(factor)))
    laid = small.warped(
      width: width, height: height, from: grid, map: map, outside: Self.outside)
    seen = laid.ink(tile: 30)

    let print = Self.print(blank.ink, near: seen.dilated(by: Self.slack), laid: laid)
    expected = print.expected
    shown = print.shown
    contrast = print.contrast

    let paper = GrayPlane.level(laid.histogram, share: 0.8)
    black = laid.ones(below: UInt8(paper / 2), outside: blank.mask)
    solid = Self.solid(IntegralTable(black), width: width, height: height)
    added = seen.mask(from: 40, outside: blank.mask)
    lines = LineFinder(
      ink: added.thin(side: Self.square - 4), print: blank.mask,
      toPage: grid.then(map.affine), pageWidth: Double(small.width),
      pageHeight: Double(small.height)
    ).lines()
  }

  private static func print(
    _ printed: GrayPlane, near: GrayPlane, laid: GrayPlane
  ) -> (expected: GrayPlane, shown: GrayPlane, contrast: Double) {
    let count = printed.samples.count
    var expected = GrayPlane(width: printed.width, height: printed.height, fill: 0)
    var shown = expected
    var ratios = [Int](repeating: 0, count: 101)
    expected.withMutableSamples { expected in
      shown.withMutableSamples { shown in
        printed.withSamples { printed in
          near.withSamples { near in
            laid.withSamples { laid in
              GrayPlane.eachAbove(dark, in: printed, count: count) { at in
                guard laid[at] != outside else { return }
                expected[at] = 1
                let ratio = min(100, Int(near[at]) * 100 / Int(printed[at]))
                ratios[ratio] += 1
                if ratio >= leastRatio { shown[at] = 1 }
              }
            }
          }
        }
      }
    }
    let median = min(100, GrayPlane.level(ratios, share: 0.5))
    return (expected, shown, Double(median) / 100)
  }

  private static func solid(_ black: IntegralTable, width: Int, height: Int) -> GrayPlane {
    let full = UInt32(square * square * 96 / 100)
    var result = GrayPlane(width: width, height: height, fill: 0)
    result.withMutableSamples { out in
      black.withSums { sums, stride in
        for y in 0..<max(0, height - square) {
          let above = sums + y * stride
          let below = above + square * stride
          // Where the rows have less black altogether no square of them is full.
          guard below[width] &- above[width] >= full else { continue }
          let target = out + y * width
          for x in 0..<max(0, width - square) {
            let inside =
              below[x &+ square] &- above[x &+ square] &- below[x] &+ above[x]
            target[x] = inside >= full ? 1 : 0
          }
        }
      }
    }
    return result
  }
}
