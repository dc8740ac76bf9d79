import AuditLog
import Casework
import Delivery
import Foundation
import Intake
import Logging
import ReaderPool
import SQLiteStore
import ServiceLifecycle

/// All that runs in the daemon, side by side, until a graceful stop.
struct Services: Service {
  private let installation: Installation
  private let pool: ReaderPool
  private let workflows: WorkflowService
  private let reader: String
  private let intake: IntakeService
  private let logger: Logger
  private let wake = WakeUp()

  /// - Parameter reader: name of the pool's readers, as they gave it.
  /// - Throws: `StartFailure` where the drop folders cannot be used.
  init(
    installation: Installation, pool: ReaderPool, reader: String, workflows: WorkflowService,
    departments: Departments, logger: Logger
  ) throws {
    self.installation = installation
    self.pool = pool
    self.workflows = workflows
    self.reader = reader
    self.logger = logger
    let configuration = installation.configuration
    do {
      intake = try IntakeService(
        configuration: IntakeConfiguration(configuration), vault: installation.scans,
        store: installation.store, surroundings: .system, logger: logger,
        mayBeLogged: { name in
          departments.contains(name) || name == configuration.intake.unassignedDepartment
        }
      ) { [wake] event in
        if case .received = event { wake.wake() }
      }
    } catch {
      throw StartFailure(japanese: error.japanese, english: error.english, exitCode: 78)
    }
  }

  func run() async throws {
    let configuration = installation.configuration
    let desk = try installation.desk(
      complaints: { [workflows] in await workflows.complaints }, wake: { [wake] in wake.wake() })
    let control = try ControlServer(path: configuration.controlSocket.path) { request, user in
      await desk.answer(request, to: Requester(user: user))
    }
    let checkpoints = CheckpointService(
      store: installation.store, folder: configuration.checkpoints, logger: logger, now: { Date() })
    let manager = ServiceManager()
    let reading = ReadingService(
      store: installation.store, pool: pool, workflows: workflows, reader: reader,
      open: { [installation] in try installation.open($0) }, limits: configuration.limits,
      wake: wake, logger: logger)
    let delivery = DeliveryService(installation, pool: pool, wake: wake, logger: logger)

    manager.notify("READY=1")
    let stop = wake.stream()
    try await withGracefulShutdownHandler {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await intake.run() }
        for _ in 0..<configuration.readers.count { group.addTask { await reading.run() } }
        group.addTask { await delivery.run() }
        group.addTask { await tick() }
        group.addTask { await refreshWorkflows() }
        group.addTask { await checkpoints.run(every: .seconds(5)) }
        group.addTask {
          await manager.run { (try? await installation.store.statistics()) != nil }
        }
        group.addTask {
          for await _ in stop {}
          throw CancellationError()
        }
        // The first error ends all: the stop, or a part that cannot go on, so that the service
        // manager starts the program anew.
        defer { group.cancelAll() }
        do {
          while try await group.next() != nil {}
        } catch is CancellationError {}
      }
    } onGracefulShutdown: {
      manager.notify("STOPPING=1")
      wake.finish()
    }
    // Before the store: a request would meet a closed one.
    control.stop()
    await pool.shutDown()
    try await installation.store.record(
      AuditEvent(.serviceStopped, actor: .system(version: installation.version)))
    await checkpoints.sign()
    try installation.store.close()
  }

  /// Work that no hint announced, such as documents of an earlier start.
  private func tick() async {
    while !Task.isCancelled {
      wake.wake()
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func refreshWorkflows() async {
    while !Task.isCancelled {
      do { try await Task.sleep(for: .seconds(2)) } catch { return }
      await workflows.refresh()
    }
  }
}

extension IntakeConfiguration {
  init(_ configuration: DaemonConfiguration) {
    let intake = configuration.intake
    self.init(
      dropRoot: configuration.drop.path, unsortedDepartment: intake.unassignedDepartment,
      ownFolders: configuration.ownFolders.map(\.path),
      stability: StabilityRules(quietTime: .seconds(intake.quiet), patience: .seconds(intake.odd)),
      pollInterval: .seconds(intake.poll))
  }
}

extension DaemonConfiguration {
  /// What intake must never take a file from.
  var ownFolders: [URL] {
    let keys = [keys.master, keys.audit] + (keys.recovery.map { [$0] } ?? [])
    return [state, delivery, checkpoints, workflows] + keys.map { $0.deletingLastPathComponent() }
  }
}
