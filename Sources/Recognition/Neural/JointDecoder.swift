import Glibc
import Japanese
import Readings

/// Finds the texts that a line recogniser and a reader of single characters together make likeliest.
///
/// The probabilities of both are multiplied, as for experts whose errors are independent (Hinton 1999,
/// "Products of experts"), while the beam is searched, so that the text has as many characters as there
/// are places.
package struct JointDecoder {
  /// How much the places count beside the line, whose network is surer than it is right. With 3 the two
  /// together read digits about as well as the boxes alone and kana better than either: of 400 rows of
  /// seven real digits 388 were right (line 355, boxes 387; 384 with 1), of 120 rows of kana by strokes
  /// displaced by 4 % of the box 112 (94, 101; 111).
  package static let exponent = 3.0
  /// What the reader of places gives any character at least: it may be wrong whatever it says.
  package static let least = 1e-5
  /// Candidates of a place that are tried whatever the line shows.
  static let tried = 0.001

  private let alphabet: CharacterClasses.Alphabet
  /// For each place the weight of each character of the alphabet.
  private let weights: [[Double]]
  private let wanted: Set<Int>
  /// The alphabet in katakana.
  private let katakana: [Character]
  /// What the order of letters has to say; nil where nothing is known of it.
  private let order: LetterOrder?

  /// Nil where there are no places.
  init?(
    alphabet: CharacterClasses.Alphabet, places: [[Candidate]], order: LetterOrder? = nil
  ) {
    guard !places.isEmpty else { return nil }
    self.alphabet = alphabet
    self.order = order
    var wanted: Set<Int> = []
    let folded = alphabet.characters.map { TextFolding.katakana(String($0)) }
    katakana = folded.map { $0.first ?? " " }
    weights = places.map { candidates in
      var probabilities: [String: Double] = [:]
      for candidate in candidates {
        probabilities[TextFolding.katakana(candidate.text), default: 0] += candidate.confidence
      }
      return folded.enumerated().map { index, text in
        // A box is never a space.
        if text == " " { return 0 }
        let probability = probabilities[text] ?? 0
        if probability >= Self.tried { wanted.insert(index) }
        return pow(max(probability, Self.least), Self.exponent)
      }
    }
    self.wanted = wanted
  }

  /// - Parameter values: of the line, step by step one probability for each class.
  /// - Returns: nil where no text of so many characters was found.
  func decode(_ values: UnsafeBufferPointer<Float>, classes: Int) -> TextOpinion.Joint? {
    let decoder = CTCDecoder(beam: 16)
    let steps = decoder.steps(values, classes: classes, alphabet: alphabet, wanted: wanted)
    let texts = decoder.texts(steps, weigh: weight).filter { $0.characters.count == weights.count }
    // Raised as a whole, that what counts thrice is no surer for it.
    let shares = texts.map { pow($0.probability, 1 / Self.exponent) }
    let sum = shares.reduce(0, +)
    guard let best = texts.first, sum > 0 else { return nil }
    func text(_ one: CTCDecoder.Text) -> String {
      String(one.characters.map { alphabet.characters[$0] })
    }
    return TextOpinion.Joint(
      text: text(best), confidence: shares[0] / sum,
      alternatives: zip(texts, shares).dropFirst().prefix(7).map {
        Candidate(text: text($0), confidence: $1 / sum)
      })
  }

  private func weight(_ text: [Int], _ next: Int) -> Double {
    guard text.count < weights.count else { return 0 }
    return weights[text.count][next] * (order?.weight(text, next) ?? 1)
      * KanaSpelling.weight(
        of: katakana[next], after: text.last.map { katakana[$0] },
        isLast: text.count + 1 == weights.count)
  }
}
