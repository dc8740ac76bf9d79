/// What staff search by. Given texts are folded and hashed; all that are given must match.
public struct CaseSearch: Hashable, Sendable {
  /// 氏名 as in any field of type name.
  public var name: String?
  /// カナ as in any field of type kana.
  public var kana: String?
  /// 生年月日, in any notation that a date field may hold.
  public var birthDate: String?
  /// Nil searches all departments; who may do so is the caller's business.
  public var department: String?

  public init(
    name: String? = nil, kana: String? = nil, birthDate: String? = nil, department: String? = nil
  ) {
    self.name = name
    self.kana = kana
    self.birthDate = birthDate
    self.department = department.map(DepartmentName.folded)
  }
}

/// Cases and what people do with them. Every call is one transaction that holds its audit
/// records too; it throws `StoreError` and then has changed nothing.
public protocol CaseStore: Sendable {
  /// In the order that the filter names.
  func cases(_ filter: CaseFilter) async throws(StoreError) -> [CaseRecord]

  /// Nil where there is none.
  func find(_ reference: CaseReference) async throws(StoreError) -> CaseRecord?

  /// A case opened. Personal. Nil where there is none; without content where it is erased.
  func caseDetail(_ id: CaseID) async throws(StoreError) -> CaseDetail?

  /// Records a person's decisions on values and moves the case on when nothing waits any more.
  func review(_ decision: ReviewDecision) async throws(StoreError) -> CaseRecord

  /// Records a signature or a 差戻し.
  func approve(_ decision: ApprovalDecision) async throws(StoreError) -> CaseRecord

  /// 補正: the paper goes back to the citizen and the case waits.
  func returnToCitizen(_ id: CaseID, by person: PersonID, reason: String)
    async throws(StoreError) -> CaseRecord

  /// The citizen answered: the case goes back to review, what people decided before to be looked
  /// at again.
  func resume(_ id: CaseID, by person: PersonID, note: String?) async throws(StoreError)
    -> CaseRecord

  /// 取下げ.
  func withdraw(_ id: CaseID, by person: PersonID, reason: String) async throws(StoreError)
    -> CaseRecord

  /// 保留: `held` suspends erasure until it is taken back.
  func hold(_ id: CaseID, _ held: Bool, by person: PersonID) async throws(StoreError)
    -> CaseRecord

  /// Moves a page to another case of the same department. Both must still be open.
  func movePage(
    _ document: DocumentID, page: Int, to target: CaseID, by person: PersonID
  ) async throws(StoreError)

  /// Says which form an unidentified case is; its document is read again as that form.
  func assignWorkflow(_ id: CaseID, workflow: String, by person: PersonID)
    async throws(StoreError) -> CaseRecord

  /// Makes an unidentified case one of a workflow, with what a person takes from the candidates of
  /// its pages; nothing is read again.
  func take(_ decision: TakingDecision) async throws(StoreError) -> CaseRecord

  /// By keyed hashes; an empty search finds nothing. Newest first, 200 at most.
  func search(_ search: CaseSearch) async throws(StoreError) -> [CaseRecord]

  /// Destroys the case's key and search hashes; when it was the last case of its document, the
  /// document's too. Returns the documents whose sealed files the caller is now to remove.
  func erase(_ id: CaseID, by actor: Actor) async throws(StoreError) -> [DocumentID]
}
