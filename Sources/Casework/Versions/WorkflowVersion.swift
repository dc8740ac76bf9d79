public import Foundation
public import Workflows

/// One version of a workflow with everything that is needed to use it again after its file is
/// gone: kept by digest for ever.
public struct WorkflowVersion: Codable, Hashable, Sendable {
  /// Digest of the compiled form; what `CaseReading.version` names.
  public var digest: String
  /// The file as the administrator wrote it.
  public var yaml: Data
  /// The same, decoded and checked.
  public var workflow: Workflow
  public var blankPages: [BlankPage]
  /// What the reader made of it; nil where it must be compiled anew, as after a new reader.
  public var compiledForm: Data?

  public init(
    digest: String, yaml: Data, workflow: Workflow, blankPages: [BlankPage],
    compiledForm: Data? = nil
  ) {
    self.digest = digest
    self.yaml = yaml
    self.workflow = workflow
    self.blankPages = blankPages
    self.compiledForm = compiledForm
  }
}

/// A file with blank pages, as stored beside the workflow.
public struct BlankPage: Codable, Hashable, Sendable {
  /// As the workflow names it.
  public var path: String
  public var bytes: Data

  public init(path: String, bytes: Data) {
    self.path = path
    self.bytes = bytes
  }
}

/// Which version of a workflow counts.
public struct ActiveWorkflow: Hashable, Sendable {
  public var version: WorkflowVersion
  public var activatedAt: Date

  public init(version: WorkflowVersion, activatedAt: Date) {
    self.version = version
    self.activatedAt = activatedAt
  }
}

/// A changed workflow that waits for a second administrator.
public struct ProposedWorkflow: Codable, Hashable, Sendable {
  public var workflow: String
  public var digest: String
  public var proposedBy: PersonID?
  public var proposedAt: Date

  public init(workflow: String, digest: String, proposedBy: PersonID?, proposedAt: Date) {
    self.workflow = workflow
    self.digest = digest
    self.proposedBy = proposedBy
    self.proposedAt = proposedAt
  }
}
