import Judging
import Readings
import Recognition
import Workflows

/// Reads all fields of one page of a form and has them judged.
struct PageFieldReader {
  let fields: FieldReader
  let lexicons: Lexicons
  let judge: any Judge
  /// What people of this site found.
  let site: SiteRecord
  /// What they taught of letters and names; nil where nothing of that was learned.
  var lesson: SiteTexts?
  /// What else is written on the page; nil where nobody looked.
  var added: AddedText?

  /// What was read of a page.
  struct Page {
    /// In the order of the workflow.
    var fields: [FieldReading] = []
    /// The cells of each row of a table in which nothing is written.
    var blankRows: [[FieldReading]] = []

    /// Whatever it holds waits for a person.
    mutating func acceptNothing() {
      func unaccepted(_ reading: FieldReading) -> FieldReading {
        var reading = reading
        reading.accepted = false
        reading.standing = nil
        return reading
      }
      fields = fields.map(unaccepted)
      // What people find in such a row is nothing that the judge let pass.
      blankRows = blankRows.map { $0.map(unaccepted) }
    }
  }

  /// - Parameters:
  ///   - formPage: page of the form, 1 for the first.
  ///   - index: page of the document, 1 for the first.
  func read(
    _ workflow: Workflow, formPage: Int, index: Int, in views: some FieldViews
  ) throws -> Page {
    var blank: [[(field: Field, outcome: FieldOutcome)]] = []
    var read: [(field: Field, outcome: FieldOutcome)] = []
    for field in workflow.fields where field.page == formPage {
      guard field.type == .table else {
        read.append((field, try fields.outcome(of: field, in: views)))
        continue
      }
      for row in field.cells {
        let outcomes = try row.map { try fields.outcome(of: $0, in: views) }
        let cells = zip(row, outcomes).map { (field: $0, outcome: $1) }
        // A row is dropped only where every cell is surely blank.
        if outcomes.allSatisfy(\.isSurelyBlank) { blank.append(cells) } else { read += cells }
      }
    }
    let unsupported = read
    lexicons.support(&read)
    try lesson?.change(&read, readAs: unsupported, by: fields, lexicons, in: views)
    let onPage = workflow.fields.filter { $0.page == formPage }
    RunOn(fields: onPage).support(&read, in: views)
    added?.support(&read)
    CorrectionSeals(spots: views.redSpots(), fields: onPage).support(&read)
    func readings(_ read: [(field: Field, outcome: FieldOutcome)], isRow: Bool) -> [FieldReading] {
      read.map { reading(of: $0.field, $0.outcome, views, index, workflow, isInBlankRow: isRow) }
    }
    return Page(
      fields: readings(read, isRow: false), blankRows: blank.map { readings($0, isRow: true) })
  }

  private func reading(
    of field: Field, _ outcome: FieldOutcome, _ views: some FieldViews, _ index: Int,
    _ workflow: Workflow, isInBlankRow: Bool
  ) -> FieldReading {
    // Of a blank row nothing is missing.
    var findings = isInBlankRow ? [] : outcome.findings
    if field.required, !isInBlankRow, outcome.value == nil,
      !findings.contains(where: { $0.severity == .doubt })
    {
      findings.append(.required(field.name))
    }
    // After the lexicons, which may have put it right.
    findings += outcome.value.map { OddValue.findings(of: $0, in: field) } ?? []
    var evidence = outcome.evidence.describing(outcome.value)
    evidence.letters = outcome.value.flatMap {
      Evidence.Letters(
        $0, isReading: evidence.subject == .kana, settled: outcome.settled,
        readFrom: outcome.letters, boxes: outcome.boxes)
    }
    evidence.lineDoubt = outcome.value.flatMap {
      ReadLetter.doubt(of: $0, readFrom: outcome.letters)
    }
    if let numbers = outcome.numbers {
      evidence.numberLook = outcome.value.flatMap(numbers.look)
    }
    if findings.contains(where: { $0.severity == .doubt }) { evidence.structure = .broken }
    let judgement = judge.judge(evidence)
    let accept = workflow.accept
    let box = field.bounds ?? Box(x: 0, y: 0, width: 0, height: 0)
    var reading = FieldReading(
      name: field.name, type: field.type.rawValue, page: index,
      box: [box.x, box.y, box.width, box.height], corners: views.corners(box), raw: outcome.raw,
      value: outcome.value, confidence: judgement.probability, findings: findings,
      readers: outcome.opinions, evidence: evidence,
      score: judgement.score, boxes: Self.boxes(of: field, outcome))
    guard evidence.structure != .broken, judgement.isAccepted(maxError: accept.maxError) else {
      return reading
    }
    let standing = site.standing(
      kind: SitePool.kind(evidence, type: reading.type), workflow: workflow.id,
      field: reading.countedName, maxError: accept.maxError)
    reading.standing = standing
    // The judge was never counted on values that a site made others: only the site's own count speaks
    // for them.
    reading.accepted =
      accept.takes(field.type, standing) && (evidence.learned != true || standing == .proven)
    if !reading.accepted {
      reading.findings.append(
        standing == .stopped ? .stopped(field.name) : .unproven(field.name))
    }
    return reading
  }

  /// Letters of a box that are kept for learning.
  private static let keptLetters = 6

  /// What may stand in the boxes, for learning; 個人番号 never teaches.
  private static func boxes(of field: Field, _ outcome: FieldOutcome) -> [[Candidate]]? {
    guard !outcome.boxes.isEmpty, !field.type.isSpeciallyProtected else { return nil }
    return outcome.boxes.map { letters in
      letters.prefix(keptLetters).map {
        Candidate(text: $0.text, confidence: ($0.confidence * 1e7).rounded() / 1e7)
      }
    }
  }
}

extension Acceptance {
  /// Whether a value that the judge holds for sure goes on without a person.
  func takes(_ type: FieldType, _ standing: SiteStanding) -> Bool {
    switch standing {
    case .stopped: false
    case .unproven: takesUnproven(type)
    case .proven: true
    }
  }
}

extension Evidence {
  /// With what the shape of a Japanese text says of how it may be wrong.
  func describing(_ value: String?) -> Evidence {
    guard let value else { return self }
    var evidence = self
    if kind == .name || subject == .kana {
      evidence.isDivided = value.contains(where: \.isWhitespace)
    }
    guard subject == .japanese else { return evidence }
    if kind == .address { evidence.lot = LotNumbers(address: value) }
    if value.contains(where: { "ャュョ".contains($0) }) { evidence.hasSmallKana = true }
    if LetterForms.hasKanaOfEitherScript(value) { evidence.hasEitherKana = true }
    return evidence
  }
}
