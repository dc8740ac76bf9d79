/// Lines drawn through writing: 取消線. A stroke that goes on, level, over the gaps between letters is none of
/// theirs.
extension Handwork {
  /// Length from which a level stroke is no part of a text, in heights of its line: the strokes of one letter
  /// are at most as long as the line is high.
  private static let strikeOfText = 2.2
  /// The same of a stroke that leaves on both sides what it runs through: a letter, whose own strokes are hardly
  /// longer than it is high, and digits, of which two may touch.
  private static let strikeOfLetter = 1.4
  private static let strikeOfDigits = 1.15
  /// Millimetres by which it leaves them, and the height of its ends there.
  private static let overhang = 0.7
  private static let thin = 1.2
  /// Millimetres: what is lower is itself a stroke.
  private static let lowest = 2.0
  /// Width in heights up to which ink may be a single letter, which may have a level stroke across it.
  private static let single = 1.6
  /// Steepest slope of such a stroke.
  private static let steepest = 0.12
  /// Millimetres by which a hand's stroke leaves the straight line.
  private static let wobble = 0.17
  /// No stroke that is shorter, millimetres.
  private static let shortest = 4.0
  /// Share of the line's height above and below within which a stroke goes over or under the text.
  private static let outside = 0.12

  /// Whether a level stroke runs through this line of text.
  package var isStruckText: Bool {
    guard let bounds = ink.bounds else { return false }
    let isWord = Double(bounds.width) >= Self.single * Double(bounds.height)
    return isWord && isStruck(length: Self.strikeOfText) || isCrossed(length: Self.strikeOfLetter)
  }

  /// Whether one runs through this number of a few digits.
  package var isStruckNumber: Bool { isCrossed(length: Self.strikeOfDigits) }

  /// Whether a stroke of so many times the line's height leaves the line on both sides, in its middle.
  private func isCrossed(length: Double) -> Bool {
    guard let bounds = ink.bounds, bounds.height >= view.page.pixels(Self.lowest),
      Double(bounds.width) >= length * Double(bounds.height), isStruck(length: length)
    else { return false }
    let beyond = max(1, view.page.pixels(Self.overhang))
    let thin = view.page.pixels(Self.thin)
    let middle = bounds.top + bounds.height / 5..<bounds.bottom - bounds.height / 5
    return [bounds.left..<bounds.left + beyond, bounds.right - beyond..<bounds.right].allSatisfy {
      columns in
      let rows = bounds.rows.filter { ink.count(x: columns, y: $0..<($0 + 1)) > 0 }
      guard let top = rows.first, let bottom = rows.last else { return false }
      return bottom - top < thin && middle.contains((top + bottom) / 2)
    }
  }

  /// Whether a level stroke runs through this line of writing for at least so many times its height.
  private func isStruck(length: Double) -> Bool {
    guard let bounds = ink.bounds else { return false }
    let page = view.page
    // As tall as letters are, not as tall as a stroke between them.
    let wanted = max(
      page.pixels(Self.shortest), min(Int(length * Double(bounds.height)), bounds.width * 9 / 10))
    guard bounds.width >= wanted, bounds.height >= page.pixels(1.2),
      hasRunWithoutGap(bounds, wanted)
    else { return false }
    let near = ink.dilated(max(1, page.pixels(Self.wobble)))
    let edge = Int(Self.outside * Double(bounds.height))
    let slopes = stride(from: -Self.steepest, through: Self.steepest, by: 0.02)
    return slopes.contains { slope in
      let drop = Int(slope * Double(bounds.width))
      let first = bounds.top - max(0, drop)
      let last = bounds.bottom - min(0, drop)
      return stride(from: first, to: last, by: 2).contains { start in
        var run = 0
        for x in stride(from: bounds.left, to: bounds.right, by: 2) {
          let y = start + Int(slope * Double(x - bounds.left))
          let isInside = y >= bounds.top + edge && y < bounds.bottom - edge
          run = isInside && near[x, y] ? run + 2 : 0
          if run >= wanted { return true }
        }
        return false
      }
    }
  }

  /// Whether so many columns beside each other all have ink: letters stand apart.
  private func hasRunWithoutGap(_ bounds: PixelBox, _ wanted: Int) -> Bool {
    var inked = [Bool](repeating: false, count: bounds.width)
    for y in bounds.rows {
      for x in bounds.columns where ink[x, y] { inked[x - bounds.left] = true }
    }
    var run = 0
    for one in inked {
      run = one ? run + 1 : 0
      if run >= wanted { return true }
    }
    return false
  }
}
