import AuditLog
import Casework
import Foundation
import Intake
import ReaderChannel
import SQLiteStore
import Vault

/// An installation's store, keys and sealed scans, opened.
struct Installation: Sendable {
  let configuration: DaemonConfiguration
  let store: SQLiteStore
  let scans: DocumentVault
  let signer: AuditSigningKey
  let version: String
  /// Whether this start made the master key.
  let hasNewKeys: Bool

  /// - Throws: `StartFailure`.
  init(_ configuration: DaemonConfiguration, version: String, mode: SQLiteStore.Mode) throws {
    self.configuration = configuration
    self.version = version
    let folder = StateFolder(path: configuration.state.path)
    let hasStore = FileManager.default.fileExists(atPath: folder.storeFile)
    if mode == .serve { try Self.makeFolder(configuration.state, mode: 0o700) }
    guard mode == .serve || hasStore else {
      throw StartFailure(
        japanese: "データベースがありません（\(folder.storeFile)）。uketsuke serve を一度起動してください。",
        english: "There is no store at \(folder.storeFile); start uketsuke serve once.",
        exitCode: 66)
    }
    let keys = try InstallationKeys(configuration.keys, hasStore: hasStore)
    hasNewKeys = keys.isNew
    signer = keys.signer
    do {
      let wrapped = try SQLiteKeyStore(path: folder.keysFile)
      try keys.check(against: wrapped, path: configuration.keys.master.path)
      let ring = KeyRing(master: keys.master, store: wrapped, recovery: keys.recovery)
      let services = StoreServices(
        vault: CaseVault(ring: ring, hasher: SearchHasher(master: keys.master)),
        checker: WorkflowChecker(), signer: keys.signer, programVersion: version,
        unsortedDepartment: configuration.intake.unassignedDepartment)
      store = try SQLiteStore(folder: folder, services: services, mode: mode)
      scans = DocumentVault(state: folder, keys: ring)
    } catch let error as StoreError {
      throw StartFailure.store(error)
    }
  }

  /// What answers the command line.
  func desk(
    complaints: @escaping @Sendable () async -> [WorkflowLine] = { [] },
    wake: @escaping @Sendable () -> Void = {}
  ) throws -> Desk {
    do {
      return Desk(
        store: store, verifierKey: try signer.verifierKey,
        checkpointFile: configuration.checkpoints.appending(path: CheckpointService.newest),
        version: version, complaints: complaints, wake: wake)
    } catch {
      throw StartFailure.key(configuration.keys.audit.path, error)
    }
  }

  /// A sealed scan in clear, in an anonymous file in memory that a reader can map.
  func open(_ document: DocumentRecord) throws -> Descriptor {
    let descriptor = try Descriptor.emptyMemory()
    do {
      try scans.copy(document.id, to: descriptor.raw)
      try descriptor.seal()
    } catch {
      throw ScanFailure(description: "\(error)")
    }
    return descriptor
  }

  /// - Throws: `StartFailure` where the folder cannot be made or written to.
  static func makeFolder(_ url: URL, mode: Int = 0o750) throws {
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
    } catch {
      throw StartFailure.folder(url.path, error)
    }
    guard access(url.path, R_OK | W_OK | X_OK) == 0 else {
      throw StartFailure.folder(url.path, POSIXError(.EACCES))
    }
  }
}
