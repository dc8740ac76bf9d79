public import Readings

/// One way to read the characters of a prepared crop.
///
/// A reader is created once in a process and used by one thread. The same crop reads the same
/// whatever was read before it.
public protocol TextReader: AnyObject {
  /// Name and version, such as `tesseract-5.3.0/jpn`; goes into the provenance of every value.
  var name: String { get }

  /// Reads a crop.
  ///
  /// - Throws: `Refusal(.readerTimedOut)` where the deadline passes, `Refusal(.readerUnavailable)`
  ///   where the engine is missing or broken. A crop without readable text is no error: the
  ///   opinion's text is empty.
  func read(_ request: TextRequest) throws -> TextOpinion
}

/// What a text reader is asked to read.
public struct TextRequest: Sendable {
  /// How the characters stand in the crop.
  public enum Arrangement: Sendable, Hashable {
    /// One line.
    case line
    /// One character.
    case character
    /// Lines under each other.
    case block
  }

  public var crop: Crop
  public var repertoire: Repertoire
  public var arrangement: Arrangement
  /// Milliseconds that reading may take.
  public var deadline: Int
  /// What another reader makes of the same content, where it knows how many characters there are: for
  /// each of them what it may be. Empty where there is no such reader. The opinion itself is not swayed
  /// by it.
  public var places: [[Candidate]]
  /// The only texts that the field may hold; empty where it may hold any.
  public var choices: [String]

  public init(
    crop: Crop, repertoire: Repertoire, arrangement: Arrangement = .line, deadline: Int = 5_000,
    places: [[Candidate]] = [], choices: [String] = []
  ) {
    self.crop = crop
    self.repertoire = repertoire
    self.arrangement = arrangement
    self.deadline = deadline
    self.places = places
    self.choices = choices
  }
}

/// What a text reader saw: an opinion with a confidence and a place for each character.
public struct TextOpinion: Sendable, Hashable {
  /// One character as the reader saw it.
  public struct Symbol: Sendable, Hashable {
    public var text: String
    /// 0 to 1, not calibrated.
    public var confidence: Double
    /// Pixels of the crop.
    public var left: Int
    public var right: Int
    /// Other characters that may stand there, likeliest first; none from readers that do not tell.
    public var alternatives: [Candidate]

    public init(
      text: String, confidence: Double, left: Int, right: Int, alternatives: [Candidate] = []
    ) {
      self.text = text
      self.confidence = confidence
      self.left = left
      self.right = right
      self.alternatives = alternatives
    }
  }

  public var opinion: ReaderOpinion
  public var symbols: [Symbol]
  /// What is likeliest if the request's `places` are believed as much as the reader itself: a text of
  /// as many characters. Nil where no places were given, the reader cannot weigh them, or no such text
  /// was found.
  public var joint: Joint?
  /// What is likeliest if the order of letters, or the request's `choices`, speak, too. Nil where nothing
  /// is known of either.
  public var worded: Worded?
  /// What a line recogniser sees of the digits; nil where no number was asked for, and from other readers.
  public var digits: DigitSteps?
  /// The least share that the repertoire has of what the reader sees in a character's place, 0 to 1: what
  /// is far below 1 looks like something that may not stand there. 1 for readers that do not tell.
  public var allowed = 1.0
  /// Of a number: the greatest share that a sign has which is no part of one, away from the characters that
  /// were read, 0 to 1. 0 for other texts, and readers that do not tell.
  public var sign = 0.0

  /// A text that two readers weighed together.
  public struct Joint: Sendable, Hashable {
    public var text: String
    /// 0 to 1, among texts of as many characters.
    public var confidence: Double
    /// Best first.
    public var alternatives: [Candidate]

    public init(text: String, confidence: Double, alternatives: [Candidate] = []) {
      self.text = text
      self.confidence = confidence
      self.alternatives = alternatives
    }
  }

  /// A text that its look and its wording make likeliest together.
  public struct Worded: Sendable, Hashable {
    /// The reader's with that of what it knew about words, for provenance.
    public var opinion: ReaderOpinion
    /// Their confidences weigh look and neighbours.
    public var symbols: [Symbol]
    /// Confidence of the weakest character by its look alone.
    public var look: Double
    /// Natural logarithm of how unlikely the letter is that words expect least.
    public var rarest: Double

    public init(opinion: ReaderOpinion, symbols: [Symbol], look: Double, rarest: Double) {
      self.opinion = opinion
      self.symbols = symbols
      self.look = look
      self.rarest = rarest
    }
  }

  public init(
    opinion: ReaderOpinion, symbols: [Symbol] = [], joint: Joint? = nil, worded: Worded? = nil
  ) {
    self.opinion = opinion
    self.symbols = symbols
    self.joint = joint
    self.worded = worded
  }

  /// The lowest confidence of its characters, 0 where there are none.
  public var weakest: Double { symbols.map(\.confidence).min() ?? 0 }
}
