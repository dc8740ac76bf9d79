import Foundation

/// Finds long straight lines among the ink that a blank form has not: strokes with which somebody
/// crossed a page out, and folds.
///
/// Lines by votes of the ink's pixels for angle and distance (R. O. Duda and P. E. Hart, Use of the
/// Hough transformation to detect lines and curves in pictures, 1972), on pixels of a third of a
/// millimetre; then each is walked for where it has ink.
struct LineFinder {
  /// 255 where there is new ink, 150 dpi.
  let ink: GrayPlane
  /// 255 where the form prints: a line may well go on beneath.
  let print: GrayPlane
  /// From the grid to the page, whose size is beside it: what lies off the page is unknown.
  let toPage: Affine
  let pageWidth: Double
  let pageHeight: Double

  /// Millimetres of a pixel of the reduced grid.
  static let pixel = 25.4 / CompiledPage.dpi * 2
  /// Shortest stroke that crosses out a page, millimetres.
  static let shortest = 60.0
  /// Degrees up to which a line runs along the page's edge.
  static let level = 3
  /// Degrees from which a stroke is slanted. Between rows of handwriting and slanted strokes nothing
  /// is told.
  static let slanted = 8
  /// Millimetres from the page's edge in which a fold may fade.
  static let border = 12.0

  func lines() -> [PageLine] {
    let small = LineGrid(ink: ink, print: print, toPage: toPage, pageWidth, pageHeight)
    guard small.points.count >= Int(Self.shortest / Self.pixel / 2) else { return [] }
    // Normals of the lines: half a degree is a millimetre at the ends of a stroke across the page, and
    // a fold has to be followed from edge to edge.
    let slanted = Double(Self.slanted)
    let slantedAngles =
      stride(from: slanted, through: 90 - slanted, by: 0.5).map { $0 }
      + stride(from: 90 + slanted, through: 180 - slanted, by: 0.5).map { $0 }
    let level = Double(Self.level)
    let levelAngles =
      stride(from: -level, through: level, by: 0.2).map { $0 }
      + stride(from: 90 - level, through: 90 + level, by: 0.2).map { $0 }
    let strokes = small.peaks(angles: slantedAngles, count: 6).compactMap { peak in
      small.longest(on: peak, tolerance: 2, gap: 5, share: 0.85, crowded: 0.45).map {
        PageLine(from: $0.from, to: $0.to, isFold: false)
      }
    }.filter { $0.length >= Self.shortest }
    let folds = small.peaks(angles: levelAngles, count: 10).compactMap { peak in
      small.longest(on: peak, tolerance: 2, gap: 14, share: 0.6).map {
        PageLine(from: $0.from, to: $0.to, isFold: true)
      }
    }.filter { small.reachesAcross($0, border: Self.border) }
    return strokes + folds
  }
}
