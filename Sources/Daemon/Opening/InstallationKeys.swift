import AuditLog
import Foundation
import Vault

/// The two secrets of an installation.
struct InstallationKeys: Sendable {
  var master: MasterKey
  var recovery: RecoveryPublicKey?
  var signer: AuditSigningKey
  /// Whether this start made the master key.
  var isNew: Bool

  /// Loads the keys, or makes them where nothing is sealed yet.
  ///
  /// A store without its master key must never get a new one: what it holds could not be opened.
  ///
  /// - Throws: `StartFailure`.
  init(_ keys: DaemonConfiguration.Keys, hasStore: Bool) throws {
    let masterPath = keys.master.path
    do {
      if let credential = try MasterKey.loadCredential() {
        master = credential
        isNew = false
      } else if hasStore || FileManager.default.fileExists(atPath: masterPath) {
        master = try MasterKey.load(file: masterPath)
        isNew = false
      } else {
        try Self.makeFolder(of: keys.master)
        master = try MasterKey.create(file: masterPath)
        isNew = true
      }
    } catch {
      throw StartFailure.key(masterPath, error)
    }
    do {
      recovery = try keys.recovery.map { try RecoveryPublicKey.load(file: $0.path) }
    } catch {
      throw StartFailure.key(keys.recovery?.path ?? "", error)
    }
    do {
      if hasStore || FileManager.default.fileExists(atPath: keys.audit.path) {
        signer = try AuditSigningKey.load(file: keys.audit.path)
      } else {
        try Self.makeFolder(of: keys.audit)
        signer = try AuditSigningKey.create(file: keys.audit.path, name: Self.logName)
      }
    } catch {
      throw StartFailure.key(keys.audit.path, error)
    }
  }

  /// Holds the master key against one that it must have wrapped. With another key the service would
  /// take documents in that the right one could never open.
  ///
  /// - Throws: `StartFailure` where it is not the key of this installation.
  func check(against store: any KeyStore, path: String) throws {
    let ring = KeyRing(master: master, store: store, recovery: recovery)
    do {
      let known = try store.allIDs()
      guard !known.isEmpty else {
        try ring.newKey(Self.probe)
        return
      }
      // One damaged key says nothing of the master key, several in a row do.
      var failure: VaultError?
      for id in [Self.probe] + known.prefix(Self.tries) where known.contains(id) {
        do {
          _ = try ring.key(id)
          return
        } catch let error as VaultError {
          failure = error
        }
      }
      if let failure { throw failure }
    } catch let error as VaultError {
      throw StartFailure.key(path, error)
    }
  }

  /// Keys that are tried before the master key is refused.
  private static let tries = 8
  /// A key that seals nothing and is there from the first start on.
  private static let probe = KeyID(rawValue: "installation")

  /// Names this installation's log in checkpoints.
  private static var logName: String {
    "uketsuke/"
      + ProcessInfo.processInfo.hostName.filter { $0.isASCII && !$0.isWhitespace && $0 != "+" }
  }

  private static func makeFolder(of file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }
}
