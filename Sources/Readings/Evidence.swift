/// All that speaks for or against a field's value, reduced to what a judge weighs.
public struct Evidence: Codable, Sendable, Hashable {
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

  /// What a Japanese text is: names err by rare letters and variants, addresses by their numbers.
  public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
    case name, address
    /// One of the texts that the field may hold.
    case listed
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

  /// Whose text the value is.
  public enum Reader: String, Codable, Sendable, Hashable, CaseIterable {
    /// Tesseract's, or no text at all: marks, seals, empty fields.
    case tesseract
    /// The line recogniser's.
    case network
    /// The reader's of single characters in boxes.
    case boxed
    /// The likeliest of the line recogniser and of the reader of single characters together.
    case networks
    /// That of barcodes and QR codes.
    case code
  }

  /// How many readers were asked of their own, and how many of them read the text that counts.
  public struct Votes: Codable, Sendable, Hashable {
    public var agreeing: Int
    public var asked: Int

    public init(agreeing: Int, asked: Int) {
      self.agreeing = agreeing
      self.asked = asked
    }

    /// Nobody was asked: marks, seals, empty fields.
    public static let none = Votes(agreeing: 0, asked: 0)
  }

  /// How likely a text is by its look alone and by its wording alone.
  public struct Wording: Codable, Sendable, Hashable {
    /// The text is not the one that looks likeliest.
    public var swayed: Bool
    /// 0 to 1: confidence of the weakest character by its look.
    public var look: Double
    /// Natural logarithm of how unlikely the letter is that words expect least.
    public var rarest: Double
    /// Ink between two letters beyond what they need, in heights of the line: about 1 where a letter was
    /// left out.
    public var unread: Double
    /// It holds a letter that has a variant in names which no reader here can tell from it.
    public var hasTwin: Bool

    public init(
      swayed: Bool, look: Double, rarest: Double, unread: Double = 0, hasTwin: Bool = false
    ) {
      self.swayed = swayed
      self.look = look
      self.rarest = rarest
      self.unread = unread
      self.hasTwin = hasTwin
    }

    /// Of two lines of one field: what speaks against either speaks against both.
    public func joined(with other: Wording) -> Wording {
      Wording(
        swayed: swayed || other.swayed, look: min(look, other.look),
        rarest: max(rarest, other.rarest), unread: max(unread, other.unread),
        hasTwin: hasTwin || other.hasTwin)
    }
  }

  /// What a lexicon has to say about the value.
  public enum Lexicon: String, Codable, Sendable, Hashable, CaseIterable {
    /// Nothing, or there is none for it.
    case none
    /// The value is in it.
    case known
    /// The value is in it, and goes with another field's.
    case confirmed
    /// The value is not what was read, but what the lexicon has.
    case changed
  }

  public var subject: Subject
  public var reader: Reader
  /// Characters stand in boxes of their own.
  public var boxed: Bool
  /// Characters are so even that they were typed, not written by hand.
  public var typed: Bool
  public var agreement: Agreement
  public var structure: Structure
  public var lexicon: Lexicon
  /// 0 to 1: the weakest character's confidence, or for marks and empty fields the distance
  /// from the nearer bound.
  public var certainty: Double
  /// Known slips of a reader were undone in the text.
  public var corrected: Bool
  /// Of all readers; a reader that weighs the opinions of others has no vote.
  public var votes: Votes
  /// How the wording weighed beside the look; nil where nothing was known of it.
  public var wording: Wording?
  /// Of a Japanese text; nil for any other text.
  public var kind: Kind?
  /// The least share, 0 to 1, that the field's characters have of what the line reader sees in a
  /// character's place; nil where it was not asked. Far below 1 something else is written there.
  public var allowed: Double?
  /// Of an address; nil for anything else.
  public var lot: LotNumbers?
  /// Of a Japanese text: it holds a small ャ, ュ or ョ, which readers take for a large one and a large one
  /// for it.
  public var hasSmallKana: Bool?
  /// Of a Japanese text: it holds a kana that looks the same in hiragana and in katakana, as り does, between
  /// letters of both.
  public var hasEitherKana: Bool?
  /// Of a name or a reading: it has a space; nil elsewhere.
  public var isDivided: Bool?
  /// Of a reading with a space, where there is a table of names; nil elsewhere.
  public var readingRarity: ReadingRarity?
  /// Of a text that the line recogniser read: the natural logarithm, sign changed, of the probability that all of its
  /// letters are right, as if one told nothing of another; nil elsewhere.
  public var lineDoubt: Double?
  /// Natural logarithm, sign changed, of the probability that a table of names or towns gives the value among all that
  /// it has, when it is read together with the field that goes with it: a 〒 with its address, a name with its
  /// reading. Nil where no table was asked, or where it would rather have another text.
  public var lexiconDoubt: Double?
  /// Of an address; nil for anything else.
  public var numberInk: NumberInk?
  /// Of a name or a reading where others stand on the page; nil elsewhere.
  public var echo: Echo?
  /// Of a text whose letters were also read one by one; nil elsewhere.
  public var letters: Letters?
  /// Of what stands in boxes; nil elsewhere.
  public var boxInk: BoxInk?
  /// Natural logarithm of the probability that a reader of numbers gives the value, or the numbers within it; nil where
  /// it was not asked.
  public var numberLook: Double?
  /// The same of a reader of single characters and the numbers within a text, each digit cut out of it; nil where it was
  /// not asked, or digits cannot be told apart.
  public var digitLook: Double?
  /// The widest step from one digit to the next of a number within a text, in heights of the line: more than 1 where a
  /// hyphen was lost that touches a digit. Nil where no number has two digits.
  public var digitStep: Double?
  /// True where what the site has learned made the value another; nil elsewhere.
  public var learned: Bool?

  public init(
    subject: Subject, reader: Reader = .tesseract, boxed: Bool = false, typed: Bool = false,
    agreement: Agreement = .single,
    structure: Structure = .none, lexicon: Lexicon = .none, certainty: Double,
    corrected: Bool = false, votes: Votes = .none, wording: Wording? = nil,
    kind: Kind? = nil, allowed: Double? = nil, learned: Bool? = nil
  ) {
    self.subject = subject
    self.reader = reader
    self.boxed = boxed
    self.typed = typed
    self.agreement = agreement
    self.structure = structure
    self.lexicon = lexicon
    self.certainty = certainty
    self.corrected = corrected
    self.votes = votes
    self.wording = wording
    self.kind = kind
    self.allowed = allowed
    self.learned = learned
  }

  /// Characters, not marks, seals or blanks.
  public var isText: Bool {
    switch subject {
    case .empty, .mark, .impression: false
    case .digits, .amount, .phone, .kana, .japanese, .date: true
    }
  }

  /// Characters that may have been written by hand.
  public var isHandwriting: Bool { isText && !typed }
}
