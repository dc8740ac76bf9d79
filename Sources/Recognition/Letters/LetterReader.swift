/// Reads letters one by one, whatever stands beside them.
///
/// A reader is created once in a process and used by one thread. The same picture reads the same whatever was
/// read before it.
public protocol LetterReader: AnyObject {
  /// Name and version; goes into the provenance of every value.
  var name: String { get }

  /// One opinion for each picture.
  ///
  /// - Throws: `Refusal(.readerUnavailable)` where the engine is broken.
  func read(_ letters: [LetterPicture]) throws -> [LetterOpinion]
}
