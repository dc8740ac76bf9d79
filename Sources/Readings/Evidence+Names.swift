extension Evidence {
  /// How many other fields of the page, each read from ink of its own, say the same of a person.
  public struct Echo: Codable, Sendable, Hashable {
    /// With the same name, or the same reading of it.
    public var whole: Int
    /// With another given name after the same family name.
    public var family: Int
    /// One has a family name that differs in a letter: one of the two may be misread.
    public var isNear: Bool

    public init(whole: Int = 0, family: Int = 0, isNear: Bool = false) {
      self.whole = whole
      self.family = family
      self.isNear = isNear
    }
  }

  /// How rare names with a reading are.
  public struct ReadingRarity: Codable, Sendable, Hashable {
    /// Of family and given name the rarer, natural logarithm.
    public var rarest: Double
    /// How much rarer a name is that differs by the mark of one kana, the least of all, natural logarithm; below 0 where
    /// it is commoner, nil where there is none.
    public var lead: Double?

    public init(rarest: Double, lead: Double?) {
      self.rarest = rarest
      self.lead = lead
    }
  }
}
