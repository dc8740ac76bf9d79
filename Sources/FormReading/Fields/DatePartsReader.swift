import Japanese
import Readings
import Recognition
import Workflows

/// Reads a date whose era, year, month and day stand in places of their own.
struct DatePartsReader {
  let recogniser: TextRecogniser

  /// One part as seen.
  struct Part {
    var text = ""
    var isEmpty = false
    var isFaint = false
    /// Nothing but 〃 is written.
    var isDitto = false
    var agreement: Evidence.Agreement = .agree
    var certainty = 1.0
    var opinions: [ReaderOpinion] = []
    var findings: [Finding] = []
    /// Nothing needs reading: printed on the form.
    var isFixed = false
    /// One of the words that the form prints was marked.
    var isMarked = false
    /// The numbers of the date, taken together, are typed.
    var typed = false
    /// Whose text the numbers are.
    var reader = Evidence.Reader.tesseract
    var votes = Evidence.Votes.none
    var allowed: Double?
    /// The number that looks likeliest, where the calendar made the date another; nil where it did not.
    var look: String?
    /// Of all numbers together; see `Evidence.numberLook`.
    var numberLook: Double?
    /// Of all numbers that stand in boxes together; nil where none does.
    var boxInk: Evidence.BoxInk?
    /// What may stand in each box that is written in; empty where digits stand in none.
    var boxes: [[Candidate]] = []
  }

  func outcome(
    of field: Field, era: DatePart?, year: DatePart, month: DatePart, day: DatePart,
    in views: some FieldViews
  ) throws -> FieldOutcome {
    let eraPart = try era.map { try self.era($0, field.name, views) }
    let eraText = era == nil ? nil : eraPart?.text ?? ""
    let numbers = try DateNumbersReader(recogniser: recogniser) { texts in
      (try? DateText.parse(era: eraText, year: texts[0], month: texts[1], day: texts[2])) != nil
    }.read([year, month, day], field.name, views)
    let seen = numbers + (eraPart.map { [$0] } ?? [])
    let open = seen.filter { !$0.isFixed }
    let opinions = open.flatMap(\.opinions)
    if !open.isEmpty, open.allSatisfy(\.isEmpty) {
      return FieldOutcome(
        evidence: Evidence(
          subject: .empty, certainty: open.map(\.certainty).min() ?? 0), opinions: opinions)
    }
    var findings = seen.flatMap(\.findings)
    if seen.contains(where: \.isFaint) { findings.append(.faint(field.name)) }
    if seen.contains(where: \.isDitto) { findings.append(.ditto(field.name)) }
    func written(_ texts: [String]) -> String {
      (eraPart?.text ?? "") + "\(texts[0])年\(texts[1])月\(texts[2])日"
    }
    let raw = written(numbers.map { $0.look ?? $0.text })
    var value: String?
    var structure = Evidence.Structure.broken
    do throws(ValueIssue) {
      value = try DateText.parse(
        era: eraText, year: numbers[0].text, month: numbers[1].text,
        day: numbers[2].text
      ).description
      structure = .calendar
    } catch {
      findings.append(.issue(error, field: field.name))
    }
    let isChanged = numbers.contains { $0.look != nil }
    if isChanged {
      findings.append(.byCalendar(field.name, look: raw, to: written(numbers.map(\.text))))
    }
    // Of eras that were written nobody counted how often they are read right.
    let isEraRead = eraPart.map { !$0.isFixed && !$0.isMarked } ?? false
    if isEraRead || findings.contains(where: { $0.severity == .doubt }) { structure = .broken }
    var outcome = FieldOutcome(
      raw: raw, value: value,
      evidence: Evidence(
        subject: .date,
        reader: numbers.first { $0.reader != .tesseract }?.reader ?? .tesseract,
        boxed: Self.isBoxed(year), typed: Self.areTyped(numbers),
        agreement: Self.agreement(of: open), structure: structure,
        lexicon: isChanged ? .changed : .none,
        certainty: Self.certainty(numbers, eraPart),
        votes: numbers.first { $0.votes.asked > 0 }?.votes ?? .none,
        allowed: numbers.compactMap(\.allowed).min()),
      opinions: opinions, findings: findings)
    outcome.evidence.boxInk = numbers.compactMap(\.boxInk).first
    outcome.evidence.numberLook = numbers.compactMap(\.numberLook).first
    // What is printed, marked or free stands in no box.
    if numbers.allSatisfy({ !$0.boxes.isEmpty }) { outcome.boxes = numbers.flatMap(\.boxes) }
    return outcome
  }

