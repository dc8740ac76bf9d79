/// How far the scores of one pool of evidence are off at a site, and what that was learned from.
public struct ScoreShift: Codable, Hashable, Sendable {
  /// The score that counts is `offset + slope · score`, where that is lower.
  public var offset: Double
  public var slope: Double
  /// `SitePool.kind` of the values that it was learned from: what is counted of them starts anew.
  public var kinds: Set<String>
  /// Cases and values that it was fitted to, and how many of the values were wrong.
  public var cases: Int
  public var values: Int
  public var wrong: Int

  public init(
    offset: Double, slope: Double, kinds: Set<String> = [], cases: Int = 0, values: Int = 0,
    wrong: Int = 0
  ) {
    self.offset = offset
    self.slope = slope
    self.kinds = kinds
    self.cases = cases
    self.values = values
    self.wrong = wrong
  }

  /// Never more than the score itself: what a site learns can only make the judge stricter.
  public func applied(to score: Double) -> Double { min(score, offset + slope * score) }
}

/// What a site learned from its people's answers. Weights and counts over many cases; nothing in it
/// tells of a person.
public struct SiteCalibration: Codable, Hashable, Sendable {
  /// From 1, never given twice at a site.
  public var number: Int
  /// Engines and judge whose scores it corrects (`ReaderName.shipped`).
  public var reader: String
  /// By `Evidence.pool`.
  public var shifts: [String: ScoreShift]
  /// By `LetterLesson.alphabet`; nil where no letter was learned.
  public var letters: [String: LetterLesson]?
  /// Nil where no name was learned.
  public var names: [KnownName]?

  public init(
    number: Int, reader: String, shifts: [String: ScoreShift],
    letters: [String: LetterLesson]? = nil, names: [KnownName]? = nil
  ) {
    self.number = number
    self.reader = reader
    self.shifts = shifts
    self.letters = letters
    self.names = names
  }

  /// As readers carry it in their names.
  public var name: String { "site-\(number)" }

  /// `ReaderName.counted` of a reader that judges by it.
  public var counted: String { "\(reader)+\(name)" }

  /// Whether it teaches anything, and can be used and kept: a weight that is no number would judge at
  /// random, and what few people wrote tells of them.
  public var isSound: Bool {
    number > 0 && !(shifts.isEmpty && (letters ?? [:]).isEmpty && (names ?? []).isEmpty)
      && shifts.values.allSatisfy { $0.offset.isFinite && $0.slope.isFinite && $0.slope >= 0 }
      && (letters ?? [:]).values.allSatisfy(\.isSound) && (names ?? []).allSatisfy(\.isSound)
  }

  /// What changes the judgement of one kind of values.
  public func shifts(of kind: String) -> [String: ScoreShift] {
    shifts.filter { $0.value.kinds.contains(kind) }
  }

  /// Whether two lessons, or none, make the same of one kind of values, so that what was counted of it
  /// holds for both.
  ///
  /// Letters and names only take values out of a kind, and count what they changed as a kind of its own.
  public static func areAlike(_ one: Self?, _ other: Self?, for kind: String) -> Bool {
    let (plain, isLearned) = SitePool.plain(kind)
    guard (one?.shifts(of: plain) ?? [:]) == (other?.shifts(of: plain) ?? [:]) else { return false }
    return !isLearned || one?.letters == other?.letters && one?.names == other?.names
  }
}
