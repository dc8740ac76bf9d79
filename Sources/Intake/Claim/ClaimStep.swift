/// How far a claim has come. After each of these a crash leaves a state that the reconciler
/// settles.
public enum ClaimStep: String, Hashable, Sendable, CaseIterable {
  /// The file stands in `.claimed`.
  case marked
  case keyMade
  /// The sealed copy is whole and fsynced.
  case sealed
  /// The source did not change while it was copied.
  case verified
  /// The document, its hash and its 受付番号 are committed.
  case received
  /// The source still did not change.
  case rechecked
  /// The source is gone.
  case unlinked
  case finished
}

/// How a claim ended.
enum ClaimResult: Sendable {
  case received(DocumentRecord)
  /// Somebody wrote to it, or took it back: it is no longer the file that was looked at.
  case changed
  /// It could not be taken; the file is where it was.
  case failed(IntakeProblem)
  /// The disk has no room for this file, but may have for others; the file is where it was.
  case noRoom(IntakeProblem)
  /// Whether it was recorded is unknown, or it could not be put back: it waits in `.claimed`, and
  /// the reconciler must look.
  case unsettled(IntakeProblem)
  /// It was recorded, and then written to; what it holds now waits in the drop folder again.
  case receivedThenChanged(DocumentRecord, IntakeProblem)
  /// It was recorded, but its source could neither be removed nor put back; the reconciler must
  /// look.
  case receivedUnsettled(DocumentRecord, IntakeProblem)
}

internal import Casework
