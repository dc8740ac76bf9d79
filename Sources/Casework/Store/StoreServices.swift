public import AuditLog

/// What every engine of the store is given besides its place.
public struct StoreServices: Sendable {
  public var vault: CaseVault
  public var checker: any CaseChecker
  public var policy: ApprovalPolicy
  public var signer: AuditSigningKey
  /// Of the program, for audit records.
  public var programVersion: String
  public var surroundings: StoreSurroundings

  public init(
    vault: CaseVault, checker: any CaseChecker, policy: ApprovalPolicy = .init(),
    signer: AuditSigningKey, programVersion: String, surroundings: StoreSurroundings = .system
  ) {
    self.vault = vault
    self.checker = checker
    self.policy = policy
    self.signer = signer
    self.programVersion = programVersion
    self.surroundings = surroundings
  }

  public var cases: CaseHandling {
    CaseHandling(checker: checker, policy: policy, programVersion: programVersion)
  }

  public var documents: DocumentHandling {
    DocumentHandling(programVersion: programVersion)
  }
}
