import Foundation
import Japanese
import Readings
import Workflows

extension Taking {
  /// Whether label or kind of a candidate is the field's name.
  func isCalled(_ candidate: ValueCandidate, as field: Field) -> Bool {
    candidate.name == field.name || TextFolding.matches(candidate.label, field.name)
  }

  /// Candidates that are called as a field is, by the field's name: those whose label on the page is
  /// the field's name, or else those whose kind is. One that a label gives to a field is no other
  /// field's, nor is one that a person named. Cells of tables and marks have none.
  ///
  /// - Parameter named: what a person named, by field.
  func matches(
    beside named: [String: TakingDecision.Item]
  ) -> [String: [NumberedCandidate]] {
    let open = workflow.fields.filter { $0.type.isText && named[$0.name] == nil }
    let taken = Set(named.values.compactMap(\.candidate))
    let own = candidates.values.filter { $0.document == document && !taken.contains($0.number) }
      .sorted { $0.number < $1.number }
    var matches: [String: [NumberedCandidate]] = [:]
    for field in open {
      let found = own.filter { TextFolding.matches($0.candidate.label, field.name) }
      if !found.isEmpty { matches[field.name] = found }
    }
    let given = Set(matches.values.joined().map(\.number))
    for field in open where matches[field.name] == nil {
      let found = own.filter { $0.candidate.name == field.name && !given.contains($0.number) }
      if !found.isEmpty { matches[field.name] = found }
    }
    return matches
  }
}

extension TakingProposal.Line {
  /// - Parameters:
  ///   - item: what the person named; nil where nothing.
  ///   - found: candidates that are called as the field is.
  init(
    _ field: Field, _ item: TakingDecision.Item?, _ found: [NumberedCandidate], _ taking: Taking,
    _ person: PersonID
  ) throws(StoreError) {
    self.init(
      field: field.name, isRequired: field.required, candidates: found.map(\.number), raw: "",
      value: nil, standing: .none, findings: [])
    if let item {
      let one = try taking.candidate(of: item)
      candidates = one.map { [$0.number] } ?? []
      value = try taking.decision(on: field, item, one, by: person, at: .distantPast).value
      if let one { show(taking.reading(of: field, one)) }
      standing = .named
    } else if let one = found.first, found.count == 1 {
      let reading = taking.reading(of: field, one)
      show(reading)
      value = reading.value
      standing = reading.value == nil ? .toBeTyped : .proposed
    } else if !found.isEmpty {
      standing = .several
    }
  }

  private mutating func show(_ reading: FieldReading) {
    raw = reading.raw
    findings = reading.findings
  }
}
