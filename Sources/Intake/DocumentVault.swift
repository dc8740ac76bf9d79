public import Casework
internal import Foundation
public import Vault

#if canImport(Glibc)
  internal import Glibc
#endif

/// The sealed copies of scans, one file a document, and their keys.
public struct DocumentVault: Sendable {
  public let state: StateFolder
  public let keys: KeyRing

  /// The state folder must exist.
  public init(state: StateFolder, keys: KeyRing) {
    self.state = state
    self.keys = keys
  }

  /// What the copy is sealed as; see `SealedFileWriter`.
  public static func context(of id: DocumentID) -> String { "document/\(id.rawValue)/scan" }

  public static func keyID(of id: DocumentID) -> KeyID { .document(id.rawValue) }

  /// Writes the scan in clear to a descriptor, such as that of a memfd for a reader.
  /// - Throws: `VaultError`.
  public func copy(_ id: DocumentID, to descriptor: Int32) throws {
    let reader = try open(id)
    _ = try reader.copy(to: descriptor)
  }

  /// Removes the sealed copy and destroys its key, whichever of them exist; for a claim that is
  /// undone and for a document that was erased.
  /// - Throws: `VaultError`.
  public func remove(_ id: DocumentID) throws {
    try removeCopy(id)
    try keys.destroy(Self.keyID(of: id))
  }

  /// Undoes a copy whose source is still there. Its key, once the copy is gone, opens nothing: it
  /// may stay where the key store cannot be written now.
  func discard(_ id: DocumentID) throws(VaultError) {
    try removeCopy(id)
    try? keys.destroy(Self.keyID(of: id))
  }

  private func removeCopy(_ id: DocumentID) throws(VaultError) {
    let path = state.sealedFile(for: id)
    if unlink(path) != 0, errno != ENOENT, errno != ENOTDIR {
      throw VaultError(
        .fileUnwritable, subject: path,
        detail: SystemFailure(operation: "unlink", code: errno).words)
    }
  }

  func open(_ id: DocumentID) throws -> SealedFileReader {
    try SealedFileReader(
      path: state.sealedFile(for: id), key: try keys.key(Self.keyID(of: id)),
      context: Self.context(of: id))
  }

  /// Makes a key and a writer for a new copy.
  func writer(_ id: DocumentID, key: DataKey) throws -> SealedFileWriter {
    let path = state.sealedFile(for: id)
    let name = state.sealedFolder(for: id).dropFirst(state.sealedFolder.count + 1)
    do throws(SystemFailure) {
      let outer = FileName(bytes: Array("sealed".utf8))
      let root = try Folder(root: state.path)
      if let outer, let inner = FileName(bytes: Array(name.utf8)) {
        if try root.makeFolder(outer) { try root.sync() }
        let sealed = try root.folder(outer)
        if try sealed.makeFolder(inner) { try sealed.sync() }
      }
    } catch {
      throw VaultError(.fileUnwritable, subject: path, detail: error.words)
    }
    return try SealedFileWriter(path: path, key: key, context: Self.context(of: id))
  }

  /// Whether the sealed copy holds exactly what the file does. Stronger than a comparison of
  /// hashes, and it shows that the copy can be opened before its source goes.
  func holds(_ id: DocumentID, sameAs file: OpenFile) throws -> Bool {
    let reader = try open(id)
    guard Int64(reader.size) == file.size else { return false }
    var offset: Int64 = 0
    var isSame = true
    try reader.forEachChunk { chunk in
      if isSame { isSame = try file.read(at: offset, count: chunk.count).elementsEqual(chunk) }
      offset += Int64(chunk.count)
    }
    return isSame && offset == file.size
  }

  /// Documents that have a sealed copy.
  func copies() throws -> [DocumentID] {
    var found: [DocumentID] = []
    try forEachFolder { folder in
      found += try folder.entries().compactMap { DocumentID(rawValue: $0.text) }
    }
    return found
  }

  /// Removes copies that a crash cut short: they never got their own name.
  func removeUnfinished() throws {
    try forEachFolder { folder in
      try SealedFileWriter.removeAbandoned(in: folder.reference)
    }
  }

  private func forEachFolder(_ body: (Folder) throws -> Void) throws {
    guard FileManager.default.fileExists(atPath: state.sealedFolder) else { return }
    let root = try Folder(root: state.sealedFolder)
    for name in try root.entries() where try root.status(name).kind == .folder {
      try body(try root.folder(name))
    }
  }
}
