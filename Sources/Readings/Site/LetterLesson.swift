import Foundation

/// How much likelier single letters in boxes are at a site than the reader of boxed characters thinks:
/// a correction of the last layer's biases, for the letters of one alphabet.
public struct LetterLesson: Codable, Hashable, Sendable {
  /// Added to the logarithm of a letter's probability; letters that are not named stay as they are.
  public var offsets: [String: Double]
  /// Cases and boxes that it was fitted to, and how many of the boxes the reader had read wrong.
  public var cases: Int
  public var boxes: Int
  public var wrong: Int

  public init(offsets: [String: Double], cases: Int = 0, boxes: Int = 0, wrong: Int = 0) {
    self.offsets = offsets
    self.cases = cases
    self.boxes = boxes
    self.wrong = wrong
  }

  /// Distinct cases that hold a letter before its offset may be kept.
  public static let fewestCases = 20
  /// No site shifts a letter by more, as a logarithm: what the reader is sure of stays.
  public static let most = 6.0

  var isSound: Bool {
    !offsets.isEmpty && cases >= Self.fewestCases
      && offsets.allSatisfy { $0.value.isFinite && abs($0.value) <= Self.most }
  }

  /// Name of that alphabet.
  public static let hiragana = "hiragana"

  /// The alphabet of a letter, those of one being what a box is mistaken for; nil for letters of which
  /// no site learns.
  public static func alphabet(of letter: String) -> String? {
    guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1 else {
      return nil
    }
    return switch scalar.value {
    case 0x30...0x39: "digits"
    case 0x30A1...0x30FA, 0x30FC: "katakana"
    case 0x3041...0x3096: hiragana
    default: nil
    }
  }

  /// What may stand in a box, likeliest first, with this alphabet's letters weighed anew. What they
  /// have together stays, so that whether anything is written at all is not touched.
  public func applied(to candidates: [Candidate]) -> [Candidate] {
    guard candidates.contains(where: { offsets[$0.text] != nil }) else { return candidates }
    let own = candidates.indices.filter { Self.alphabet(of: candidates[$0].text) != nil }
    var weighed = candidates
    for index in own { weighed[index].confidence *= exp(offsets[weighed[index].text] ?? 0) }
    let before = own.reduce(0) { $0 + candidates[$1].confidence }
    let after = own.reduce(0) { $0 + weighed[$1].confidence }
    guard after > 0, after.isFinite else { return candidates }
    for index in own { weighed[index].confidence *= before / after }
    return weighed.sorted { $0.confidence > $1.confidence }
  }
}

extension [String: LetterLesson] {
  /// What may stand in a box, weighed anew by the lesson of its likeliest letter's alphabet.
  public func applied(to candidates: [Candidate]) -> [Candidate] {
    guard let first = candidates.first, let alphabet = LetterLesson.alphabet(of: first.text),
      let lesson = self[alphabet]
    else { return candidates }
    return lesson.applied(to: candidates)
  }

  /// Whether another letter than before is the likeliest of a box.
  public func turns(_ candidates: [Candidate]) -> Bool {
    applied(to: candidates).first?.text != candidates.first?.text
  }
}
