import Casework
import Delivery
import Foundation
import Intake
import Logging
import ReaderPool
import Readings
import SQLiteStore
import ServiceLifecycle
import UnixSignals

/// The service: wires intake, readers, store and delivery, and runs until it is told to stop.
public struct UketsukeDaemon: Sendable {
  private let configuration: DaemonConfiguration
  private let version: String

  public init(_ configuration: DaemonConfiguration, version: String) {
    self.configuration = configuration
    self.version = version
  }

  /// Runs until SIGTERM or SIGINT. Work in progress is finished or given back.
  ///
  /// - Throws: `StartFailure` where the service cannot begin.
  public func run() async throws {
    let logger = Logger(label: "uketsuke")
    let installation = try Installation(configuration, version: version, mode: .serve)
    for folder in [configuration.drop, configuration.delivery, configuration.checkpoints] {
      try Installation.makeFolder(folder)
    }
    if installation.hasNewKeys {
      logger.warning(
        "new keys were made; keep a copy elsewhere, without them nothing can be opened",
        metadata: [
          "master": "\(configuration.keys.master.path)",
          "audit": "\(configuration.keys.audit.path)",
        ])
    }
    let pool = ReaderPool(
      configuration: ReaderPoolConfiguration(
        executable: configuration.readers.program.path, children: configuration.readers.count,
        pageDeadline: .seconds(configuration.readers.pageDeadline),
        pagesPerChild: configuration.readers.recycleAfterPages),
      logger: logger)
    let reader = try await introduce(pool)
    let cache = FormCache(
      folder: configuration.state.appending(path: "forms"), reader: reader, pool: pool)
    let departments = Departments()
    let workflows = WorkflowService(
      store: installation.store, readers: FormReaders(cache: cache, pool: pool),
      folder: configuration.workflows, drop: configuration.drop, departments: departments,
      programVersion: version, logger: logger, elapsed: IntakeService.uptime,
      pause: { try await Task.sleep(for: .milliseconds(300)) })
    do {
      try await workflows.start()
    } catch let error as StoreError {
      throw StartFailure.store(error)
    }
    let services = try Services(
      installation: installation, pool: pool, reader: reader, workflows: workflows,
      departments: departments, logger: logger)
    logger.notice(
      "service started",
      metadata: [
        "version": "\(version)", "reader": "\(reader)", "drop": "\(configuration.drop.path)",
      ])
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [services], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    logger.notice("service stopped")
  }

  /// Starts the readers; without them nothing can be read, so the service does not begin.
  private func introduce(_ pool: ReaderPool) async throws -> String {
    do {
      return try await pool.warmUp() ?? ""
    } catch let refusal as Refusal {
      await pool.shutDown()
      throw StartFailure.reader(configuration.readers.program.path, refusal)
    }
  }
}
