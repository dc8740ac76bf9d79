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

  public init(
    crop: Crop, repertoire: Repertoire, arrangement: Arrangement = .line, deadline: Int = 5_000
  ) {
    self.crop = crop
    self.repertoire = repertoire
    self.arrangement = arrangement
    self.deadline = deadline
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

    public init(text: String, confidence: Double, left: Int, right: Int) {
      self.text = text
      self.confidence = confidence
      self.left = left
      self.right = right
    }
  }

  public var opinion: ReaderOpinion
  public var symbols: [Symbol]

  public init(opinion: ReaderOpinion, symbols: [Symbol] = []) {
    self.opinion = opinion
    self.symbols = symbols
  }

  /// The lowest confidence of its characters, 0 where there are none.
  public var weakest: Double { symbols.map(\.confidence).min() ?? 0 }
}
