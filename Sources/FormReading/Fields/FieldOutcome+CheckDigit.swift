import Readings
import Workflows

extension FieldOutcome {
  /// Of what was read, how much less likely another number may be that its check digit lets pass, and how
  /// much likelier than the next such number it must be.
  private static let carried = (least: 0.05, lead: 5.0)

  /// Proposes the number that both networks thought likely and whose check digit fits, where that of the
  /// likeliest does not.
  ///
  /// One number in eleven has a check digit that fits by chance: the proposal stays a doubt, which a person
  /// settles on the image. What was read is kept in `raw`.
  mutating func tryCheckDigit(of field: Field) {
    guard field.type == .myNumber || field.type == .corporateNumber, value == nil,
      evidence.reader == .networks, let read = opinions.first
    else { return }
    let fitting = read.alternatives.compactMap { one in
      (try? FieldNormalizer.canonical(one.text, of: field)).map {
        (text: $0, confidence: one.confidence)
      }
    }.sorted { $0.confidence > $1.confidence }
    guard let best = fitting.first, best.confidence >= Self.carried.least * read.confidence,
      fitting.dropFirst().allSatisfy({ $0.confidence * Self.carried.lead <= best.confidence })
    else { return }
    value = best.text
    evidence.lexicon = .changed
    evidence.certainty = best.confidence
    findings.removeAll { $0.code.hasSuffix(".checkDigit") }
    doubt(.byCheckDigit(field.name))
  }
}
