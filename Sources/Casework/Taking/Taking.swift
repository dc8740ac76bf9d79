import Foundation
import Readings
import Workflows

/// From candidates of pages that fit no form to fields of the workflow that a person names.
struct Taking {
  let workflow: Workflow
  let version: String
  let checker: any CaseChecker
  let facts: CaseFacts
  let before: CaseContent
  /// By number.
  let candidates: [Int: NumberedCandidate]
  /// The document that the case came with; a field names a page of it.
  let document: DocumentID
  /// Where to look for what no candidate has: the case's first page.
  let firstPage: Int

  /// Throws where the case, or what the person looked at, is not as it must be: `erased`,
  /// `wrongState`, `beingReread`, `outdated`, `workflowChanged`, `pageElsewhere`.
  ///
  /// - Parameters:
  ///   - detail: the case as it stands.
  ///   - version: digest of the workflow's version that counts.
  init(
    _ decision: TakingDecision, _ detail: CaseDetail, _ workflow: Workflow, version: String,
    checker: any CaseChecker
  ) throws(StoreError) {
    let record = detail.record
    let number = record.receptionNumber.description
    guard let content = detail.content else { throw StoreError(.erased, number) }
    guard record.life.state == .unidentified else {
      throw StoreError(.wrongState, number, detail: record.life.state.rawValue)
    }
    guard record.life.assigned == nil else { throw StoreError(.beingReread, number) }
    try CaseHandling.checkRevision(decision.revision, record)
    if let seen = decision.version, seen.isEmpty || !version.hasPrefix(seen) {
      throw StoreError(.workflowChanged, workflow.id)
    }
    guard let first = detail.pages.first(where: { $0.document == record.document }) else {
      throw StoreError(.pageElsewhere, number)
    }
    self.workflow = workflow
    self.version = version
    self.checker = checker
    facts = CaseFacts(
      receptionNumber: record.receptionNumber, receptionDay: record.receptionDay,
      department: record.department)
    before = content
    candidates = Dictionary(
      detail.pages.candidates.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    document = record.document
    firstPage = first.index
  }

  /// Every field that a case of the workflow may have, cells of all rows among them: which rows are
  /// written nobody knows.
  var fields: [Field] {
    workflow.fields.flatMap { $0.type == .table ? Array($0.cells.joined()) : [$0] }
  }

  /// What a person names for each field, each once.
  func named(_ items: [TakingDecision.Item]) throws(StoreError) -> [String: TakingDecision.Item] {
    let known = Set(fields.map(\.name))
    var named: [String: TakingDecision.Item] = [:]
    for item in items {
      guard known.contains(item.field) else { throw StoreError(.noSuchField, item.field) }
      guard named.updateValue(item, forKey: item.field) == nil else {
        throw StoreError(.duplicateDecision, item.field)
      }
    }
    return named
  }

  /// Throws `noSuchCandidate`, `pageElsewhere`.
  func candidate(of item: TakingDecision.Item) throws(StoreError) -> NumberedCandidate? {
    guard let number = item.candidate else { return nil }
    guard let found = candidates[number] else {
      throw StoreError(.noSuchCandidate, "\(item.field)=\(number)")
    }
    guard found.document == document else {
      throw StoreError(.pageElsewhere, "\(item.field)=\(number)")
    }
    return found
  }

  /// A field with what a candidate has for it, or empty. Never accepted: nobody counted how often
  /// such values are wrong.
  func reading(of field: Field, _ found: NumberedCandidate?) -> FieldReading {
    guard let found else {
      return FieldReading(
        name: field.name, type: field.type.rawValue, page: firstPage, box: [0, 0, 0, 0],
        findings: [.notRead(field.name)])
    }
    let one = found.candidate
    let other = one.value.flatMap { $0 == one.raw ? nil : $0 }
    let value: String? = mustBeTyped(field, found) ? nil : try? self.value(of: one, for: field)
    var findings = one.findings
    for index in findings.indices { findings[index].fields = [field.name] }
    if isOfOtherKind(field, found) { findings.append(.otherKind(field.name, one.name)) }
    return FieldReading(
      name: field.name, type: field.type.rawValue, page: found.page, box: found.box,
      corners: one.corners, raw: one.raw, value: value, findings: findings,
      readers: [
        ReaderOpinion(
          name: before.reader ?? "", text: one.raw, confidence: one.confidence,
          alternatives: other.map { [Candidate(text: $0, confidence: one.confidence)] } ?? [])
      ])
  }

  /// What a person says of a field by taking a candidate, or by typing in its place.
  ///
  /// Throws `toBeTyped`, and `invalidValue` with what is wrong.
  func decision(
    on field: Field, _ item: TakingDecision.Item, _ found: NumberedCandidate?, by person: PersonID,
    at time: Date
  ) throws(StoreError) -> FieldDecision {
    if let text = item.text {
      let value = try canonical(text, field)
      return FieldDecision(by: person, action: .correct, value: value, at: time)
    }
    guard let found else {
      throw StoreError(.invalidValue, field.name, finding: .nothingNamed(field.name))
    }
    guard !mustBeTyped(field, found) else {
      throw StoreError(.toBeTyped, "\(field.name)=\(found.number)")
    }
    guard let value = try value(of: found.candidate, for: field) else {
      throw StoreError(.invalidValue, field.name, finding: .nothingToConfirm(field.name))
    }
    return FieldDecision(by: person, action: .confirm, value: value, at: time)
  }

  /// 個人番号, and whatever was masked because it may be one.
  func mustBeTyped(_ field: Field, _ found: NumberedCandidate) -> Bool {
    field.type.isSpeciallyProtected || found.candidate.isMasked
  }

  /// A telephone's number is a name by every rule of names: one number mistyped for another would do.
  private func isOfOtherKind(_ field: Field, _ found: NumberedCandidate) -> Bool {
    let types: Set<String> = [field.type.rawValue, found.candidate.type]
    return types.count == 2 && !types.contains(FieldType.text.rawValue)
      && !isCalled(found.candidate, as: field)
  }

  /// By the workflow's own normalisation. A field of the candidate's kind takes the value that
  /// people were shown; one of another kind makes its own of the text.
  func value(of one: ValueCandidate, for field: Field) throws(StoreError) -> String? {
    let text = one.type == field.type.rawValue ? one.value ?? one.raw : one.raw
    return try canonical(text, field)
  }

  private func canonical(_ text: String, _ field: Field) throws(StoreError) -> String? {
    do {
      return try checker.canonical(text, of: field, named: field.name)
    } catch {
      throw StoreError(.invalidValue, field.name, finding: error.finding)
    }
  }
}
