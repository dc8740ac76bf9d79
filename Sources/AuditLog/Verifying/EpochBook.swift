/// Where each epoch begins, and which checkpoint its first record names.
struct EpochBook: Sendable {
  struct Opening: Hashable, Sendable {
    var epoch: Int
    /// Place of the record that opened it.
    var start: Int
    var last: LogOrigin?
    var lastSize: Int?
    var lastRoot: String?
  }

  private(set) var openings: [Opening] = []
  private(set) var current = 1

  /// False where the record's epoch does not follow. An epoch may be skipped: it was lost when
  /// a backup of an earlier one was restored.
  mutating func add(_ record: AuditRecord, at position: Int) -> Bool {
    if record.type == .logEpoch, record.epoch > current {
      current = record.epoch
      openings.append(Opening(record, at: position))
      return true
    }
    return record.epoch == current && record.type != .logEpoch
  }

  /// How many records the log has up to the end of that epoch; nil where it is not in the log.
  func end(of epoch: Int, size: Int) -> Int? {
    guard epoch == 1 || openings.contains(where: { $0.epoch == epoch }) else { return nil }
    return opening(after: epoch)?.start ?? size
  }

  /// The record that ended the epoch.
  func opening(after epoch: Int) -> Opening? {
    openings.first { $0.epoch > epoch }
  }
}

extension EpochBook.Opening {
  fileprivate init(_ record: AuditRecord, at position: Int) {
    epoch = record.epoch
    start = position
    if case .string(let origin) = record.details["lastOrigin"] {
      last = LogOrigin(line: origin)
    }
    if case .int(let size) = record.details["lastSize"] { lastSize = size }
    if case .string(let root) = record.details["lastRoot"] { lastRoot = root }
  }
}
