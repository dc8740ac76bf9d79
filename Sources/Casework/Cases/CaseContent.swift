public import Foundation
public import Readings

/// What a case says. Personal; stored sealed under the case's key.
public struct CaseContent: Codable, Hashable, Sendable {
  public var fields: [FieldState]
  /// Doubts of the reading as a whole, and of what befell the case since.
  public var findings: [Finding]
  /// Doubts about the values as they stand: broken rules, missing fields. Made anew after every
  /// change.
  public var checks: [Finding]
  /// Codes of the reader's doubts that `checks` take the place of.
  public var replaced: Set<String>
  /// Findings that a person has seen and let stand.
  public var acknowledged: Set<FindingKey>
  public var notes: [Note]
  /// Signatures since the last 差戻し.
  public var approvals: [Signature]
  /// Every signature and 差戻し ever given, oldest first.
  public var history: [Signature]
  /// Who read it (`ReaderName.counted`); nil where nobody kept it.
  public var reader: String?

  public init(
    fields: [FieldState], findings: [Finding] = [], checks: [Finding] = [],
    replaced: Set<String> = [], acknowledged: Set<FindingKey> = [], notes: [Note] = [],
    approvals: [Signature] = [], history: [Signature] = [], reader: String? = nil
  ) {
    self.fields = fields
    self.findings = findings
    self.checks = checks
    self.replaced = replaced
    self.acknowledged = acknowledged
    self.notes = notes
    self.approvals = approvals
    self.history = history
    self.reader = reader
  }

  public func field(named name: String) -> FieldState? { fields.first { $0.name == name } }

  /// Canonical values by name; cells of tables as `表[2].列`. Empty fields are missing.
  public var values: [String: String] {
    var values: [String: String] = [:]
    for field in fields { values[field.name] = field.value }
    return values
  }

  /// Everyone who decided a value.
  public var reviewers: Set<PersonID> {
    Set(fields.flatMap { $0.decisions.map(\.by) })
  }
}

/// One field of a case, what was read and what is taken for true.
public struct FieldState: Codable, Hashable, Sendable {
  /// What the machine saw; never changed by people.
  public var reading: FieldReading
  /// Canonical value that will be posted; nil for empty.
  public var value: String?
  public var decidedBy: Decider?
  /// Every decision ever made, oldest first.
  public var decisions: [FieldDecision]
  /// Nothing waits here any more.
  public var isSettled: Bool
  /// Why it waits, or waited, for a person. Samples are not told apart for the person.
  public var reasons: Set<ReviewReason>
  /// Where what people say of it is counted; nil where it is not. Never shown (`CaseContent.shown`).
  public var sample: SampledValue?

  public init(
    reading: FieldReading, value: String?, decidedBy: Decider?, decisions: [FieldDecision] = [],
    isSettled: Bool, reasons: Set<ReviewReason> = [], sample: SampledValue? = nil
  ) {
    self.reading = reading
    self.value = value
    self.decidedBy = decidedBy
    self.decisions = decisions
    self.isSettled = isSettled
    self.reasons = reasons
    self.sample = sample
  }

  public var name: String { reading.name }

  /// Two persons must agree independently.
  public var needsTwo: Bool { reasons.contains(.double) }
}

public enum Decider: Codable, Hashable, Sendable {
  case machine
  case person(PersonID)
}

/// Why a field is shown to people.
public enum ReviewReason: String, Codable, Hashable, Sendable, CaseIterable {
  /// The readers are not sure enough. In what is shown to people also: drawn by chance, or asked of
  /// every value.
  case doubt
  /// A finding speaks of it.
  case finding
  /// `review.mode: all`.
  case all
  /// Drawn by chance, to measure how often accepted values are wrong.
  case sample
  /// `review.double`.
  case double
  /// 差戻し, or back from the citizen.
  case again
}

/// What one person said of one field.
public struct FieldDecision: Codable, Hashable, Sendable {
  public enum Action: String, Codable, Hashable, Sendable {
    case confirm, correct
  }

  public var by: PersonID
  public var action: Action
  /// Canonical; nil for empty.
  public var value: String?
  public var at: Date
  /// Made before the case was opened anew; counts for the history only.
  public var isPast: Bool

  public init(by: PersonID, action: Action, value: String?, at: Date, isPast: Bool = false) {
    self.by = by
    self.action = action
    self.value = value
    self.at = at
    self.isPast = isPast
  }
}

/// A remark of a person, or the reason of a 差戻し, 補正 or 取下げ.
public struct Note: Codable, Hashable, Sendable {
  public var by: PersonID
  public var at: Date
  public var text: String

  public init(by: PersonID, at: Date, text: String) {
    self.by = by
    self.at = at
    self.text = text
  }
}

/// A signature of the 決裁 line, or its refusal.
public struct Signature: Codable, Hashable, Sendable {
  public var by: PersonID
  public var role: String
  /// 代決: signed for this absent person.
  public var onBehalfOf: PersonID?
  public var isApproval: Bool
  public var reason: String?
  public var at: Date

  public init(
    by: PersonID, role: String, onBehalfOf: PersonID?, isApproval: Bool, reason: String? = nil,
    at: Date
  ) {
    self.by = by
    self.role = role
    self.onBehalfOf = onBehalfOf
    self.isApproval = isApproval
    self.reason = reason
    self.at = at
  }
}

/// Tells findings apart: the same doubt in the same words on the same fields is the same finding.
public struct FindingKey: Codable, Hashable, Sendable {
  public var code: String
  public var fields: [String]
  public var japanese: String

  public init(_ finding: Finding) {
    code = finding.code
    fields = finding.fields.sorted()
    japanese = finding.japanese
  }
}
