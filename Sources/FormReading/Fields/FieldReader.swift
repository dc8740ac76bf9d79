import Foundation
import Japanese
import Readings
package import Recognition
package import Workflows

/// Reads fields of a page: from their pictures to values with evidence.
package struct FieldReader {
  let recogniser: TextRecogniser

  package init(
    network: (any TextReader)? = nil, boxes: (any BoxReader)? = nil,
    singles: (any LetterReader)? = nil, numbers: (any NumberReader)? = nil,
    japanese: any TextReader, western: (any TextReader)?, clock: StageClock, deadline: Int = 5_000
  ) {
    recogniser = TextRecogniser(
      network: network, boxes: boxes, singles: singles, numbers: numbers, japanese: japanese,
      western: western, clock: clock, deadline: deadline)
  }

  private init(_ recogniser: TextRecogniser) { self.recogniser = recogniser }

  /// The same with what a site has learned of letters in boxes.
  func learned(_ letters: [String: LetterLesson]) -> FieldReader {
    FieldReader(recogniser.learned(letters))
  }

  /// Reads one field that is no table.
  ///
  /// - Throws: `Refusal(.readerUnavailable)` where an engine is broken. A passed deadline is a
  ///   finding on the field.
  package func outcome(of field: Field, in views: some FieldViews) throws -> FieldOutcome {
    do {
      var outcome = try read(field, views)
      if !recogniser.hasNetwork, outcome.evidence.isText, outcome.evidence.reader != .code,
        !outcome.raw.isEmpty
      {
        outcome.findings.append(.noNetwork(field.name))
      } else if !recogniser.hasBoxes, outcome.evidence.isText, outcome.evidence.boxed {
        outcome.findings.append(.noBoxes(field.name))
      } else if !recogniser.hasNumbers, outcome.evidence.reader != .code,
        [.digits, .amount, .phone, .date].contains(outcome.evidence.subject), !outcome.raw.isEmpty
      {
        outcome.findings.append(.noNumbers(field.name))
      } else if outcome.evidence.reader == .network, outcome.evidence.subject == .japanese,
        outcome.evidence.wording == nil
      {
        outcome.findings.append(.noLetters(field.name))
      } else if !recogniser.hasSingles, outcome.evidence.reader == .network,
        outcome.evidence.subject == .japanese || outcome.evidence.subject == .kana
      {
        outcome.findings.append(.noSingleLetters(field.name))
      }
      if let hiding = FieldHiding(of: field, in: views) {
        // What could not be seen has not been written in, for all one knows.
        outcome.findings.removeAll { $0.code == Finding.unreadable(field.name).code }
        outcome.doubt(.hidden(field.name, hiding))
      }
      return outcome
    } catch let refusal as Refusal where refusal.code == .readerTimedOut {
      return FieldOutcome(
        evidence: Evidence(subject: Self.subject(of: field.type), certainty: 0),
        findings: [.timedOut(field.name)])
    }
  }

  private func read(_ field: Field, _ views: some FieldViews) throws -> FieldOutcome {
    switch field.source {
    case .box(let box):
      if field.type == .seal || field.type == .signature { return impression(field, box, views) }
      guard let view = views.view(box, margin: TextBoxReader.margin) else { return offPage(field) }
      let sight = try TextBoxReader(recogniser: recogniser).look(
        at: view, repertoire: Repertoire(of: field.type), spacing: Self.spacing(of: field.type),
        choices: field.oneOf)
      return text(field, sight)
    case .cells(let cells):
      guard let view = views.view(cells.bounds, margin: CellsReader.margin) else {
        return offPage(field)
      }
      let sight = try CellsReader(recogniser: recogniser).look(
        at: view, cells: cells, repertoire: Repertoire(of: field.type))
      return self.cells(field, cells, sight)
    case .dateParts(let era, let year, let month, let day):
      return try DatePartsReader(recogniser: recogniser).outcome(
        of: field, era: era, year: year, month: month, day: day, in: views)
    case .marks(let style, let marks): return choice(field, style, marks, views)
    case .code(let box, let kinds):
      return try CodeFieldReader.outcome(of: field, box: box, kinds: kinds, in: views)
    case .table: return offPage(field)
    }
  }

  private func offPage(_ field: Field) -> FieldOutcome {
    FieldOutcome(
      evidence: Evidence(subject: Self.subject(of: field.type), certainty: 0),
      findings: [.unreadable(field.name)])
  }

  // MARK: - Text

  private func text(_ field: Field, _ sight: TextBoxReader.Sight) -> FieldOutcome {
    switch sight.presence {
    case .empty(let certainty):
      return FieldOutcome(evidence: Evidence(subject: .empty, certainty: certainty))
    case .faint:
      return FieldOutcome(
        evidence: Evidence(subject: .empty, structure: .broken, certainty: 0),
        findings: [.faint(field.name)])
    case .written: break
    }
    var outcome = FieldOutcome(
      raw: sight.text,
      evidence: Evidence(
        subject: Self.subject(of: field.type), reader: sight.reader, typed: sight.typed,
        agreement: sight.agreement, certainty: sight.certainty, corrected: sight.corrected,
        votes: sight.votes, wording: wording(of: sight, in: field), kind: Self.kind(of: field),
        allowed: sight.allowed),
      letters: sight.letters, opinions: sight.opinions)
    outcome.numbers = sight.numbers
    outcome.evidence.numberLook = sight.numberLook?.look
    outcome.evidence.digitLook = sight.numberLook?.boxes
    outcome.evidence.digitStep = sight.numberLook?.step
    if field.type == .address { outcome.evidence.numberInk = sight.numberInk }
    if let look = sight.look, field.oneOf.isEmpty {
      outcome.findings.append(.byWording(field.name, look: look, to: sight.text))
    }
    if let line = sight.variantByLine {
      outcome.findings.append(.byVariant(field.name, from: line, to: sight.text))
    }
    if sight.corrected { outcome.findings.append(.normalised(field.name)) }
    normalise(&outcome, field)
    if sight.isDitto || Ditto.stands(in: outcome.raw) && !field.oneOf.contains(outcome.raw) {
      // What it stands for is another field's; no lexicon shall make a value of it.
      outcome.value = nil
      outcome.letters = []
      outcome.doubt(.ditto(field.name))
      return outcome
    }
    for change in sight.numberLook?.changes ?? [] {
      outcome.doubt(.byNumbers(field.name, from: change.read, to: change.taken))
    }
    if let look = sight.look, !field.oneOf.isEmpty, outcome.value != nil {
      // The list may lack what was written; no count holds such pages.
      outcome.doubt(.nearestListed(field.name, look: look, to: sight.text))
    }
    let isGuess =
      Self.isGuess(sight) || sight.unread >= Self.scribble
    if outcome.evidence.subject == .japanese, outcome.value != nil, isGuess {
      // The readers' guesses stay among their opinions; a value would be made up.
      outcome.value = nil
      outcome.doubt(.unreadable(field.name))
    }
    if sight.isStruck {
      outcome.doubt(.struck(field.name))
    } else if sight.unread >= Self.letterLeftOut {
      // Of what is struck out the line itself is no letter.
      outcome.doubt(.unreadInk(field.name))
    }
    if sight.pale >= InkPresence.something { outcome.doubt(.paleInk(field.name)) }
    if sight.hasSign { outcome.doubt(.signInNumber(field.name)) }
    outcome.ink = sight.ink
    return outcome
  }

  /// Certainty below which a text is a guess at a scribble: of the values counted, Tesseract's had 13 right
  /// and 203 wrong below 0.5, and of 6,100 of the network 8 were below 0.2, two of them right.
  private static let guess = (tesseract: 0.4, network: 0.2)
  /// Certainty of the letter in the middle below which a text of the network is a guess: a long address may
  /// have a letter that is in doubt, and most of it right.
  private static let guessedLetter = 0.75

  private static func isGuess(_ sight: TextBoxReader.Sight) -> Bool {
    guard sight.reader != .tesseract else { return sight.certainty < guess.tesseract }
    let letters = sight.text.count { !$0.isWhitespace }
    return sight.certainty < guess.network
      && pow(sight.certainty, 1 / Double(max(1, letters))) < guessedLetter
  }

  /// Ink without a letter, in heights of the line, from which one was left out: of the values counted,
  /// right ones had up to 0.62 and nearly all less than 0.35, those that lack a letter 0.5 and more.
  private static let letterLeftOut = 0.45
  /// Ink without a letter from which most of what stands there was not read.
  private static let scribble = 1.5

  /// Of names, with whether they hold a letter that nobody here can tell from its variant.
  private func wording(of sight: TextBoxReader.Sight, in field: Field) -> Evidence.Wording? {
    guard var wording = sight.wording, field.type == .name else { return sight.wording }
    wording.hasTwin = TwinLetters.occur(in: sight.text)
    return wording
  }

  private static func kind(of field: Field) -> Evidence.Kind? {
    switch field.type {
    case .name: .name
    case .address: .address
    case .text: field.oneOf.isEmpty ? nil : .listed
    default: nil
    }
  }

  private static func spacing(of type: FieldType) -> SpaceFinder.Spacing {
    switch type {
    case .name, .kana: .name
    case .address: .address
    default: .text
    }
  }

  private func cells(_ field: Field, _ cells: Cells, _ sight: CellsReader.Sight) -> FieldOutcome {
    var outcome = text(
      field,
      TextBoxReader.Sight(
        presence: sight.presence, text: sight.text, agreement: sight.agreement,
        certainty: sight.certainty, opinions: sight.opinions, corrected: sight.corrected,
        typed: sight.typed, isStruck: sight.isStruck, pale: sight.pale, isDitto: sight.isDitto,
        reader: sight.reader,
        letters: sight.letters, votes: sight.votes, wording: sight.wording,
        allowed: sight.allowed, look: sight.look, numbers: sight.numbers))
    guard case .written = sight.presence else { return outcome }
    outcome.boxes = sight.boxes
    outcome.evidence.boxed = true
    outcome.evidence.boxInk = sight.boxInk
    if !sight.countFits {
      outcome.findings.append(
        .cellCount(field.name, written: sight.written, read: sight.text.count))
      outcome.evidence.structure = .broken
    } else if outcome.evidence.structure == .none {
      outcome.evidence.structure = .count
    }
    if sight.hasGap { outcome.doubt(.cellGap(field.name)) }
    outcome.tryCheckDigit(of: field)
    return outcome
  }

  private func normalise(_ outcome: inout FieldOutcome, _ field: Field) {
    guard !outcome.raw.isEmpty else {
      outcome.findings.append(.unreadable(field.name))
      outcome.evidence.structure = .broken
      return
    }
    do throws(ValueIssue) {
      outcome.value = try FieldNormalizer.canonical(outcome.raw, of: field)
      outcome.evidence.structure = Self.structure(of: field)
      if outcome.value == nil { outcome.findings.append(.unreadable(field.name)) }
    } catch {
      outcome.findings.append(.issue(error, field: field.name))
      outcome.evidence.structure = .broken
    }
  }

  /// What a value of this field has passed once it is in canonical form.
  static func structure(of field: Field) -> Evidence.Structure {
    if !field.oneOf.isEmpty { return .listed }
    switch field.type {
    case .myNumber, .corporateNumber: return .checkDigit
    case .date: return .calendar
    case .postalCode: return .count
    case .digits: return field.length == nil ? .none : .count
    default: return .none
    }
  }

  // MARK: - Marks

  private func choice(
    _ field: Field, _ style: MarkStyle, _ marks: [Mark], _ views: some FieldViews
  ) -> FieldOutcome {
    let sight = MarksReader.look(at: marks, style: style, in: views)
    var outcome = FieldOutcome(
      raw: sight.marked.joined(separator: String(FieldNormalizer.separator)),
      evidence: Evidence(
        subject: .mark, boxed: style == .check, structure: .listed, certainty: sight.certainty),
      opinions: [sight.opinion])
    for finding in MarksReader.findings(sight, of: field.name) { outcome.doubt(finding) }
    if field.type == .choice, sight.marked.count > 1 {
      outcome.findings.append(.severalMarks(field.name, sight.marked))
      outcome.evidence.structure = .broken
      return outcome
    }
    if sight.marked.isEmpty {
      if field.type == .choice, sight.unsure.isEmpty {
        outcome.findings.append(.noMark(field.name, isAsked: field.required))
      }
      return outcome
    }
    outcome.value = outcome.raw
    return outcome
  }

  private func impression(_ field: Field, _ box: Box, _ views: some FieldViews) -> FieldOutcome {
    guard let view = views.view(box, margin: 1) else { return offPage(field) }
    var look = MarkReader.look(
      at: view, style: field.type == .seal ? .impression : .signature)
    if field.type == .seal, let red = views.redShare(box) { look = look.seeing(red: red) }
    var outcome = FieldOutcome(
      evidence: Evidence(subject: .impression, certainty: look.distance),
      opinions: [
        ReaderOpinion(
          name: "marks-1", text: look.verdict == .marked ? FieldNormalizer.present : "",
          confidence: look.distance,
          alternatives: [Candidate(text: FieldNormalizer.present, confidence: min(1, look.share))])
      ])
    switch look.verdict {
    case .marked:
      outcome.raw = FieldNormalizer.present
      outcome.value = FieldNormalizer.present
    case .unmarked: break
    case .unsure:
      outcome.findings.append(.unsureMark(field.name, [FieldNormalizer.present]))
      outcome.evidence.structure = .broken
    }
    return outcome
  }

  static func subject(of type: FieldType) -> Evidence.Subject {
    switch Repertoire(of: type) {
    case .digits: .digits
    case .amount: .amount
    case .phone: .phone
    case .kana: .kana
    case .date: .date
    case .japanese:
      switch type {
      case .choice, .choices: .mark
      case .seal, .signature: .impression
      default: .japanese
      }
    }
  }
}
