public import Casework
internal import Foundation
public import Logging
internal import Vault

/// What intake tells the rest of the program.
public enum IntakeEvent: Sendable {
  /// A document is in the store and its source is gone from the drop folder.
  case received(DocumentRecord)
  /// What is wrong now; the whole list, told whenever it changes, empty when all is well again.
  case problems([IntakeProblem])
}

/// Watches the drop folders and takes in what is finished: looks, waits, claims.
///
/// Looking is the truth; the kernel's hints only end a wait early. A start is nothing special:
/// it settles what a crash left and then looks as always.
public actor IntakeService {
  private let configuration: IntakeConfiguration
  private let claimer: Claimer
  private let reconciler: ClaimReconciler
  private let scanner: FolderScanner
  private let clock: any Clock<Duration>
  private let elapsed: @Sendable () -> Duration
  private let logger: Logger
  private let mayBeLogged: @Sendable (String) -> Bool
  private let report: @Sendable (IntakeEvent) async -> Void
  private let bell = Bell()
  private let hints: FolderHints?

  private var ledger: DropLedger
  /// When claims of an earlier start, or of unknown end, are to be settled; nil where there are
  /// none.
  private var settleAt: Duration? = .zero
  private var settlePause: Duration
  /// No claim before those of earlier starts were looked at once.
  private var hasSettled = false
  /// No claim before, after the machine, not a file, was the cause of a failure.
  private var pausedUntil: Duration = .zero
  private var pause: Duration
  private var reported: Set<IntakeProblem> = []
  /// Of files that lie in a drop folder.
  private var lasting: [IntakeProblem] = []
  /// Of what waits in `.claimed`, until it is settled.
  private var unsettled: [IntakeProblem] = []
  private var orphans: [IntakeProblem] = []

  /// - Parameters:
  ///   - elapsed: time since any fixed moment, never going back.
  ///   - freeSpace: bytes that are free at a path; nil where that cannot be told.
  ///   - mayBeLogged: whether a department's name may stand in a log. Any folder in the drop root
  ///     is taken for a department, and somebody may name one after a citizen.
  ///   - step: called after each step of a claim; for tests of crashes.
  ///   - report: told of each document and of the list of problems.
  /// - Throws: `IntakeProblem` where the configuration cannot work.
  public init(
    configuration: IntakeConfiguration, vault: DocumentVault, store: any DocumentStore,
    surroundings: StoreSurroundings, logger: Logger,
    clock: any Clock<Duration> = ContinuousClock(),
    elapsed: @escaping @Sendable () -> Duration = IntakeService.uptime,
    freeSpace: @escaping @Sendable (String) -> Int64? = IntakeService.freeSpace,
    mayBeLogged: @escaping @Sendable (String) -> Bool = { _ in false },
    step: @escaping @Sendable (ClaimStep) throws -> Void = { _ in },
    report: @escaping @Sendable (IntakeEvent) async -> Void
  ) throws(IntakeProblem) {
    try configuration.validate()
    self.configuration = configuration
    claimer = Claimer(
      configuration: configuration, vault: vault, store: store, surroundings: surroundings,
      freeSpace: freeSpace, step: step)
    reconciler = ClaimReconciler(configuration: configuration, vault: vault, store: store)
    let own = configuration.ownFolders.compactMap { path in
      (try? Folder(root: path).status()).map { FolderIdentity($0.stamp) }
    }
    scanner = FolderScanner(configuration: configuration, own: Set(own))
    self.clock = clock
    self.elapsed = elapsed
    self.logger = logger
    self.mayBeLogged = mayBeLogged
    self.report = report
    hints = FolderHints(bell: bell)
    ledger = DropLedger(rules: configuration.stability)
    pause = configuration.stability.firstPause
    settlePause = configuration.stability.firstPause
  }

  /// Bytes that this user may still write on the file system of a path.
  public static let freeSpace: @Sendable (String) -> Int64? = { FreeSpace.bytes(at: $0) }

  /// Time since an arbitrary moment.
  public static let uptime: @Sendable () -> Duration = {
    let start = ContinuousClock.now
    return { start.duration(to: .now) }
  }()

  /// Runs until its task is cancelled; a claim in progress is finished first.
  /// - Throws: only what the `step` of the initialiser throws.
  public func run() async throws {
    while !Task.isCancelled {
      try await look()
      await bell.wait(atMost: nextWait, clock: clock)
    }
  }

  /// How long after a look the next one is due. While claims pause, files that are due do not
  /// count: nothing could be done with them.
  var nextWait: Duration {
    let now = elapsed()
    let wait =
      now < pausedUntil ? pausedUntil - now : ledger.pause(at: now) ?? configuration.pollInterval
    return max(.milliseconds(20), min(wait, configuration.pollInterval))
  }

  /// One look at the drop folders, with all claims that are due.
  /// - Throws: only what the `step` of the initialiser throws.
  public func look() async throws {
    var problems: [IntakeProblem] = []
    guard await settle() else { return await tell(problems) }
    let scan: FolderScan
    do {
      scan = try await offPool { [scanner, hints] in try scanner.scan { hints?.watch($0) } }
    } catch {
      problems.append(
        IntakeProblem(
          .rootMissing, detail: "\(configuration.dropRoot): \(IntakeProblem.words(error))"))
      await tell(problems)
      return
    }
    problems += scan.problems
    let present = Set(scan.files.map(\.place))
    lasting.removeAll { $0.origin.map { !present.contains($0.place) } ?? false }
    for action in ledger.look(scan.files, at: elapsed()) {
      if Task.isCancelled { break }
      guard elapsed() >= pausedUntil else { break }
      switch action {
      case .probe(let file):
        if case .take = await probe(file, &problems) { try await take(file) }
      case .take(let file): try await take(file)
      }
    }
    await tell(problems)
  }

  // MARK: Parts of a look

  /// False where the claims of an earlier start could not be looked at yet.
  private func settle() async -> Bool {
    guard let due = settleAt, elapsed() >= max(due, pausedUntil) else { return hasSettled }
    do {
      let done = try await reconciler.run()
      if !hasSettled { orphans = try await reconciler.orphans() }
      hasSettled = true
      lasting += done.problems.filter { !lasting.contains($0) }
      unsettled = done.unsettled
      settleAt = nil
      if unsettled.isEmpty {
        settlePause = configuration.stability.firstPause
        pause = configuration.stability.firstPause
      } else {
        settleLater()
      }
      if done.finished + done.putBack > 0 {
        logger.notice(
          "claims settled",
          metadata: ["finished": "\(done.finished)", "putBack": "\(done.putBack)"])
      }
    } catch {
      let code: IntakeProblem.Code = error is StoreError ? .storeUnavailable : .unreadable
      unsettled = [IntakeProblem(code, detail: IntakeProblem.words(error))]
      backOff()
    }
    return hasSettled
  }

  private func settleLater() {
    settleAt = elapsed() + settlePause
    settlePause = min(settlePause * 2, configuration.stability.longestPause)
  }

  private func probe(_ file: DroppedFile, _ problems: inout [IntakeProblem]) async -> DropAction? {
    do {
      let verdict = try await offPool { [root = configuration.dropRoot] in
        let folder = try Folder(root: root).folder(at: file.folder)
        return try CompletenessProbe.look(at: try folder.openFile(file.name))
      }
      return ledger.probed(file, verdict, at: elapsed())
    } catch {
      ledger.failed(file, at: elapsed())
      if (error as? SystemFailure)?.isMissing != true {
        remember(
          IntakeProblem(
            .unreadable, department: file.department(unsorted: configuration.unsortedDepartment),
            detail: IntakeProblem.words(error), origin: file))
      }
      return nil
    }
  }

  private func take(_ file: DroppedFile) async throws {
    forget(file)
    switch try await claimer.claim(file) {
    case .received(let record):
      await received(record, file)
    case .receivedThenChanged(let record, let problem):
      await received(record, file)
      lasting.append(problem)
    case .changed:
      ledger.taken(file)
    case .failed(let problem):
      ledger.failed(file, at: elapsed())
      failed(problem)
    case .noRoom(let problem):
      // Smaller files may fit.
      ledger.failed(file, at: elapsed())
      remember(problem)
    case .unsettled(let problem):
      ledger.taken(file)
      wait(for: problem)
    case .receivedUnsettled(let record, let problem):
      await received(record, file)
      wait(for: problem)
    }
  }

  /// The file waits in `.claimed` for the reconciler.
  private func wait(for problem: IntakeProblem) {
    if !unsettled.contains(problem) { unsettled.append(problem) }
    settleAt = settleAt ?? elapsed()
    backOffIfNeeded(problem)
  }

  private func received(_ record: DocumentRecord, _ file: DroppedFile) async {
    ledger.taken(file)
    pause = configuration.stability.firstPause
    logger.info("document received", metadata: ["document": "\(record.id)"])
    await report(.received(record))
  }

  private func failed(_ problem: IntakeProblem) {
    remember(problem)
    backOffIfNeeded(problem)
  }

  /// Where the machine is the cause the next file would fare no better.
  private func backOffIfNeeded(_ problem: IntakeProblem) {
    switch problem.code {
    case .diskFull, .cannotSeal, .storeUnavailable: backOff()
    default: break
    }
  }

  private func backOff() {
    pausedUntil = elapsed() + pause
    pause = min(pause * 2, configuration.stability.longestPause)
  }

  // MARK: Problems

  private func remember(_ problem: IntakeProblem) {
    if !lasting.contains(problem) { lasting.append(problem) }
  }

  /// A new try makes the old complaint void.
  private func forget(_ file: DroppedFile) {
    lasting.removeAll { $0.origin?.place == file.place }
  }

  /// Problems of this look and those that last; a file's own end when it is taken or gone.
  private func tell(_ problems: [IntakeProblem]) async {
    let standing = lasting + unsettled + orphans
    let all = problems + standing.filter { !problems.contains($0) }
    guard Set(all) != reported else { return }
    for problem in Set(all).subtracting(reported) {
      let department = await place(of: problem)
      logger.warning(
        "intake problem",
        metadata: [
          "code": "\(problem.code.rawValue)", "department": "\(department)",
          "detail": "\(problem.detail)",
        ])
    }
    reported = Set(all)
    await report(.problems(all))
  }

  /// The department where its name may be logged, otherwise the number of its folder, by which
  /// `find -inum` finds it.
  private func place(of problem: IntakeProblem) async -> String {
    guard !problem.department.isEmpty, !mayBeLogged(problem.department) else {
      return problem.department
    }
    guard let name = problem.origin?.folder.first else { return "unlisted" }
    let root = configuration.dropRoot
    let inode = try? await offPool { try Folder(root: root).status(name).stamp.inode }
    return inode.map { "unlisted, inode \($0)" } ?? "unlisted"
  }
}
