public import Casework
internal import Crypto
public import Foundation
public import Logging
internal import Readings
internal import Workflows

/// What the outbox needs of a store.
public typealias OutboxStore = CaseStore & DeliveryStore & WorkflowStore

/// Hands ready cases over as files, each exactly once over any crash.
///
/// An intent with the file's name and hash is committed; the bytes are written to a hidden
/// temporary file, which is fsynced with its folder; `staged` is committed; the file takes its
/// name, never over another; the folder is fsynced; `delivered` is committed. A start settles what
/// it finds: `staged` with a temporary file → rename; `staged` without → delivered (a robot may
/// have taken it), unless the whole folder is away; `intended` → written again from the content,
/// which must have the same hash.
public actor Outbox {
  private let store: any OutboxStore
  private let root: String
  private let fileMode: UInt32
  private let surroundings: StoreSurroundings
  private let logger: Logger
  private let disk: DiskWrite
  private let step: @Sendable (OutboxStep) throws -> Void
  private let report: @Sendable ([DeliveryProblem]) async -> Void
  private let content: DeliveryContent

  private var problems: [DeliveryProblem] = []
  /// Cases that a target cannot be written with, until the case or the workflow changes.
  private var unfit: [Attempt: DeliveryProblem] = [:]
  private var reported: Set<DeliveryProblem> = []
  /// Target folders that went away in the middle of a delivery; nothing is delivered there until
  /// they are back.
  private var gone: Set<String> = []

  /// - Parameters:
  ///   - root: where the targets' folders are; must exist.
  ///   - fileMode: permissions of delivered files.
  ///   - printer: makes searchable PDFs; nil where no workflow can ask for one.
  ///   - step: called after each step; what it throws stops the delivery there, as a crash would.
  ///   - report: told of the whole list of problems whenever it changes.
  public init(
    store: any OutboxStore, root: String, fileMode: UInt32 = 0o640,
    surroundings: StoreSurroundings, logger: Logger, printer: (any CasePrinter)? = nil,
    step: @escaping @Sendable (OutboxStep) throws -> Void = { _ in },
    report: @escaping @Sendable ([DeliveryProblem]) async -> Void = { _ in }
  ) {
    self.init(
      store: store, root: root, fileMode: fileMode, surroundings: surroundings, logger: logger,
      printer: printer, disk: systemWrite, step: step, report: report)
  }

  init(
    store: any OutboxStore, root: String, fileMode: UInt32, surroundings: StoreSurroundings,
    logger: Logger, printer: (any CasePrinter)? = nil, disk: @escaping DiskWrite,
    step: @escaping @Sendable (OutboxStep) throws -> Void,
    report: @escaping @Sendable ([DeliveryProblem]) async -> Void
  ) {
    self.store = store
    self.root = root
    self.fileMode = fileMode
    self.surroundings = surroundings
    self.logger = logger
    self.disk = disk
    self.step = step
    self.report = report
    content = DeliveryContent(store: store, printer: printer)
  }

  /// Runs passes until its task is cancelled: when a batch falls
  /// due, and every `interval` in any case.
  /// - Throws: only what the `step` of the initialiser throws.
  public func run(
    interval: Duration = .seconds(5), clock: any Clock<Duration> = ContinuousClock()
  ) async throws {
    while !Task.isCancelled {
      let due = try await pass()
      let untilDue = due.map { Duration.seconds(max(0, $0.timeIntervalSince(surroundings.now()))) }
      do {
        try await clock.sleep(for: min(interval, max(untilDue ?? interval, .milliseconds(100))))
      } catch {
        return
      }
    }
  }

  /// Settles what is open, then delivers what is ready.
  /// - Returns: when the next closed batch is due, nil where none waits.
  /// - Throws: only what the `step` of the initialiser throws.
  @discardableResult
  public func pass() async throws -> Date? {
    problems = []
    gone = []
    // Keys and readers come back without a change of the case.
    unfit = unfit.filter { !$0.value.code.passes }
    var next: Date?
    do {
      let open = try await store.openDeliveries()
      for record in open where record.state == .staged {
        let folder = record.intent.folder
        if !DeliveryFolder(root: root, folder: folder).isThere { gone.insert(folder) }
      }
      for record in open {
        do {
          try await resume(record)
        } catch let error as StoreError {
          problems.append(DeliveryProblem(error, subject: record.intent.id.rawValue))
        }
      }
      next = try await deliverReady()
    } catch let error as StoreError {
      problems.append(DeliveryProblem(.storeUnavailable, detail: error.description))
    }
    await tell()
    return next
  }

  // MARK: What is ready

  private func deliverReady() async throws -> Date? {
    let ready = try await store.casesReady()
    guard !ready.isEmpty else {
      unfit = [:]
      return nil
    }
    let current = try await store.activeDigests()
    let present = Set(ready.map(\.record.id))
    unfit = unfit.filter { present.contains($0.key.case) }
    var next: Date?
    let groups = Dictionary(grouping: ready) { one in
      Group(
        workflow: one.record.workflow ?? "",
        version: one.record.workflow.flatMap { current[$0] } ?? one.record.version ?? "")
    }
    for group in groups.keys.sorted() {
      // Of a workflow that was withdrawn, the version that a case was read with still counts.
      guard let cases = groups[group], let version = try await content.version(group.version) else {
        continue
      }
      if let due = try await deliver(cases, version) { next = min(next ?? due, due) }
    }
    return next
  }

  private struct Group: Hashable, Comparable {
    var workflow: String
    var version: String
    static func < (left: Self, right: Self) -> Bool {
      (left.workflow, left.version) < (right.workflow, right.version)
    }
  }

  private func deliver(_ ready: [ReadyCase], _ version: DeliveryContent.Version) async throws
    -> Date?
  {
    let keys = version.workflow.deliveryKeys
    var next: Date?
    for (target, key) in zip(version.workflow.deliver, keys) {
      let missing = ready.filter { !$0.begun.contains(key) }
      guard !missing.isEmpty else { continue }
      let place = Destination(target: target, key: key, keys: keys, version: version)
      let due = try await deliver(missing, to: place)
      if let due { next = min(next ?? due, due) }
    }
    for one in ready where one.begun == one.done && one.done.isSuperset(of: keys) {
      do {
        _ = try await store.closeDelivered(one.record.id, targets: keys)
      } catch {
        guard error.isOfOneCase else { throw error }
        problems.append(DeliveryProblem(error, subject: one.record.receptionNumber.description))
      }
    }
    return next
  }

  private struct Destination {
    var target: DeliveryTarget
    var key: String
    var keys: [String]
    var version: DeliveryContent.Version

    var renderer: FileRenderer { FileRenderer(target, workflow: version.workflow) }
  }

  private struct Attempt: Hashable {
    var `case`: CaseID
    var revision: Int
    var version: String
    var key: String
  }

  /// A case that cannot be written holds up nobody but itself: it is left out of its batch.
  private func deliver(_ missing: [ReadyCase], to place: Destination) async throws -> Date? {
    func attempt(_ one: ReadyCase) -> Attempt {
      Attempt(
        case: one.record.id, revision: one.record.revision, version: place.version.digest,
        key: place.key)
    }
    var rest = missing.filter { unfit[attempt($0)] == nil }
    while true {
      let plan = BatchPlan(
        rest.map { ($0.record.id, $0.readyAt) }, batch: place.target.textFile?.batch ?? .case,
        now: surroundings.now())
      guard let cases = plan.files.first else {
        problems += missing.compactMap { unfit[attempt($0)] }
        return plan.nextDue
      }
      let rendered: DeliveryContent.Rendered
      do {
        rendered = try await content.render(cases, place.target, place.version.workflow)
      } catch is DeliveryProblem {
        let before = rest.count
        for one in rest where cases.contains(one.record.id) {
          do {
            _ = try await content.render([one.record.id], place.target, place.version.workflow)
          } catch let problem as DeliveryProblem {
            unfit[attempt(one)] = problem
          }
        }
        rest.removeAll { unfit[attempt($0)] != nil }
        // Each alone is sound and together they are not: wait for the next pass.
        guard rest.count < before else { return nil }
        continue
      }
      guard try await begin(cases, rendered, place) else { return nil }
      rest.removeAll { cases.contains($0.record.id) }
    }
  }

  /// False where the target's folder does not take the file: its next files would fare no better.
  private func begin(
    _ cases: [CaseID], _ rendered: DeliveryContent.Rendered, _ place: Destination
  ) async throws -> Bool {
    let id: DeliveryID = surroundings.makeID()
    let target = place.target.folder
    let workflow = place.version.workflow.id
    do {
      let folder = DeliveryFolder(root: root, folder: target, disk: disk)
      try prepare(folder)
      let record = try await store.beginDelivery(
        DeliveryIntent(
          id: id, workflow: workflow, version: place.version.digest, target: place.key,
          targets: place.keys, cases: cases, folder: target,
          fileName: FileNaming.name(
            id, cases: rendered.numbers, workflow: workflow,
            extension: place.renderer.fileExtension),
          sha256: Self.sha256(rendered.bytes), size: Int64(rendered.bytes.count)))
      try step(.intended)
      try await write(record.intent, rendered.bytes, folder)
      return true
    } catch let error as StoreError {
      // Its next pass says so again; other cases go on.
      guard error.isOfOneCase else { throw error }
      problems.append(DeliveryProblem(error, subject: id.rawValue))
      return true
    } catch let problem as DeliveryProblem {
      note(problem, of: id, in: target)
      return false
    }
  }

  // MARK: One delivery

  /// Nothing is made where a folder went away: the file that waits in it would look taken.
  private func prepare(_ folder: DeliveryFolder) throws(DeliveryProblem) {
    for path in gone where folder.folder == path || folder.folder.hasPrefix(path + "/") {
      throw DeliveryProblem(.folderGone, detail: path)
    }
    try folder.prepare()
  }

  private func write(
    _ intent: DeliveryIntent, _ bytes: [UInt8], _ folder: DeliveryFolder
  ) async throws {
    try folder.writeTemporary(
      FileNaming.temporaryName(intent.id), bytes, mode: fileMode)
    try step(.written)
    try await store.markStaged(intent.id)
    try step(.staged)
    try await publish(intent, folder)
  }

  private func publish(_ intent: DeliveryIntent, _ folder: DeliveryFolder) async throws {
    if try !folder.publish(FileNaming.temporaryName(intent.id), as: intent.fileName) {
      try folder.syncFolder()
    }
    try step(.renamed)
    try await store.markDelivered(intent.id)
    try step(.delivered)
    logger.info(
      "delivered",
      metadata: ["delivery": "\(intent.id)", "cases": "\(intent.cases.count)"])
  }

  /// What a crash, or a full disk, left unfinished.
  private func resume(_ record: DeliveryRecord) async throws {
    let intent = record.intent
    let folder = DeliveryFolder(root: root, folder: intent.folder, disk: disk)
    do {
      switch record.state {
      case .staged:
        try folder.require()
        try await publish(intent, folder)
      case .intended:
        try prepare(folder)
        if let bytes = try await sameBytes(intent) {
          try await write(intent, bytes, folder)
        } else {
          folder.discard(FileNaming.temporaryName(intent.id))
          try await store.abandonDelivery(intent.id)
          problems.append(DeliveryProblem(.contentChanged, subject: intent.id.rawValue))
        }
      case .delivered, .abandoned: break
      }
    } catch let problem as DeliveryProblem {
      note(problem, of: intent.id, in: intent.folder)
    }
  }

  /// The bytes of an intent made again, nil where they are not what was promised.
  private func sameBytes(_ intent: DeliveryIntent) async throws -> [UInt8]? {
    guard let version = try await content.version(intent.version),
      let place = version.workflow.deliveryKeys.firstIndex(of: intent.target)
    else { return nil }
    do {
      let bytes = try await content.render(
        intent.cases, version.workflow.deliver[place], version.workflow
      ).bytes
      return Self.sha256(bytes) == intent.sha256 ? bytes : nil
    } catch let problem as DeliveryProblem {
      // What cannot be opened now has not changed: the intent waits.
      if problem.code.passes { throw problem }
      return nil
    }
  }

  private static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  // MARK: Problems

  private func note(_ problem: DeliveryProblem, of id: DeliveryID, in folder: String) {
    var problem = problem
    if problem.code == .folderGone { gone.insert(folder) }
    if problem.subject.isEmpty { problem.subject = id.rawValue }
    problems.append(problem)
  }

  private func tell() async {
    let now = Set(problems)
    guard now != reported else { return }
    for problem in now.subtracting(reported) {
      logger.warning(
        "delivery problem",
        metadata: [
          "code": "\(problem.code.rawValue)", "subject": "\(problem.subject)",
          "column": "\(problem.column)", "detail": "\(problem.detail)",
        ])
    }
    reported = now
    await report(problems)
  }
}
