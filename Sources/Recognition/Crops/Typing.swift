/// Whether characters are typed or written by hand, by how even they are.
///
/// Digits of a typeface have one height and stand on one line to within a printer's and a scanner's
/// error; hands vary by ten per cent and more. It decides whose error counts apply: two engines that
/// agree on typed digits are practically always right, on real handwriting (MNIST) they were wrong
/// in one of three cases.
package enum Typing {
  /// Highest standard deviation of heights and of bottoms, share of the mean height.
  static let unevenness = 0.03
  /// Fewer characters prove nothing: three digits of one hand are even by chance now and then, and an
  /// accepted date was wrong for it.
  static let fewest = 5

  /// - Parameters:
  ///   - lines: boxes of the characters of each line.
  ///   - isBoxed: each box is one character in a place of its own, so that all of them count. Of a
  ///     free line hyphens, commas and specks say nothing.
  package static func isTyped(_ lines: [[PixelBox]], isBoxed: Bool = false) -> Bool {
    let tallest = lines.joined().map(\.height).max() ?? 0
    let tall = lines.map { $0.filter { isBoxed || $0.height * 10 >= tallest * 6 } }
    let heights = tall.joined().map { Double($0.height) }
    guard heights.count >= fewest else { return false }
    let mean = heights.reduce(0, +) / Double(heights.count)
    // A pixel more or less comes from the raster, not from the hand.
    let allowed = max(mean * unevenness, 1)
    guard deviation(heights) <= allowed else { return false }
    return tall.allSatisfy { deviation($0.map { Double($0.bottom) }) <= allowed }
  }

  /// How many digits the boxes hold: those as tall as digits, not hyphens, commas or specks. What is
  /// wider than a digit can be are digits that touch.
  package static func digitCount(_ boxes: [PixelBox]) -> Int {
    let tallest = boxes.map(\.height).max() ?? 0
    return boxes.filter { $0.height * 10 >= tallest * 6 }.reduce(0) { sum, box in
      sum + max(1, Int((Double(box.width) / Double(box.height) / widestDigit).rounded()))
    }
  }

  /// Share of its height.
  private static let widestDigit = 0.75

  private static func deviation(_ list: [Double]) -> Double {
    guard list.count > 1 else { return 0 }
    let mean = list.reduce(0, +) / Double(list.count)
    let square = list.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(list.count)
    return square.squareRoot()
  }
}

extension Handwork {
  /// Boxes of what hangs together, for `Typing`.
  package var characterBoxes: [PixelBox] { ink.components().list.map(\.box) }
}
