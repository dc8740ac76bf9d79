/// The tones of paper and ink in a crop.
package struct Tones: Sendable, Hashable {
  /// Tone of the paper.
  package var paper: UInt8
  /// Below this tone a pixel is ink.
  package var threshold: UInt8

  /// Least difference between paper and ink; weaker marks are taken for dirt and shadow.
  static let leastContrast = 36

  /// Otsu's threshold, kept away from the paper's own noise.
  ///
  /// Source: N. Otsu, A threshold selection method from gray-level histograms, 1979.
  package init(of crop: Crop) { self.init(histogram: crop.histogram) }

  /// The same of a crop whose tones were counted.
  init(histogram: [Int]) {
    let total = histogram.reduce(0, +)
    let paper = Self.percentile(0.7, histogram, total)
    let dark = Self.percentile(0.002, histogram, total)
    self.paper = UInt8(paper)
    let highest = max(1, paper - Self.leastContrast)
    guard paper - dark > Self.leastContrast else {
      threshold = UInt8(highest)
      return
    }
    let otsu = Self.otsu(histogram, total)
    let lowest = dark + (paper - dark) * 35 / 100
    threshold = UInt8(min(highest, max(lowest, otsu)))
  }

  /// The tones with a threshold halfway between a pen and the paper, where that of the whole crop lies so near to the
  /// pen's tone that thin strokes would be lost: print on it is much darker. Nil where it does not.
  ///
  /// - Parameter histogram: of the pixels that were taken for the pen's.
  func raised(forPen histogram: [Int]) -> Tones? {
    let total = histogram.reduce(0, +)
    guard total > 0 else { return nil }
    let pen = Self.percentile(0.1, histogram, total)
    let contrast = Int(paper) - pen
    let own = min(Int(paper) - Self.leastContrast, pen + contrast / 2)
    // Halfway or nearly so it is for pens that are as dark as print.
    guard (Int(threshold) - pen) * 100 < contrast * 42, own > Int(threshold) else { return nil }
    return Tones(paper: paper, threshold: UInt8(own))
  }

  package init(paper: UInt8, threshold: UInt8) {
    self.paper = paper
    self.threshold = threshold
  }

  /// The tone below which this share of the pixels lies.
  static func percentile(_ share: Double, _ histogram: [Int], _ total: Int) -> Int {
    let wanted = Int(Double(total) * share)
    var seen = 0
    for (tone, count) in histogram.enumerated() {
      seen += count
      if seen > wanted { return tone }
    }
    return 255
  }

  private static func otsu(_ histogram: [Int], _ total: Int) -> Int {
    let sum = histogram.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    var weight = 0
    var part = 0
    var best = (spread: -1.0, tone: 128)
    for tone in 0..<256 {
      weight += histogram[tone]
      guard weight > 0, weight < total else { continue }
      part += tone * histogram[tone]
      let low = Double(part) / Double(weight)
      let high = Double(sum - part) / Double(total - weight)
      let spread = Double(weight) * Double(total - weight) * (high - low) * (high - low)
      if spread > best.spread { best = (spread, tone + 1) }
    }
    return best.tone
  }
}
