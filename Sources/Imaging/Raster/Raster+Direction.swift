/// Whether the lines on a page run across it or along it.
public enum LineDirection: Hashable, Sendable {
  case upright
  /// A quarter turn is needed, which way is not known.
  case sideways
  case unknown
}

extension Raster {
  /// Guesses from the print alone, for pages that no known form fits: lines of characters leave
  /// white between them, so ink summed along the lines varies more than across them. Rules are taken
  /// out first. Says nothing about upside down, and vertical Japanese text counts as sideways.
  public func lineDirection() -> LineDirection {
    let factor = max(1, Int((dpi / 100).rounded()))
    let small = gray.reduced(by: factor)
    guard small.width > 100, small.height > 100 else { return .unknown }
    let ink = small.ink(tile: 16).bilevelMask(below: 60)
    // Ink is 0 in this mask, paper 255.
    let long = Int(10 / 25.4 * dpi / Double(factor))
    var text = ink
    text.eraseRuns(longerThan: long)
    let turned = text.rotated(quarterTurns: 1)
    let rows = text.unevenness()
    let columns = turned.unevenness()
    guard max(rows, columns) > 0 else { return .unknown }
    let ratio = rows / max(columns, 1e-9)
    return ratio > 1.15 ? .upright : ratio < 1 / 1.15 ? .sideways : .unknown
  }
}

extension GrayPlane {
  /// Clears (to 255) dark runs that are longer than characters are, in both directions.
  fileprivate mutating func eraseRuns(longerThan limit: Int) {
    let width = width
    let height = height
    withMutableSamples { samples in
      func erase(_ start: Int, _ step: Int, _ count: Int, _ marks: inout [Int]) {
        var run = 0
        for index in 0...count {
          if index < count, samples[start + index * step] == 0 {
            run += 1
          } else {
            if run > limit { for back in 1...run { marks.append(start + (index - back) * step) } }
            run = 0
          }
        }
      }
      var marks: [Int] = []
      for y in 0..<height { erase(y * width, 1, width, &marks) }
      for x in 0..<width { erase(x, width, height, &marks) }
      for mark in marks { samples[mark] = 255 }
    }
  }

  /// Mean square difference between neighbouring rows' ink, per unit of ink.
  fileprivate func unevenness() -> Double {
    var sums = [Double](repeating: 0, count: height)
    withSamples { source in
      for y in 0..<height {
        var count = 0
        for x in 0..<width where source[y * width + x] == 0 { count += 1 }
        sums[y] = Double(count)
      }
    }
    let total = sums.reduce(0, +)
    guard total > 200 else { return 0 }
    var result = 0.0
    for y in 1..<height { result += (sums[y] - sums[y - 1]) * (sums[y] - sums[y - 1]) }
    return result / total * Double(height) / total * 100
  }
}
