public import Readings
public import Workflows

/// What taking candidates into a workflow's fields would give; nothing of it is on record. Personal.
public struct TakingProposal: Codable, Hashable, Sendable {
  /// One field.
  public struct Line: Codable, Hashable, Sendable {
    public enum Standing: String, Codable, Hashable, Sendable, CaseIterable {
      /// The person named it.
      case named
      /// One candidate alone is called as the field is, and is a value of it.
      case proposed
      /// More than one candidate is called so: the person chooses.
      case several
      /// One is, but must be typed: 個人番号, or no value of this field.
      case toBeTyped
      /// No candidate is called so.
      case none
    }

    public var field: String
    public var isRequired: Bool
    /// Numbers of the candidates meant.
    public var candidates: [Int]
    /// Of the one candidate; empty where there is none.
    public var raw: String
    /// What would be taken; nil for nothing.
    public var value: String?
    public var standing: Standing
    /// What the reader doubts about the candidate.
    public var findings: [Finding]
  }

  public var workflow: String
  /// The workflow's name for staff.
  public var form: String
  /// Digest of the workflow's version.
  public var version: String
  public var receptionNumber: String
  /// Of the case, as shown.
  public var revision: Int
  public var lines: [Line]
  /// What would be doubted about the case, and about what is taken together, as by the rules.
  public var findings: [Finding]

  /// Candidates to take, should the person agree: all that are named or proposed.
  public var items: [TakingDecision.Item] {
    lines.compactMap { line in
      guard [.named, .proposed].contains(line.standing), let number = line.candidates.first
      else { return nil }
      return .init(field: line.field, candidate: number)
    }
  }

  /// Goes through what `CaseStore.take` goes through, and refuses what that refuses.
  ///
  /// - Parameters:
  ///   - decision: what the person has named so far; candidates are proposed for all other fields.
  ///   - version: digest of the workflow's version that counts.
  public init(
    _ decision: TakingDecision, _ detail: CaseDetail, _ workflow: Workflow, version: String,
    checker: any CaseChecker
  ) throws(StoreError) {
    let taking = try Taking(decision, detail, workflow, version: version, checker: checker)
    let named = try taking.named(decision.items)
    let matches = taking.matches(beside: named)
    var lines: [Line] = []
    var items = decision.items
    for field in taking.fields {
      let line = try Line(field, named[field.name], matches[field.name] ?? [], taking, decision.by)
      lines.append(line)
      if line.standing == .proposed {
        items.append(.init(field: field.name, candidate: line.candidates.first))
      }
    }
    self.workflow = workflow.id
    form = workflow.name
    self.version = version
    receptionNumber = detail.record.receptionNumber.description
    revision = detail.record.revision
    self.lines = lines
    let content = try taking.content(items, by: decision.by, at: detail.record.changedAt)
    let ofFields = Set(content.fields.flatMap(\.reading.findings).map(FindingKey.init))
    let taken = Set(items.map(\.field))
    findings = content.standingFindings.filter { finding in
      let key = FindingKey(finding)
      return finding.severity == .doubt && !ofFields.contains(key)
        && !content.acknowledged.contains(key)
        && (finding.fields.isEmpty || finding.fields.contains(where: taken.contains))
    }
  }
}
