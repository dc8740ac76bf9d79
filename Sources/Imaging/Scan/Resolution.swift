import Foundation

/// The resolution that a file claims, pixels per inch; 0 where it claims none.
struct Resolution {
  var x: Double
  var y: Double
  /// Whether it comes from the size of a PDF's page, which may well be small.
  var isOfPage = false

  static let unknown = Resolution(x: 0, y: 0)

  /// The claim where it makes a sheet that a scanner could have held, or else the resolution at
  /// which the nearest usual size of paper has as many pixels.
  func settled(width: Int, height: Int) -> (x: Double, y: Double, inferred: Bool) {
    let ratio = y > 0 ? x / y : 0
    if (0.2...5).contains(ratio), (50...2400).contains(x), (40...2400).contains(y) {
      let isSmall =
        min(Double(width) / x, Double(height) / y) * 25.4 < 40
        || max(Double(width) / x, Double(height) / y) * 25.4 < 80
      if isSheet(width: width, height: height), isOfPage || !isSmall { return (x, y, false) }
    }
    let dpi = PaperSize.inferredDPI(width: width, height: height)
    return (dpi, dpi, true)
  }
}

extension Resolution {
  /// Whether so many pixels make no more than A3 with a margin, the largest that office scanners
  /// take in.
  func isSheet(width: Int, height: Int) -> Bool {
    let across = Double(width) / x * 25.4
    let along = Double(height) / y * 25.4
    return min(across, along) <= 335 && max(across, along) <= 480
  }
}

/// Sizes of paper that Japanese offices use (JIS P 0138, Japan Post's card, ANSI Letter).
struct PaperSize {
  /// Millimetres, upright.
  var width: Double
  var height: Double
  /// What speaks against meeting it; A4 is the usual one.
  var rarity: Double

  static let all = [
    PaperSize(width: 210, height: 297, rarity: 0),  // A4
    PaperSize(width: 297, height: 420, rarity: 0.06),  // A3
    PaperSize(width: 148, height: 210, rarity: 0.06),  // A5
    PaperSize(width: 257, height: 364, rarity: 0.08),  // B4 JIS
    PaperSize(width: 182, height: 257, rarity: 0.08),  // B5 JIS
    PaperSize(width: 216, height: 279, rarity: 0.1),  // Letter
    PaperSize(width: 100, height: 148, rarity: 0.1),  // hagaki
  ]

  private static let usualDPI: [(dpi: Double, rarity: Double)] = [
    (300, 0), (200, 0.01), (400, 0.03), (600, 0.02), (150, 0.03), (240, 0.05), (100, 0.08),
    (72, 0.12), (96, 0.12), (204, 0.05),
  ]

  /// The pair of paper and usual resolution whose pixels come nearest, then the resolution that
  /// makes the raster exactly that paper.
  static func inferredDPI(width: Int, height: Int) -> Double {
    let short = Double(min(width, height))
    let long = Double(max(width, height))
    guard short > 0 else { return 300 }
    var best = (cost: Double.infinity, dpi: 300.0)
    for paper in all {
      for usual in usualDPI {
        let acrossError = log(short / (paper.width / 25.4 * usual.dpi))
        let alongError = log(long / (paper.height / 25.4 * usual.dpi))
        let cost = abs(acrossError) + abs(alongError) + 0.5 * (paper.rarity + usual.rarity)
        if cost < best.cost {
          // A scan that is nearly the size was made at the usual resolution, with edges cut.
          let mean = exp((acrossError + alongError) / 2)
          best = (cost, abs(mean - 1) < 0.03 ? usual.dpi : usual.dpi * mean)
        }
      }
    }
    return min(max(best.dpi, 50), 2400)
  }
}
