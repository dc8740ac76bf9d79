/// All that speaks for or against a field's value, reduced to what a judge weighs.
public struct Evidence: Sendable, Hashable {
  /// What kind of content it is.
  public enum Subject: String, Codable, Sendable, Hashable, CaseIterable {
    case digits, amount, phone, kana, japanese, date
    /// Nothing is written, or so it seems.
    case empty
    /// Check marks and rings.
    case mark
    /// Seals and signatures.
    case impression
  }

  /// How the opinions of independent readers compare.
  public enum Agreement: String, Codable, Sendable, Hashable, CaseIterable {
    case single, agree, disagree
  }

  /// The strongest check of the content that it passed without help from the reader.
  public enum Structure: String, Codable, Sendable, Hashable, CaseIterable {
    case none
    /// Failed a check: length, calendar, check digit, form of its type.
    case broken
    /// As many characters as boxes are written in, or as the field must have.
    case count
    /// A day that exists.
    case calendar
    /// A check digit.
    case checkDigit
    /// One of the values that the field may take.
    case listed
  }

  public var subject: Subject
  /// Characters stand in boxes of their own.
  public var boxed: Bool
  /// Characters are so even that they were typed, not written by hand.
  public var typed: Bool
  public var agreement: Agreement
  public var structure: Structure
  /// 0 to 1: the weakest character's confidence, or for marks and empty fields the distance
  /// from the nearer bound.
  public var certainty: Double

  public init(
    subject: Subject, boxed: Bool = false, typed: Bool = false, agreement: Agreement = .single,
    structure: Structure = .none, certainty: Double
  ) {
    self.subject = subject
    self.boxed = boxed
    self.typed = typed
    self.agreement = agreement
    self.structure = structure
    self.certainty = certainty
  }

  /// Characters that may have been written by hand.
  public var isHandwriting: Bool {
    switch subject {
    case .empty, .mark, .impression: false
    case .digits, .amount, .phone, .kana, .japanese, .date: !typed
    }
  }

  /// Certainty in steps that hold enough samples to count.
  public var level: String {
    // Year, month and day stand apart in their line, for which engines give low confidence whatever
    // they read: for dates it tells nothing.
    if subject == .date { return "any" }
    return switch certainty {
    case 0.9...: "high"
    case 0.5..<0.9: "middle"
    default: "low"
    }
  }

  /// Name of the group of values whose errors were counted together.
  public var group: String {
    // The numbers of a date are read as one line wherever they stand.
    let place = subject == .date ? "any" : boxed ? "boxed" : "free"
    let hand = isHandwriting ? "hand" : "sure"
    return [subject.rawValue, place, hand, agreement.rawValue, structure.rawValue, level]
      .joined(separator: "/")
  }
}
