/// What a verification found.
public struct AuditVerification: Hashable, Sendable {
  /// How many records were read.
  public let records: Int
  /// Root over all of them.
  public let root: MerkleHash
  /// The last epoch, 1 for the first.
  public let epoch: Int
  /// In the order of discovery, at most ``AuditVerifier/mostProblems``.
  public let problems: [AuditProblem]
  /// All that were found, also those beyond the limit.
  public let problemCount: Int
  /// Records below this index are as a checkpoint kept elsewhere saw them: nobody can have
  /// changed them unseen, not even with the signing key. 0 where none was given.
  public let protectedUpTo: Int
  /// Records below this index are as a signed checkpoint saw them: nobody can have changed them
  /// unseen without the signing key.
  public let signedUpTo: Int

  let errorCount: Int

  /// Whether nothing but warnings was found.
  public var isSound: Bool { errorCount == 0 }
}
