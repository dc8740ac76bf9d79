import Readings
import Recognition
import Workflows

/// Holds a name and its フリガナ against the table of names.
struct NameSupport {
  typealias Read = (field: Field, outcome: FieldOutcome)

  let table: NameTable

  /// Probability from which the table's text is taken for what was read.
  static let sure = 0.8

  /// Puts the space between family and given name where the table knows both; a space is all that it
  /// moves.
  func divide(_ name: inout Read) {
    let letters = name.outcome.letters
    let parts = letters.split { $0.text.isWhitespace }
    let bare = Array(parts.joined())
    guard parts.count <= 2,
      let place = NameDivision(table: table).place(
        in: bare.map(\.text), read: parts.count == 2 ? parts[0].count : nil)
    else { return }
    let divided = bare[..<place] + [ReadLetter("\u{3000}")] + bare[place...]
    let text = String(divided.map(\.text))
    guard let canonical = try? FieldNormalizer.canonical(text, of: name.field),
      canonical != name.outcome.value,
      canonical.filter({ !$0.isWhitespace }) == name.outcome.value?.filter({ !$0.isWhitespace })
    else { return }
    name.outcome.findings.append(
      .movedSpace(name.field.name, from: name.outcome.value ?? "", to: canonical))
    name.outcome.value = canonical
    name.outcome.letters = Array(divided)
  }

  /// Doubts a space that leaves a family name which the table does not have, where another space would
  /// leave one that it has: 木村大　翔, which may be 木村　大翔.
  func doubtDivision(of name: inout Read) {
    let parts = (name.outcome.value ?? "").split(whereSeparator: \.isWhitespace)
    guard parts.count == 2, name.outcome.evidence.lexicon == .none,
      NameDivision(table: table).mayDivideElsewhere(
        Array(parts.joined()), read: parts[0].count)
    else { return }
    name.outcome.doubt(.doubtfulSpace(name.field.name))
  }

  /// Says where the table has both parts of a name that nothing else has confirmed.
  func recognise(_ name: inout Read) {
    let parts = (name.outcome.value ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    guard name.outcome.evidence.lexicon == .none, parts.count == 2,
      NameDivision(table: table).knows(family: parts[0], given: parts[1])
    else { return }
    name.outcome.evidence.lexicon = .known
  }

  /// Says where the table has names that are read as both parts of a reading are, and nothing else has
  /// confirmed it; and how rare they are.
  func recognise(reading: inout Read) {
    let parts = (reading.outcome.value ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    guard parts.count == 2 else { return }
    let division = NameDivision(table: table)
    reading.outcome.evidence.readingRarity = division.weigh(
      familyReading: parts[0], givenReading: parts[1])
    guard reading.outcome.evidence.lexicon == .none,
      division.knows(familyReading: parts[0], givenReading: parts[1])
    else { return }
    reading.outcome.evidence.lexicon = .known
  }

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
    guard side.differs else {
      one.outcome.evidence.doubt(byTable: side.probability)
      return
    }
    guard side.probability >= PostalSupport.worthShowing, let read = one.outcome.value,
      let text = try? FieldNormalizer.canonical(side.text, of: one.field), text != read
    else { return }
    one.outcome.opinions.append(
      ReaderOpinion(name: table.label, text: text, confidence: side.probability))
    guard side.probability >= Self.sure else {
      one.outcome.doubt(.otherByNameTable(one.field.name, read: read, table: text))
      return
    }
    one.outcome.take(
      text, of: one.field, because: .byNameTable(one.field.name, from: read, to: text))
    one.outcome.evidence.doubt(byTable: side.probability)
  }
}
