public import Foundation
import Readings
public import Workflows

/// How much a review changed; nothing personal.
public struct ReviewTally: Hashable, Sendable {
  public var confirmed = 0
  public var corrected = 0
  public var acknowledged = 0
  public var reopened = 0
}

extension CaseContent {
  /// Applies a person's decisions, or throws and changes nothing.
  ///
  /// Corrections are normalised; then the whole case is checked again, and what is newly doubted
  /// opens the fields that it speaks of, for the person had not seen that doubt.
  public mutating func apply(
    _ decision: ReviewDecision, workflow: Workflow, facts: CaseFacts,
    checker: some CaseChecker, at time: Date
  ) throws(StoreError) -> ReviewTally {
    guard !decision.isEmpty else { throw StoreError(.nothingDecided) }
    var next = self
    var tally = ReviewTally()
    let seen = Set(standingFindings.map(FindingKey.init))

    var decided: Set<String> = []
    for item in decision.decisions {
      guard decided.insert(item.field).inserted else {
        throw StoreError(.duplicateDecision, item.field)
      }
      guard let index = next.fields.firstIndex(where: { $0.name == item.field }) else {
        throw StoreError(.noSuchField, item.field)
      }
      let value = try Self.value(
        of: item, for: next.fields[index], workflow: workflow, checker: checker)
      next.fields[index].decide(
        FieldDecision(by: decision.by, action: item.action, value: value, at: time))
      next.fields[index].answer(at: time)
      switch item.action {
      case .confirm: tally.confirmed += 1
      case .correct: tally.corrected += 1
      }
    }
    try next.acknowledge(decision.acknowledge, tally: &tally)

    next.checks = checker.findings(workflow, content: next, facts: facts)
    next.reopen(unseenBy: seen, tally: &tally)
    next.letStand(seen: seen)
    if let note = decision.note, !note.isEmpty {
      next.notes.append(Note(by: decision.by, at: time, text: note))
    }
    self = next
    return tally
  }

  private static func value(
    of item: ReviewDecision.Item, for field: FieldState, workflow: Workflow,
    checker: some CaseChecker
  ) throws(StoreError) -> String? {
    switch item.action {
    case .confirm:
      // To confirm emptiness where something is written would lose it without a trace.
      let written = field.reading.raw.contains { !$0.isWhitespace }
      guard field.value != nil || !written || field.reading.accepted else {
        throw StoreError(.invalidValue, item.field, finding: .nothingToConfirm(item.field))
      }
      return field.value
    case .correct:
      guard let definition = workflow.fieldOfReading(named: item.field) else {
        throw StoreError(.noSuchField, item.field)
      }
      do {
        return try checker.canonical(item.value ?? "", of: definition, named: item.field)
      } catch {
        throw StoreError(.invalidValue, item.field, finding: error.finding)
      }
    }
  }

  private mutating func acknowledge(_ codes: [String], tally: inout ReviewTally)
    throws(StoreError)
  {
    for code in codes {
      let meant = standingFindings.filter { $0.code == code && indexes(of: $0).isEmpty }
      guard !meant.isEmpty else { throw StoreError(.noSuchFinding, code) }
      for finding in meant { acknowledged.insert(FindingKey(finding)) }
      tally.acknowledged += meant.count
    }
  }

  mutating func reopen(unseenBy seen: Set<FindingKey>, tally: inout ReviewTally) {
    for finding in standingFindings where finding.severity == .doubt {
      let key = FindingKey(finding)
      guard !seen.contains(key), !acknowledged.contains(key) else { continue }
      for index in indexes(of: finding) {
        if fields[index].isSettled { tally.reopened += 1 }
        fields[index].reopen(for: .finding)
      }
    }
  }

  /// Doubts whose fields people have settled since they were shown no longer come back.
  mutating func letStand(seen: Set<FindingKey>) {
    for finding in standingFindings where seen.contains(FindingKey(finding)) {
      let spoken = indexes(of: finding)
      if !spoken.isEmpty, spoken.allSatisfy({ fields[$0].isSettled }) {
        acknowledged.insert(FindingKey(finding))
      }
    }
  }

  /// Opens fields again after a 差戻し or 補正, with the reason as a finding to be acknowledged.
  /// - Parameter names: nil or none for all that people decided.
  mutating func lookAgain(at names: [String]?, because finding: Finding) throws(StoreError) {
    let names = names.flatMap { $0.isEmpty ? nil : $0 }
    for name in names ?? [] where field(named: name) == nil {
      throw StoreError(.noSuchField, name)
    }
    for index in fields.indices {
      let meant =
        names?.contains(fields[index].name)
        ?? fields[index].decisions.contains { !$0.isPast }
      if meant { fields[index].reopen(for: .again) }
    }
    approvals = []
    acknowledged.remove(FindingKey(finding))
    findings.removeAll { FindingKey($0) == FindingKey(finding) }
    findings.append(finding)
  }
}

extension FieldState {
  /// Adds a decision and settles the field when enough people agree.
  mutating func decide(_ decision: FieldDecision) {
    guard needsTwo else {
      decisions.append(decision)
      settle(decision)
      return
    }
    if isSettled, decision.value != value {
      // A later doubt about what two agreed on starts the count anew.
      forgetDecisions()
      isSettled = false
    }
    decisions.append(decision)
    if isSettled { return }
    var latest: [PersonID: String?] = [:]
    for decision in decisions where !decision.isPast { latest[decision.by] = decision.value }
    // Both have the same value and are different persons; until then what the machine read stays,
    // so that the second person is not led by the first.
    if latest.count(where: { $0.key != decision.by && $0.value == decision.value }) >= 1 {
      settle(decision)
    }
  }

  /// Two persons have decided and differ.
  public var isDisputed: Bool {
    var latest: [PersonID: String?] = [:]
    for decision in decisions where !decision.isPast { latest[decision.by] = decision.value }
    return needsTwo && !isSettled && latest.count >= 2
  }

  mutating func reopen(for reason: ReviewReason) {
    isSettled = false
    decidedBy = nil
    reasons.insert(reason)
    forgetDecisions()
  }

  private mutating func settle(_ decision: FieldDecision) {
    value = decision.value
    decidedBy = .person(decision.by)
    isSettled = true
  }

  private mutating func forgetDecisions() {
    for index in decisions.indices { decisions[index].isPast = true }
  }
}
