/// What a hand's characters are drawn from.
enum HandMaterial: Sendable, Hashable {
  case font
  /// Strokes, each displaced by a normal of this share of the character's box.
  case strokes(displacement: Double)
  /// Digits that people wrote; all else by strokes.
  case digits(DigitHalf, displacement: Double)
}

extension Hand {
  static let strokes = [2, 3, 4].map { percent in
    drawn("strokes-\(percent)", .strokes(displacement: Double(percent) / 100))
  }

  static let digits = [
    drawn("mnist-tune", .digits(.tune, displacement: 0.03)),
    drawn("mnist-report", .digits(.report, displacement: 0.03)),
  ]

  private static func drawn(_ name: String, _ material: HandMaterial) -> Hand {
    var hand = Hand(name, "Klee One", package: "fonts-klee")
    hand.material = material
    return hand
  }
}
