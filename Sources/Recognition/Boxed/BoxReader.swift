public import Readings

/// One way to read single characters in boxes of their own.
///
/// A reader is created once in a process and used by one thread. The same box reads the same whatever
/// was read before it or stands beside it.
public protocol BoxReader: AnyObject {
  /// Name and version, such as `boxed-1-5f0a12c4/onnxruntime-1.32.0`.
  var name: String { get }

  /// Whether the reader knows all characters of such a field.
  func knows(_ repertoire: Repertoire) -> Bool

  /// Reads the boxes of one row, or of several rows of one field.
  ///
  /// - Returns: an opinion for each box, in their order.
  /// - Throws: `Refusal(.readerUnavailable)` where the engine is missing or broken.
  func read(_ boxes: [BoxPicture], repertoire: Repertoire) throws -> [BoxOpinion]
}

/// What a reader makes of one box. All probabilities of a box add up to 1.
public struct BoxOpinion: Sendable, Hashable {
  /// Characters, likeliest first; those of less than a millionth are left out.
  public var characters: [Candidate]
  /// Probability that nobody wrote here.
  public var nothing: Double
  /// Probability that what stands here was struck out.
  public var struck: Double

  public init(characters: [Candidate], nothing: Double, struck: Double) {
    self.characters = characters
    self.nothing = nothing
    self.struck = struck
  }

  /// Of a box without any ink.
  public static let free = BoxOpinion(characters: [], nothing: 1, struck: 0)

  /// The likeliest character; empty where the box is likelier free or struck out.
  public var text: String { verdict == .character ? characters.first?.text ?? "" : "" }

  /// What is likeliest of a box.
  public enum Verdict: Sendable, Hashable { case character, nothing, struck }

  public var verdict: Verdict {
    let written = characters.first?.confidence ?? 0
    if nothing >= max(written, struck) { return .nothing }
    return struck > written ? .struck : .character
  }

  /// Probability of the verdict.
  public var confidence: Double { max(characters.first?.confidence ?? 0, nothing, struck) }
}
