/// Recomputes the log from its stored bytes and compares it with what was signed.
///
/// Give it the checkpoints first, then the bytes of every record as they were read back, in the
/// order of the log, then ask for the result. It holds no records; memory does not grow with the
/// log.
///
///     var verifier = AuditVerifier(key: key, stored: texts, keptElsewhere: [text])
///     while let bytes = try rows.next() { verifier.add(bytes) }
///     let result = verifier.finish()
public struct AuditVerifier: Sendable {
  /// How many problems are kept; the rest are counted.
  public static let mostProblems = 1000

  private var checkpoints: CheckpointBook
  private let expected: AuditLogState?
  private var frontier = MerkleFrontier()
  private var epochs = EpochBook()
  private var nextIndex = 0
  private var lastTime = ""
  private var findings = Findings()

  /// - Parameters:
  ///   - stored: texts of the checkpoints in and beside the database.
  ///   - keptElsewhere: texts of checkpoints that were kept where nobody who can change the
  ///     database can change them: on paper, on another system, with an auditor.
  ///   - expected: the stored state of the log; it shows damage after the last checkpoint.
  public init(
    key: AuditVerifierKey, stored: some Sequence<String> = [],
    keptElsewhere: some Sequence<String> = [], expected: AuditLogState? = nil
  ) {
    checkpoints = CheckpointBook()
    self.expected = expected
    for text in stored { checkpoints.add(text, elsewhere: false, key: key, &findings) }
    for text in keptElsewhere { checkpoints.add(text, elsewhere: true, key: key, &findings) }
    checkpoints.note(frontier)
  }

  /// The whole in one call.
  public static func verify(
    records: some Sequence<[UInt8]>, key: AuditVerifierKey, stored: some Sequence<String> = [],
    keptElsewhere: some Sequence<String> = [], expected: AuditLogState? = nil
  ) -> AuditVerification {
    var verifier = AuditVerifier(
      key: key, stored: stored, keptElsewhere: keptElsewhere, expected: expected)
    for bytes in records { verifier.add(bytes) }
    return verifier.finish()
  }

  /// Takes the next record's bytes.
  public mutating func add(_ bytes: [UInt8]) {
    let position = frontier.size
    frontier.append(.leaf(bytes))
    checkpoints.note(frontier)
    do {
      let record = try AuditRecord(bytes: bytes)
      if record.index != nextIndex {
        findings.add(.indexUnexpected, position, "\(record.index), expected \(nextIndex)")
      }
      // After a gap go on from the record itself, so that one gap is one problem.
      nextIndex = max(nextIndex, record.index) + 1
      if record.time < lastTime { findings.add(.timeBackwards, position, record.time) }
      lastTime = max(lastTime, record.time)
      if !epochs.add(record, at: position) {
        findings.add(.epochUnexpected, position, "\(record.epoch)")
      }
    } catch {
      nextIndex += 1
      findings.add(.recordMalformed, position, (error as? AuditError)?.detail ?? "")
    }
  }

  /// Compares with the checkpoints. Can be asked again after further records.
  public func finish() -> AuditVerification {
    var findings = findings
    let size = frontier.size
    let result = checkpoints.evaluate(epochs: epochs, size: size, &findings)
    if size > 0, checkpoints.isEmpty { findings.add(.unsigned) }
    if let expected,
      expected.frontier != frontier || expected.epoch != epochs.current
    {
      findings.add(.stateMismatch, nil, "\(size) records, expected \(expected.size)")
    }
    return AuditVerification(
      records: size, root: frontier.root, epoch: epochs.current, problems: findings.problems,
      problemCount: findings.count, protectedUpTo: result.protected, signedUpTo: result.signed,
      errorCount: findings.errors)
  }
}

/// Problems, up to a limit.
struct Findings: Sendable {
  private(set) var problems: [AuditProblem] = []
  private(set) var count = 0
  private(set) var errors = 0

  mutating func add(_ code: AuditProblem.Code, _ index: Int? = nil, _ detail: String = "") {
    let problem = AuditProblem(code, index: index, detail: detail)
    count += 1
    if problem.severity == .error { errors += 1 }
    if problems.count < AuditVerifier.mostProblems { problems.append(problem) }
  }
}
