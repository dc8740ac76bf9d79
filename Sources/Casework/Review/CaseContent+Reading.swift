public import Readings
public import Workflows

extension CaseContent {
  /// What a case holds when it comes out of reading, and which of its values wait for a person:
  /// those not accepted or in doubt, all in mode `all`, those for two persons, and a sample.
  ///
  /// - Parameters:
  ///   - extra: findings on the document, such as a repeated file.
  ///   - chance: uniform in [0, 1), drawn once for each value that could be sampled.
  public init(
    reading: CaseReading, workflow: Workflow?, facts: CaseFacts, checker: some CaseChecker,
    extra: [Finding] = [], chance: () -> Double
  ) {
    let states = reading.fields.map {
      FieldState(reading: $0, value: $0.value, decidedBy: .machine, isSettled: true)
    }
    self.init(fields: states)
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
        if reasons.isEmpty, chance() < workflow.review.sample { reasons.insert(.sample) }
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
    for index in fields.indices where !fields[index].reasons.isEmpty {
      fields[index].isSettled = false
      fields[index].decidedBy = nil
    }
  }
}
