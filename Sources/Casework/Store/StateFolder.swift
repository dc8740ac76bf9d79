/// Where the program keeps its state, and what lies where in it.
public struct StateFolder: Hashable, Sendable {
  /// Absolute path without a slash at its end.
  public let path: String

  public init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Documents, cases, audit log.
  public var storeFile: String { "\(path)/store.sqlite" }
  /// Wrapped data keys; backed up apart from the store.
  public var keysFile: String { "\(path)/keys.sqlite" }
  /// Held by the daemon as long as it runs.
  public var lockFile: String { "\(path)/store.lock" }
  /// The newest checkpoint, for others to copy elsewhere.
  public var checkpointFile: String { "\(path)/audit.checkpoint" }
  /// Sealed scans.
  public var sealedFolder: String { "\(path)/sealed" }

  /// The folder of a document's sealed scan, one of 1,024. The id's last two characters: they are
  /// random, its first are the time.
  public func sealedFolder(for id: DocumentID) -> String {
    "\(sealedFolder)/\(id.rawValue.suffix(2))"
  }

  /// A document's sealed scan.
  public func sealedFile(for id: DocumentID) -> String {
    "\(sealedFolder(for: id))/\(id)"
  }
}
