extension Evidence {
  /// Pieces of ink where numbers stand in a Japanese text, beyond one for each digit and hyphen that was
  /// read; below 0 where digits touch.
  public struct NumberInk: Codable, Sendable, Hashable {
    public var pieces: Int
    /// Of these, flat ones beyond the hyphens.
    public var bars: Int

    public init(pieces: Int, bars: Int) {
      self.pieces = pieces
      self.bars = bars
    }

    /// Of two lines of one field.
    public func joined(with other: NumberInk) -> NumberInk {
      NumberInk(pieces: pieces + other.pieces, bars: bars + other.bars)
    }
  }

  /// How the ink of characters in boxes is out of the ordinary.
  public struct BoxInk: Codable, Sendable, Hashable {
    /// The greatest share, 0 to 1, that a character has beyond its box: where it crosses a rule, what was taken
    /// out with the rule may be part of it.
    public var outside: Double
    /// The most ink of any digit, as a multiple of what the row leads to expect of such a digit: about 2 where
    /// one was written over another. 1 where there are too few to tell.
    public var most: Double

    public init(outside: Double, most: Double = 1) {
      self.outside = outside
      self.most = most
    }
  }
}