  /// Of the whole date: as good as its worst part.
  /// The weakest number's. The distance of an era's mark is no probability; an unsure mark is a
  /// finding of its own.
  private static func certainty(_ numbers: [Part], _ era: Part?) -> Double {
    numbers.filter { !$0.isFixed }.map(\.certainty).min() ?? era?.certainty ?? 0
  }

  static func agreement(of parts: [Part]) -> Evidence.Agreement {
    if parts.contains(where: { $0.agreement == .disagree }) { return .disagree }
    return parts.allSatisfy { $0.agreement == .agree } ? .agree : .single
  }

  /// Whether no number of the date may have been written by hand.
  static func areTyped(_ numbers: [Part]) -> Bool {
    let written = numbers.filter { !$0.isFixed && !$0.isEmpty }
    return !written.isEmpty && written.allSatisfy(\.typed)
  }

  private static func isBoxed(_ part: DatePart) -> Bool {
    if case .cells = part { true } else { false }
  }

  private func era(_ part: DatePart, _ name: String, _ views: some FieldViews) throws -> Part {
    switch part {
    case .fixed(let text): return Part(text: text, isFixed: true)
    case .marks(let style, let marks): return Self.marked(style, marks, name, views)
    case .box(let box):
      guard let view = views.view(box, margin: TextBoxReader.margin) else {
        return Part(isFaint: true)
      }
      let sight = try TextBoxReader(recogniser: recogniser).look(at: view, repertoire: .date)
      return Self.part(
        sight.presence, Self.eraName(in: sight.text), .single, sight.certainty, sight.opinions)
    case .cells(let cells):
      guard let view = views.view(cells.bounds, margin: CellsReader.margin) else {
        return Part(isFaint: true)
      }
      let sight = try CellsReader(recogniser: recogniser).look(
        at: view, cells: cells, repertoire: .date)
      return Self.part(
        sight.presence, Self.eraName(in: sight.text), .single, sight.certainty, sight.opinions)
    }
  }

  static func marked(
    _ style: MarkStyle, _ marks: [Mark], _ name: String, _ views: some FieldViews
  ) -> Part {
    let sight = MarksReader.look(at: marks, style: style, in: views)
    var part = Part(
      text: sight.marked.count == 1 ? sight.marked[0] : "",
      isEmpty: sight.marked.isEmpty && sight.unsure.isEmpty, certainty: sight.certainty,
      opinions: [sight.opinion], isMarked: true)
    part.findings += MarksReader.findings(sight, of: name)
    if sight.marked.count > 1 { part.findings.append(.severalMarks(name, sight.marked)) }
    return part
  }

  private static func part(
    _ presence: InkPresence, _ text: String, _ agreement: Evidence.Agreement, _ certainty: Double,
    _ opinions: [ReaderOpinion]
  ) -> Part {
    switch presence {
    case .empty(let certainty): Part(isEmpty: true, certainty: certainty)
    case .faint: Part(isFaint: true, certainty: 0)
    case .written:
      Part(text: text, agreement: agreement, certainty: certainty, opinions: opinions)
    }
  }

  /// What readers take the telling character of an era for; 和 is in two names and tells nothing.
  private static let lookalikes: [Era: Set<Character>] = [
    .meiji: ["明", "治", "朋", "冶"], .taisho: ["大", "正", "太", "犬"],
    .showa: ["昭", "照", "招", "沼"], .heisei: ["平", "成", "乎"],
    .reiwa: ["令", "合", "今", "分", "命"],
  ]

  /// The era that the text names or resembles: the grammar of a date allows five names, so that
  /// 合和 can only be 令和. Empty where none or several resemble it.
  static func eraName(in text: String) -> String {
    let trimmed = text.filter { !$0.isWhitespace }
    if let exact = Era(name: trimmed) { return exact.name }
    let matching = Era.allCases.filter { era in
      trimmed.contains { lookalikes[era]?.contains($0) == true }
    }
    return matching.count == 1 ? matching[0].name : ""
  }
}
