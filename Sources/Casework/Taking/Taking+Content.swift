import Foundation
import Readings
import Workflows

extension Taking {
  /// The case's content once a person has taken what `items` name.
  ///
  /// What is taken counts as decided by that person; all other fields wait. What the workflow's
  /// rules say of the values together the person has not seen, nor that a candidate is of another
  /// kind than its field: it opens the fields that it speaks of. The case is counted nowhere and teaches nothing, since no judge decided about its values.
  ///
  /// - Parameter extra: findings beside those that the case has.
  func content(
    _ items: [TakingDecision.Item], by person: PersonID, at time: Date, extra: [Finding] = []
  ) throws(StoreError) -> CaseContent {
    let named = try named(items)
    var readings: [FieldReading] = []
    var decisions: [Int: FieldDecision] = [:]
    for (index, field) in fields.enumerated() {
      let item = named[field.name]
      let found: NumberedCandidate? = if let item { try candidate(of: item) } else { nil }
      readings.append(reading(of: field, found))
      if let item {
        decisions[index] = try decision(on: field, item, found, by: person, at: time)
      }
    }
    let reading = CaseReading(
      workflow: workflow.id, version: version, pages: [firstPage], fields: readings,
      findings: [.taken])
    var content = CaseContent(
      reading: reading, workflow: workflow, facts: facts, checker: checker,
      extra: before.findings + extra, chance: { 1 })
    content.notes = before.notes
    content.history = before.history
    content.acknowledged = before.acknowledged.union(
      before.findings.filter { Self.answered.contains($0.code) }.map(FindingKey.init))
    content.decide(decisions, of: workflow, facts: facts, checker: checker)
    return content
  }

  /// Doubts about which form it is: who names the workflow has answered them.
  static let answered: Set<String> = [
    "page.unidentified", "page.unregistered", "page.like", "page.ambiguous",
    Finding.notFitting("").code,
  ]
}

extension CaseContent {
  /// Whether a person made it of candidates of pages that fit no form.
  public var isTaken: Bool { findings.contains { $0.code == Finding.taken.code } }

  /// Records decisions on single fields, by their place, and checks the case as a whole after them.
  fileprivate mutating func decide(
    _ decisions: [Int: FieldDecision], of workflow: Workflow, facts: CaseFacts,
    checker: any CaseChecker
  ) {
    for (index, decision) in decisions { fields[index].decide(decision) }
    checks = checker.findings(workflow, content: self, facts: facts)
    let unseen = Set(checks.map(\.code) + [Finding.otherKind("", "").code])
    let seen = Set(standingFindings.map(FindingKey.init).filter { !unseen.contains($0.code) })
    var tally = ReviewTally()
    reopen(unseenBy: seen, tally: &tally)
    letStand(seen: seen)
  }
}

extension FieldState {
  /// Nobody has read it, nor said yet what it holds: no value does not mean that nothing is written.
  public var isUnread: Bool {
    value == nil && !isSettled
      && reading.findings.contains { $0.code == Finding.notRead(name).code }
  }
}
