public import Casework
public import Foundation
public import Readings

/// What the command line may ask of the store, through the daemon or alone.
public enum DeskRequest: Codable, Sendable {
  case status
  /// Documents that became no case, and cases; newest first.
  case list(CaseSelectionRequest, ListPage)
  /// One case with its values, or a document that became none. Personal.
  case show(CaseReference)
  /// Cases with their values, oldest first. Personal.
  case export(CaseSelectionRequest, ListPage)
  /// Reads a quarantined document once more.
  case retry(document: String)
  case review(ReviewDecision)
  case approve(ApprovalDecision)
  /// 補正, its end, 取下げ, 保留 and its end.
  case move(CaseReference, CaseMove, by: PersonID, reason: String)
  /// Names the form of an unidentified case; its document is read again as that form.
  case assign(CaseReference, workflow: String, by: PersonID)
  /// What taking candidates of an unidentified case would give; nothing is stored. Personal.
  case propose(TakingDecision)
  /// Makes an unidentified case one of a workflow, with what a person takes of its candidates.
  case take(TakingDecision)
  /// A second administrator agrees to a changed workflow.
  case activateWorkflow(id: String, by: PersonID)
  case workflows
  /// How often sure values were wrong here.
  case site
  /// Fits what people's answers teach, and stores nothing.
  case teach
  /// Makes a fitted calibration count, or takes the last one back.
  case learn(SiteCalibration, by: PersonID)
  case unlearn(by: PersonID)
  /// All that was ever learned.
  case lessons
  case auditVerify(keptElsewhere: String?)
  /// Ids by which audit records name a case or document.
  case auditNames(String)
  /// `ListPage.mostRecords` at most.
  case auditRecords(from: Int, limit: Int)
}

/// Which cases and documents are asked for; nil means any.
public struct CaseSelectionRequest: Codable, Hashable, Sendable {
  public var department: String?
  public var queue: String?
  /// As staff or as machines call it.
  public var state: String?

  public init(department: String? = nil, queue: String? = nil, state: String? = nil) {
    self.department = department
    self.queue = queue
    self.state = state
  }
}

/// Changes of a case's life that a person makes outside review and approval.
public enum CaseMove: String, Codable, Sendable, CaseIterable {
  /// 補正.
  case returnToCitizen = "return-to-citizen"
  case resume
  /// 取下げ.
  case withdraw
  /// 保留.
  case hold
  case unhold
}

/// A line of `uketsuke queue list`: a document that became no case, or a case. Not personal.
public struct QueueLine: Codable, Hashable, Sendable {
  public var receptionNumber: String
  public var department: String
  public var queue: String
  public var workflow: String?
  /// The form's name for staff.
  public var form: String?
  public var state: String
  public var waiting: Int
  public var receivedAt: Date
  public var document: String
  public var `case`: String?
  /// Why a document is in quarantine.
  public var japanese: String?
  public var english: String?

  /// Names the line's place in a list: the case's id, or the document's.
  public var id: String { `case` ?? document }
}

/// A case with its values, as `uketsuke queue export` gives it: what people are asked for as
/// `CaseContent.shown` has it. Personal.
public struct ExportedCase: Codable, Sendable {
  public var detail: CaseDetail
  /// SHA-256 of the document that the case came with.
  public var sha256: String
  /// The form's name for staff; nil where it fits none.
  public var form: String?
}

/// Figures for a status line and for a program that waits.
public struct DeskStatus: Codable, Hashable, Sendable {
  public var version: String
  public var documents: [String: Int]
  public var cases: [String: Int]
  public var workflows: Int

  /// Documents on which work is left.
  public var unread: Int { (documents["received"] ?? 0) + (documents["reading"] ?? 0) }
  public var settled: Int { documents.values.reduce(0, +) - unread }
}

/// A workflow as `uketsuke workflow list` shows it.
public struct WorkflowLine: Codable, Hashable, Sendable {
  public var id: String
  public var name: String
  public var department: String
  public var digest: String
  /// `active`, `proposed` where it waits for a second administrator, `refused` where the file as it
  /// lies in the folder cannot be used, `waiting` where it could not be taken in yet, or `unusable`
  /// where readers do not take the version that counts.
  public var state: String
  /// What is wrong with a refused file, and which version counts meanwhile.
  public var japanese: String?
  public var english: String?

  /// For people.
  public var stateWords: String {
    switch state {
    case "active": "有効"
    case "proposed": "承認待ち"
    default: japanese ?? state
    }
  }
}

/// What the desk answers.
public enum DeskResponse: Codable, Sendable {
  case done
  case status(DeskStatus)
  /// Whether older ones were left off.
  case lines([QueueLine], more: Bool)
  case cases([ExportedCase])
  case document(ShownDocument)
  case proposal(TakingProposal)
  case names([String])
  case workflows([WorkflowLine])
  case site(SiteReport)
  case teaching(Teaching)
  case lessons([SiteLesson])
  /// The number that was taken back.
  case unlearned(Int)
  case verification(AuditReport)
  /// Canonical records, as stored.
  case records([Data])
  case failed(DeskFailure)
}

/// Whether the log holds, in words.
public struct AuditReport: Codable, Hashable, Sendable {
  public var records: Int
  /// Merkle root over all of them, base64.
  public var root: String
  /// Records below this index are covered by a signed checkpoint.
  public var signed: Int
  /// Records below this index are covered by the checkpoint that was kept elsewhere.
  public var protected: Int
  public var isSound: Bool
  public var problems: [Problem]

  public struct Problem: Codable, Hashable, Sendable {
    public var index: Int?
    public var code: String
    public var isError: Bool
    public var japanese: String
    public var english: String
  }
}

/// Why a request was not carried out.
public struct DeskFailure: Error, Codable, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Codable, Hashable, Sendable {
    /// The request names something that does not exist, or asks what cannot be.
    case refused
    /// The machine failed.
    case broken
  }

  public var kind: Kind
  public var japanese: String
  public var english: String

  public init(_ kind: Kind, japanese: String, english: String) {
    self.kind = kind
    self.japanese = japanese
    self.english = english
  }

  public var description: String { "\(japanese)\n\(english)" }
}
