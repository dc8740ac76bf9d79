public import Readings
public import Workflows

extension CaseContent {
  /// What a case holds when it comes out of reading, and which of its values wait for a person:
  /// those not accepted or in doubt, all in mode `all`, those for two persons, and a sample.
  ///
  /// - Parameters:
  ///   - reader: name of the reader as the reading of the document gives it; nil where nobody knows,
  ///     and then nothing is counted.
  ///   - extra: findings on the document, such as a repeated file.
  ///   - chance: uniform in [0, 1), drawn once for each value, and each blank row of a table, that nobody would
  ///     look at.
  public init(
    reading: CaseReading, reader: String? = nil, workflow: Workflow?, facts: CaseFacts,
    checker: some CaseChecker,
    extra: [Finding] = [], chance: () -> Double
  ) {
    self.init(
      fields: reading.fields.map(FieldState.init(read:)),
      reader: reader.map { ReaderName($0).counted })
    if let workflow {
      replaced = checker.codes
      checks = checker.findings(workflow, content: self, facts: facts)
    }
    findings = extra + reading.findings.filter { !replaced.contains($0.code) }

    for index in fields.indices {
      var reasons: Set<ReviewReason> = []
      if !fields[index].reading.accepted { reasons.insert(.doubt) }
      if let workflow {
        if workflow.review.mode == .all { reasons.insert(.all) }
        if workflow.needsTwo(fields[index].name) { reasons.insert(.double) }
      }
      fields[index].reasons = reasons
    }
    for finding in standingFindings where finding.severity == .doubt {
      for index in indexes(of: finding) { fields[index].reasons.insert(.finding) }
    }
    // The reader ties its own doubts to the field that it reports them with.
    for index in fields.indices
    where fields[index].reading.findings.contains(where: {
      $0.severity == .doubt && !replaced.contains($0.code)
    }) {
      fields[index].reasons.insert(.finding)
    }
    if let workflow {
      draw(share: workflow.review.sample, chance)
      drawRows(reading.blankRows ?? [], in: workflow, chance)
    }
    for index in fields.indices where !fields[index].reasons.isEmpty {
      fields[index].isSettled = false
      fields[index].decidedBy = nil
    }
  }

  /// Draws among the values that would go on unseen, blanks and marks as well as texts, and notes
  /// which of all values that people will see tell how often the judge is wrong.
  private mutating func draw(share: Double, _ chance: () -> Double) {
    for index in fields.indices {
      // What stands on a page that is not there cannot be looked at.
      if fields[index].reasons.isEmpty, fields[index].reading.page != nil, chance() < share {
        fields[index].reasons.insert(.sample)
      }
      if let reader { fields[index].count(for: reader) }
    }
  }

  /// Draws among the rows in which nothing seems to be written. One that is drawn becomes fields of the case,
  /// and none of its table again where people find it blank.
  private mutating func drawRows(
    _ rows: [[FieldReading]], in workflow: Workflow, _ chance: () -> Double
  ) {
    let drawn = rows.filter { _ in chance() < workflow.review.sample }.joined()
    guard !drawn.isEmpty else { return }
    for reading in drawn {
      var cell = FieldState(read: reading)
      cell.reasons = [.sample]
      if workflow.needsTwo(cell.name) { cell.reasons.insert(.double) }
      if let reader { cell.count(for: reader) }
      fields.append(cell)
    }
    sort(as: workflow)
  }

  /// Puts rows where they stand on paper.
  private mutating func sort(as workflow: Workflow) {
    let order = Dictionary(
      workflow.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let placed = fields.enumerated().map { index, field in
      let cell = FieldReading.cell(of: field.name)
      let place = (order[cell?.table ?? field.name] ?? order.count, cell?.row ?? 0, index)
      return (place: place, field: field)
    }
    fields = placed.sorted { $0.place < $1.place }.map(\.field)
  }
}

extension FieldState {
  /// As the machine read it, and settled.
  fileprivate init(read reading: FieldReading) {
    self.init(reading: reading, value: reading.value, decidedBy: .machine, isSettled: true)
  }
}
