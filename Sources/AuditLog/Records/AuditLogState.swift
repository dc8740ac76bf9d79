public import Foundation

/// Where the log stands: all that is needed to append to it. The one sequencer owns it.
///
/// It is a value, so that a transaction that fails takes nothing with it: append to a copy, store
/// record and copy in the transaction, and keep the copy when the transaction has committed.
///
///     var next = state
///     let record = try next.append(event, at: now)
///     try transaction { store(record); store(next) }
///     state = next
public struct AuditLogState: Hashable, Codable, Sendable {
  /// Names the log in its checkpoints, such as `uketsuke.city.example.lg.jp`; without spaces
  /// and plus signs.
  public let name: String
  /// 1 for the first.
  public private(set) var epoch: Int
  public private(set) var frontier: MerkleFrontier

  /// A log without records. Throws ``AuditError`` `badKey` where the name cannot be a key name.
  public init(name: String) throws {
    guard SignedNote.isKeyName(name) else { throw AuditError(.badKey, detail: "name of the log") }
    self.name = name
    epoch = 1
    frontier = MerkleFrontier()
  }

  /// How many records there are, and the index of the next.
  public var size: Int { frontier.size }
  public var root: MerkleHash { frontier.root }

  /// Gives the event its place. Throws ``AuditError`` `badEvent`.
  public mutating func append(_ event: AuditEvent, at time: Date) throws -> AppendedRecord {
    var generator = SystemRandomNumberGenerator()
    return try append(event, at: time, using: &generator)
  }

  /// - Parameter generator: must be unpredictable outside of tests.
  public mutating func append(
    _ event: AuditEvent, at time: Date, using generator: inout some RandomNumberGenerator
  ) throws -> AppendedRecord {
    let record = try AuditRecordBuilder.build(
      event, epoch: epoch, index: size, at: time, using: &generator)
    frontier.append(record.leafHash)
    return record
  }

  /// Opens the next epoch, after the store was restored from a backup: records after the backup
  /// may be lost, and the log that goes on is another one than checkpoints of the old epoch saw.
  /// The record names the last known checkpoint, so that how many were lost can be told.
  ///
  /// - Parameters:
  ///   - checkpoint: the latest that anyone has, wherever it was kept; its signature has been
  ///     checked by the caller. nil where none is known.
  ///   - reason: a word without personal data, such as `restore`.
  public mutating func openEpoch(
    after checkpoint: Checkpoint?, reason: String, actor: AuditActor, at time: Date
  ) throws -> AppendedRecord {
    var details: [String: AuditValue] = ["reason": .string(reason)]
    if let checkpoint {
      details["lastOrigin"] = .string(checkpoint.origin)
      details["lastSize"] = .int(checkpoint.size)
      details["lastRoot"] = .string(checkpoint.root.base64)
    }
    var next = self
    // An epoch that the backup never saw is in use already.
    let used = checkpoint.flatMap { LogOrigin(line: $0.origin) }?.epoch ?? 0
    next.epoch = max(epoch, used) + 1
    let record = try next.append(AuditEvent(.logEpoch, actor: actor, details: details), at: time)
    self = next
    return record
  }

  /// The checkpoint of what the log holds now, to be signed.
  public var checkpoint: Checkpoint {
    Checkpoint(origin: LogOrigin(name: name, epoch: epoch).line, size: size, root: root)
  }
}
