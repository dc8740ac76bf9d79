import Recognition

/// Whether anything is written in a field.
enum InkPresence {
  /// Square millimetres of ink up to which a field is empty, and from which it is written in. A
  /// stroke of a ballpoint pen of 3 mm covers about 1 mm²; a printed 一 of 9 points 0.6 mm².
  static let nothing = 0.12
  static let something = 0.45

  case empty(certainty: Double)
  /// Too much for nothing, too little for a character.
  case faint
  case written

  /// The same, where an empty field shows writing too pale to be read; `pale` is its area, square millimetres.
  func orFaint(pale: Double) -> InkPresence {
    if case .empty = self, pale >= Self.something { return .faint }
    return self
  }

  init(area: Double) {
    if area >= Self.something {
      self = .written
    } else if area <= Self.nothing {
      self = .empty(certainty: 1 - area / Self.nothing / 2)
    } else {
      self = .faint
    }
  }
}
