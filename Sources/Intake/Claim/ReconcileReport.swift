/// What a reconciliation did.
public struct ReconcileReport: Hashable, Sendable {
  /// Files of documents that were recorded before: removed.
  public var finished = 0
  /// Files that were never recorded: in their drop folders again.
  public var putBack = 0
  /// About files that were put back.
  public var problems: [IntakeProblem] = []
  /// What could not be settled or looked at: it is as it was, and to be tried again.
  public var unsettled: [IntakeProblem] = []

  public init() {}
}
