/// The checkpoints to compare with, and the log's own roots at their sizes.
struct CheckpointBook: Sendable {
  private struct Entry: Sendable {
    var checkpoint: Checkpoint
    var epoch: Int
    var elsewhere: Bool
  }

  private var entries: [Entry] = []
  private var sizes: Set<Int> = []
  private var roots: [Int: MerkleHash] = [:]

  /// Whether there is no checkpoint with a valid signature.
  var isEmpty: Bool { entries.isEmpty }

  mutating func add(
    _ text: String, elsewhere: Bool, key: AuditVerifierKey, _ findings: inout Findings
  ) {
    guard let signed = try? SignedCheckpoint(text: text) else {
      return findings.add(.checkpointMalformed)
    }
    let checkpoint = signed.checkpoint
    guard (try? signed.verify(with: key)) != nil else {
      return findings.add(.checkpointSignature, checkpoint.size)
    }
    guard let origin = LogOrigin(line: checkpoint.origin), origin.name == key.name else {
      return findings.add(.checkpointOtherLog, checkpoint.size)
    }
    entries.append(Entry(checkpoint: checkpoint, epoch: origin.epoch, elsewhere: elsewhere))
    sizes.insert(checkpoint.size)
  }

  /// To be called for every size of the log, 0 included.
  mutating func note(_ frontier: MerkleFrontier) {
    if sizes.contains(frontier.size) { roots[frontier.size] = frontier.root }
  }

  /// The sizes up to which checkpoints kept elsewhere, and any signed ones, fit the log.
  func evaluate(
    epochs: EpochBook, size: Int, _ findings: inout Findings
  ) -> (protected: Int, signed: Int) {
    var protected = 0
    var signed = 0
    var short: [Entry] = []
    var broken: [Entry] = []
    for entry in entries {
      let checkpoint = entry.checkpoint
      guard let end = epochs.end(of: entry.epoch, size: size), checkpoint.size <= end else {
        short.append(entry)
        continue
      }
      guard roots[checkpoint.size] == checkpoint.root else {
        broken.append(entry)
        continue
      }
      signed = max(signed, checkpoint.size)
      if entry.elsewhere { protected = max(protected, checkpoint.size) }
    }
    // What fits a checkpoint is as it was; the first that does not fit has the change below it.
    for entry in broken {
      let size = entry.checkpoint.size
      let sound = entries.lazy.map(\.checkpoint)
        .filter { $0.size < size && roots[$0.size] == $0.root }.map(\.size).max()
      findings.add(
        .checkpointRoot, size, "records \(sound ?? 0) to \(size - 1), \(entry.checkpoint.origin)")
    }
    for entry in short {
      // A restore may lose records, but only a signed record of it is believed: otherwise
      // whoever cuts the log could excuse it.
      let isDeclared =
        epochs.opening(after: entry.epoch).map { opening in
          opening.start < signed && Self.declares(opening, entry)
        } ?? false
      findings.add(
        isDeclared ? .recordsLostInRestore : .recordsMissing, entry.checkpoint.size,
        entry.checkpoint.origin)
    }
    return (protected, signed)
  }

  private static func declares(_ opening: EpochBook.Opening, _ entry: Entry) -> Bool {
    guard let last = opening.last, let size = opening.lastSize else { return false }
    let checkpoint = entry.checkpoint
    guard last.epoch == entry.epoch else { return last.epoch > entry.epoch }
    if size == checkpoint.size { return opening.lastRoot == checkpoint.root.base64 }
    return size > checkpoint.size
  }
}
