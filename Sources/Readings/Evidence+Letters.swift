extension Evidence {
  /// What a reader of single letters makes of the letters of a text, each seen alone.
  public struct Letters: Codable, Sendable, Hashable {
    /// How many it saw and knows.
    public var asked: Int
    /// Letters that it takes for others.
    public var against: Int
    /// Letters of the text that it does not know, or that stand where it saw none.
    public var unseen: Int
    /// The least of all letters, natural logarithm: how much likelier it is than any other letter; below 0
    /// where another is likelier.
    public var lead: Double
    /// The least of all letters of the same where the probabilities of the line and of the box are multiplied with
    /// it; nil where none was seen.
    public var joint: Double?
    /// That of digits and hyphens; nil where there is none.
    public var numbers: Double?
    /// That of all other letters that no lexicon and no other field confirm; nil where there is none.
    public var rest: Double?
    /// The same among a letter and its variants alone; nil where no letter has any.
    public var variant: Double?
    /// The same among a letter and those that differ from it by a dot or a stroke's length; nil where no letter has any.
    public var near: Double?
    /// The least of all kana that take a mark, against the same with another mark or none; nil where there is none.
    public var mark: Double?
    /// That of the probabilities of the line, of the box and of the letter alone multiplied.
    public var jointMark: Double?
    /// The natural logarithm, sign changed, of the probability that all letters are right which no lexicon and no
    /// other field confirm, as if one told nothing of another; nil where none was seen.
    public var doubt: Double?
    /// The least of all kana that are written in two sizes: how well the size fits the letter, -1 not at all,
    /// 1 well; nil where none is.
    public var size: Double?

    public init(
      asked: Int = 0, against: Int = 0, unseen: Int = 0, lead: Double = 0, variant: Double? = nil
    ) {
      self.asked = asked
      self.against = against
      self.unseen = unseen
      self.lead = lead
      self.variant = variant
    }
  }
}
