/// One way to divide a number into digits.
package struct NumberDivision: Sendable {
  package let digits: DividedHandwork
  /// Natural logarithm of how likely it is by the number's shape, before anything is read.
  package let prior: Double
}

extension Handwork {
  /// Natural logarithm of how likely a broad piece is one digit: 1 for widths that a digit may have.
  package var oneDigit: Double {
    let tall = tallPieces
    return tall.count == 1 ? Self.oneDigit(Self.breadth(tall[0])) : 0
  }

  /// Natural logarithms of how likely a piece of this breadth is one digit, and two that touch. Most digits
  /// are two thirds as broad as high, and two at least as broad.
  private static func oneDigit(_ breadth: Double) -> Double { -min(3, max(0, (breadth - 1.2) * 5)) }
  private static func twoDigits(_ breadth: Double) -> Double {
    -min(3, max(0, (1.3 - breadth) * 5))
  }

  /// Other ways to take a number of one or two digits than as its pieces show: as one digit in pieces that
  /// stand above each other, and as two that touch, cut where least ink is in the way. Empty where it must
  /// have more digits.
  ///
  /// - Parameter shown: how many digits its pieces show; nil where that is not clear.
  package func otherDigits(than shown: Int?) -> [NumberDivision] {
    let tall = tallPieces
    guard let first = tall.first else { return [] }
    let all = tall.dropFirst().reduce(first) { $0.union($1) }
    let breadth = Self.breadth(all)
    guard breadth <= 3 else { return [] }
    var found: [NumberDivision] = []
    if shown != 1, Self.areAbove(tall) {
      found.append(
        divided(
          [Double(all.left + all.right) / 2], tall,
          prior: Self.oneDigit(breadth) - (tall.count == 1 ? 0 : Self.pieces)))
    }
    guard shown != 2, breadth >= 0.5 else { return found }
    if tall.count == 2 {
      return found + [divided(tall.map { Double($0.left + $0.right) / 2 }, tall, prior: 0)]
    }
    for cut in thinnest(all) where cut > all.left && cut < all.right {
      let middles = [Double(all.left + cut) / 2, Double(cut + all.right) / 2]
      found.append(divided(middles, tall, cut: cut, prior: Self.twoDigits(breadth)))
    }
    return found
  }

  /// How much less likely a digit is in pieces than in one, as a logarithm.
  private static let pieces = 1.5

  private func divided(
    _ middles: [Double], _ tall: [PixelBox], cut: Int? = nil, prior: Double
  ) -> NumberDivision {
    NumberDivision(
      digits: DividedHandwork(
        self, places(middles, of: tall), splits: false, cuts: cut.map { [$0] } ?? []),
      prior: prior)
  }

  private static func breadth(_ box: PixelBox) -> Double {
    Double(box.width) / Double(max(1, box.height))
  }

  /// Whether pieces stand above each other rather than side by side, as the strokes of one digit do.
  private static func areAbove(_ pieces: [PixelBox]) -> Bool {
    zip(pieces, pieces.dropFirst()).allSatisfy { one, other in
      let columns = min(one.right, other.right) - max(one.left, other.left)
      let rows = min(one.bottom, other.bottom) - max(one.top, other.top)
      return columns * 2 > min(one.width, other.width)
        && rows * 3 < min(one.height, other.height) * 2
    }
  }

  /// The columns with least ink in the left and in the right middle of a box.
  private func thinnest(_ box: PixelBox) -> [Int] {
    let quarter = box.width / 4
    return [1, 2].compactMap { part in
      let from = box.left + part * quarter
      let counts = (from..<(from + max(1, quarter))).map { x in
        (x, ink.count(x: x..<(x + 1), y: box.rows))
      }
      return counts.min { $0.1 < $1.1 }?.0
    }
  }
}
