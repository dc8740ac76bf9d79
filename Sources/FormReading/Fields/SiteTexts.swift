import Readings
import Recognition
import Workflows

/// What a site has learned of letters in boxes and of names, and what it makes of a page's fields.
///
/// A field is read as shipped first. What was learned counts only where it makes the value another; then
/// the field says so, and its value is of a kind of its own that the site has to prove. Every other
/// field is read, judged and counted as if nothing had been learned.
struct SiteTexts {
  typealias Read = (field: Field, outcome: FieldOutcome)

  /// `SiteCalibration.name`.
  let name: String
  let letters: [String: LetterLesson]
  /// The table of names with those of the site; nil where the site knows no other names.
  let names: NameTable?

  /// Nil where nothing was learned but the judge.
  ///
  /// - Parameter names: as shipped; nil where there is no table.
  init?(_ site: SiteCalibration, names: NameTable?) {
    name = site.name
    letters = site.letters ?? [:]
    self.names = names?.knowing(site.names ?? [])
    if letters.isEmpty, self.names == nil { return nil }
  }

  /// - Parameters:
  ///   - read: as shipped, with the lexicons' support.
  ///   - plain: the same without it.
  func change(
    _ read: inout [Read], readAs plain: [Read], by fields: FieldReader, _ lexicons: Lexicons,
    in views: some FieldViews
  ) throws {
    var other = plain
    var isTurned = false
    let reader = fields.learned(letters)
    for index in other.indices
    where !plain[index].field.type.isSpeciallyProtected
      && plain[index].outcome.boxes.contains(where: letters.turns)
    {
      other[index].outcome = try reader.outcome(of: plain[index].field, in: views)
      isTurned = true
    }
    guard isTurned || names != nil else { return }
    Lexicons(postal: lexicons.postal, names: names ?? lexicons.names).support(&other)
    for index in read.indices { take(other[index].outcome, for: &read[index]) }
  }

  /// Takes a value that the lesson made another, unless something speaks for the one as shipped, or
  /// against the other.
  private func take(_ other: FieldOutcome, for read: inout Read) {
    let shipped = read.outcome
    guard let value = other.value, value != shipped.value,
      shipped.evidence.lexicon != .confirmed || other.evidence.lexicon == .confirmed,
      other.evidence.structure != .broken || shipped.evidence.structure == .broken
    else { return }
    read.outcome = other
    read.outcome.boxes = shipped.boxes
    read.outcome.evidence.learned = true
    read.outcome.findings.append(
      .byLesson(read.field.name, from: shipped.value ?? shipped.raw, to: value, name))
  }
}
