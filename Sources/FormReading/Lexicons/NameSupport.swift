import Readings
import Recognition
import Workflows

/// Holds a name and its フリガナ against the table of names.
struct NameSupport {
  typealias Read = (field: Field, outcome: FieldOutcome)

  let table: NameTable

  func support(name: inout Read, reading: inout Read) {
    guard
      let verdict = NameDecoder(table: table).decode(
        name: name.outcome.letters, reading: reading.outcome.letters)
    else { return }
    apply(verdict.name, to: &name)
    apply(verdict.reading, to: &reading)
    guard verdict.isConfirmed else { return }
    if name.outcome.evidence.lexicon == .none { name.outcome.evidence.lexicon = .confirmed }
    if reading.outcome.evidence.lexicon == .none { reading.outcome.evidence.lexicon = .confirmed }
  }

  private func apply(_ side: NameVerdict.Side, to one: inout Read) {
    guard side.differs, side.probability >= PostalSupport.worthShowing,
      let read = one.outcome.value,
      let text = try? FieldNormalizer.canonical(side.text, of: one.field), text != read
    else { return }
    one.outcome.opinions.append(
      ReaderOpinion(name: table.label, text: text, confidence: side.probability))
    guard side.probability >= PostalSupport.sure else { return }
    one.outcome.take(
      text, of: one.field, because: .byNameTable(one.field.name, from: read, to: text))
  }
}
