public import Readings

/// Why a store did not do what it was asked; nothing was changed. Holds no personal data but
/// `finding`, which may quote what a person has just typed and is for that person only.
public struct StoreError: Error, Hashable, Sendable {
  public enum Code: String, Codable, Hashable, Sendable, CaseIterable {
    // The request.
    case noSuchDocument
    case noSuchCase
    case noSuchWorkflow
    case noSuchDelivery
    case noSuchField
    case noSuchPage
    case noSuchFinding
    /// The pages of the case have no candidate of this number.
    case noSuchCandidate
    case wrongState
    /// Somebody else changed the case since the person looked at it.
    case outdated
    /// Another version of the workflow counts than the person looked at.
    case workflowChanged
    /// The document is being read again for this case.
    case beingReread
    /// A page that was moved here from another document.
    case pageElsewhere
    /// What was masked is never taken from a candidate.
    case toBeTyped
    case invalidValue
    case reasonMissing
    case wrongRole
    case fourEyes
    case duplicateDecision
    case nothingDecided
    case alreadyBegun
    case differentDepartment
    case held
    case erased
    // The machine.
    case inUse
    case diskFull
    case readOnly
    case permission
    case damaged
    case newerSchema
    case notDurable
    case keys
    case audit
    case io
  }

  public var code: Code
  /// Id, path or name of the thing; never personal.
  public var subject: String
  /// The cause in technical words: a state, an engine's message.
  public var detail: String
  /// For `invalidValue`: what is wrong with the value.
  public var finding: Finding?

  public init(_ code: Code, _ subject: String = "", detail: String = "", finding: Finding? = nil) {
    self.code = code
    self.subject = subject
    self.detail = detail
    self.finding = finding
  }
}

extension StoreError: CustomStringConvertible {
  public var english: String {
    let words = finding?.english ?? code.english
    return words + (subject.isEmpty ? "" : " (on: \(subject))")
      + (detail.isEmpty ? "" : " (detail: \(detail))")
  }

  /// Whether the machine, not the request, is the cause: the daemon pauses and tries again.
  public var isMachine: Bool {
    switch code {
    case .inUse, .diskFull, .readOnly, .permission, .damaged, .newerSchema, .notDurable, .keys,
      .audit, .io:
      true
    default: false
    }
  }

  /// Without the finding and without the name of a department, so that it may stand in a log.
  public var description: String {
    let subject = ReceptionNumber(subject)?.withoutDepartment ?? subject
    return "\(code.rawValue): \(code.english)" + (subject.isEmpty ? "" : " (on: \(subject))")
      + (detail.isEmpty ? "" : " (detail: \(detail))")
  }
}
