internal import DurableFiles

/// A checkpoint with its signatures, as it is stored and passed on.
public struct SignedCheckpoint: Hashable, Sendable {
  public let checkpoint: Checkpoint
  let note: SignedNote

  init(checkpoint: Checkpoint, note: SignedNote) {
    self.checkpoint = checkpoint
    self.note = note
  }

  /// Reads a signed note whose text is a checkpoint. Checks no signature. Throws ``AuditError``
  /// `malformedCheckpoint`.
  public init(text: String) throws {
    note = try SignedNote(encoded: text)
    checkpoint = try Checkpoint(text: note.text)
  }

  /// The whole note, to be stored, printed or kept elsewhere.
  public var text: String { note.encoded }

  /// Throws ``AuditError`` `unknownSigner` or `badSignature`.
  public func verify(with key: AuditVerifierKey) throws {
    try key.verify(note)
  }

  /// Writes it beside the database for others to copy: temporary file, fsync, rename, fsync of
  /// the folder. Throws ``AuditError`` `fileUnwritable`.
  public func write(toFile path: String) throws {
    try withFile { try DurableFile.write(Array(text.utf8), to: path, mode: 0o644, .replacing) }
  }
}
