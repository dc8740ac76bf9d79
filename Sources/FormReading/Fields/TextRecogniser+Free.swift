import Glibc
import Japanese
import Readings
import Recognition

/// Numbers in free boxes that nobody could divide into digits: telephone numbers above all, whose digits touch.
extension TextRecogniser {
  /// How much the line recogniser counts beside the reader of numbers: it is surer than it is right.
  private static let lineShare = 0.5
  /// By how much likelier something must be than every telephone number, before it is none that was written.
  private static let noPhone = 30.0

  /// Takes the number that the line recogniser and the reader of numbers together make likeliest.
  ///
  /// - Parameter line: what the line recogniser read.
  func take(
    _ number: NumberOpinion, beside line: TextOpinion, for result: inout Result,
    _ repertoire: Repertoire
  ) {
    // Of an amount less than nothing, or with a fraction, digits are not all.
    guard repertoire.isNumeric, let steps = line.digits,
      repertoire != .amount || !result.text.contains(where: { "-.".contains($0) })
    else { return }
    let read = [line.opinion.text] + line.opinion.alternatives.map(\.text)
    let texts = Set(
      (read + number.numbers.map(\.text)).map { $0.filter { $0.isASCII && $0.isNumber } })
    let scored = texts.compactMap { text -> (text: String, score: Double)? in
      guard let seen = steps.look(of: text), let own = number.steps.look(of: text) else {
        return nil
      }
      return (text, seen * Self.lineShare + own)
    }.sorted { ($0.score, $1.text) > ($1.score, $0.text) }
    guard let look = scored.first, look.score.isFinite else { return }
    let phone =
      repertoire == .phone ? scored.first { (try? PhoneNumber(parsing: $0.text)) != nil } : nil
    let best = phone.flatMap { look.score - $0.score <= log(Self.noPhone) ? $0 : nil } ?? look
    let sum = scored.reduce(0) { $0 + exp($1.score - look.score) }
    // Hyphens stay where the line recogniser read the same digits.
    if result.text.filter({ $0.isASCII && $0.isNumber }) != best.text { result.text = best.text }
    result.certainty = exp(best.score - look.score) / sum
    result.corrected = false
    result.reader = .networks
    result.opinions.insert(
      ReaderOpinion(name: freeName, text: result.text, confidence: result.certainty), at: 0)
  }
}
