/// What can be seen on a page that may be an empty sheet: faint strokes and tones as well as dark ones.
///
/// The outer 5 mm, where scanners see the sheet's edge, do not count.
public struct PageTraces: Sendable {
  /// Millimetres of a tile whose tone is the paper's.
  static let tile = 5.0
  /// Least share by which ink is darker than the paper beside it, of 255. What shows through from the
  /// other side of a common sheet is below it.
  static let faintest = 18.0
  /// Of 255; what is darker does not show through.
  static let dark: UInt8 = 64
  /// Share of a page that dark ink covers from which nobody need look closer.
  static let plenty = 0.005
  /// Largest difference of tones, of 255, that is left where the shade of a lamp, a lid and a fold is
  /// taken away; what flows from light to dark in other ways is a picture.
  static let picture = 6.0
  /// Square millimetres of strokes from which something is written.
  static let leastInk = 4.0
  /// Square millimetres of dust from which it is no dust: print in a fine screen, a picture of dots.
  static let mostDust = 40.0

  /// Strokes that may have been written or printed, without holes, folds and streaks; none where there is
  /// plenty of ink.
  let strokes: [InkSpot]
  let dust: [InkSpot]
  /// Where there is dark ink, at the resolution of the look.
  let darkInk: GrayPlane
  /// Of 255; infinite where the page is no light sheet.
  let unevenness: Double
  private let hasPlenty: Bool
  private let pixel: Double

  public init(_ raster: Raster) { self.init(SmallPage(raster)) }

  public init(_ page: SmallPage) {
    let small = page.gray
    let dpi = page.dpi
    // Of a scrap of paper all counts but a little.
    let edge = min(Int(5 / 25.4 * dpi), small.width / 8, small.height / 8)
    let tones = SheetTones(small, tile: max(8, Int(Self.tile / 25.4 * dpi)), edge: edge)
    let darkness = tones.darkness(of: small)
    darkInk = darkness.mask(from: Self.dark)
    pixel = 25.4 / dpi * 25.4 / dpi
    unevenness = tones.unevenness
    let ink = darkInk.samples.reduce(0) { $0 + Int($1 & 1) }
    hasPlenty = Double(ink) > Self.plenty * Double(small.width * small.height)
    guard !hasPlenty else {
      strokes = []
      dust = []
      return
    }
    let least = max(Self.faintest, 5.5 * tones.noise(of: small))
    let spots = InkSpot.all(in: darkness, from: UInt8(min(255, least)), edge: edge, dpi: dpi)
    let marks = SheetMarks(width: small.width, height: small.height, edge: edge, dpi: dpi)
    dust = spots.filter { marks.isDust($0) }
    strokes = marks.strokes(of: spots)
  }

  /// Whether there is really nothing on the page.
  public var isBlank: Bool {
    isPaper && area(dust) < Self.mostDust && area(strokes) < Self.leastInk
  }

  /// Whether there is nothing on the page but what shows through from the other side: faint marks where
  /// that has its dark ones, seen in a mirror.
  ///
  /// - Parameter front: the page scanned just before, which may be the sheet's other side.
  public func isBlank(behind front: PageTraces?) -> Bool {
    if isBlank { return true }
    guard let front, isPaper else { return false }
    let faint = strokes.filter { $0.darkest < Self.dark }
    guard area(strokes) - area(faint) < Self.leastInk,
      area(dust.filter { $0.darkest >= Self.dark }) < Self.mostDust
    else { return false }
    let shining = area(dust) < Self.mostDust ? faint : faint + dust
    return ShowThrough(front.darkInk).explains(
      shining, width: darkInk.width, height: darkInk.height)
  }

  /// Whether all there is, if anything, is faint: what a person may well overlook.
  public var isFaint: Bool {
    unevenness < .infinity && !hasPlenty
      && area(strokes.filter { $0.darkest >= Self.dark }) < Self.leastInk
  }

  private var isPaper: Bool { !hasPlenty && unevenness <= Self.picture }

  /// Square millimetres.
  func area(_ spots: [InkSpot]) -> Double {
    pixel * Double(spots.reduce(0) { $0 + $1.area })
  }
}
