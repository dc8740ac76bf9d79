/// Finds where one letter of a line ends and the next begins.
enum LetterCuts {
  /// How much a cut half-way between two letters is worth beside one through ink, in shares of the line's
  /// height: gaps within a letter, as in 川, are as wide as those between letters.
  private static let middling = 1.0

  /// One column for each two neighbours: through as little ink and as near the middle between them as can be.
  ///
  /// - Parameter middles: columns where letters stand, from the left.
  static func columns(between middles: [Double], in ink: InkMap, _ line: PixelBox) -> [Int] {
    zip(middles, middles.dropFirst()).map { one, next in
      let first = min(max(line.left, Int(one.rounded())), line.right - 1)
      let last = min(max(first, Int(next.rounded())), line.right)
      let middle = (one + next) / 2
      let reach = max(1, next - one)
      func cost(_ x: Int) -> Double {
        let share = (Double(x) - middle) / reach
        return Double(ink.count(x: x..<(x + 1), y: line.rows)) / Double(max(1, line.height))
          + middling * share * share
      }
      return (first...last).min { cost($0) < cost($1) } ?? first
    }
  }
}
