public import AuditLog

/// What every engine of the store is given besides its place.
public struct StoreServices: Sendable {
  public var vault: CaseVault
  public var checker: any CaseChecker
  public var policy: ApprovalPolicy
  public var signer: AuditSigningKey
  /// Of the program, for audit records.
  public var programVersion: String
  /// What stands for a department where a file was dropped in no department's folder.
  public var unsortedDepartment: String
  public var surroundings: StoreSurroundings

  public init(
    vault: CaseVault, checker: any CaseChecker, policy: ApprovalPolicy = .init(),
    signer: AuditSigningKey, programVersion: String, unsortedDepartment: String = "未分類",
    surroundings: StoreSurroundings = .system
  ) {
    self.vault = vault
    self.checker = checker
    self.policy = policy
    self.signer = signer
    self.programVersion = programVersion
    self.unsortedDepartment = unsortedDepartment
    self.surroundings = surroundings
  }

  public var cases: CaseHandling {
    CaseHandling(
      checker: checker, policy: policy, programVersion: programVersion,
      unsortedDepartment: unsortedDepartment)
  }

  public var documents: DocumentHandling {
    DocumentHandling(programVersion: programVersion)
  }
}
