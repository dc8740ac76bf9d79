/// When a file counts as finished.
public struct StabilityRules: Hashable, Sendable {
  /// How long size and time of change must stay the same.
  public var quietTime: Duration
  /// In how many looks they must have been the same, the first included; at least 2.
  public var looks: Int
  /// How long a file may look incomplete, unchanged, before it is taken all the same.
  public var patience: Duration
  /// The first pause after a look that found a file incomplete, or a claim that failed; it
  /// doubles each time.
  public var firstPause: Duration
  public var longestPause: Duration

  public init(
    quietTime: Duration = .seconds(2), looks: Int = 3, patience: Duration = .seconds(180),
    firstPause: Duration = .seconds(1), longestPause: Duration = .seconds(60)
  ) {
    self.quietTime = quietTime
    self.looks = max(2, looks)
    self.patience = patience
    self.firstPause = firstPause
    self.longestPause = longestPause
  }
}

/// What to do with a file now.
package enum DropAction: Hashable, Sendable {
  /// Look whether it is complete, and tell the ledger.
  case probe(DroppedFile)
  /// Claim it, and tell the ledger where that failed.
  case take(DroppedFile)
}

/// What is known of every file that lies in the drop folders; decides when one is taken.
///
/// Times are durations since any fixed moment of a clock that never goes back.
package struct DropLedger: Sendable {
  private struct Entry {
    var stamp: FileStamp
    /// When it was first seen like this.
    var since: Duration
    var looks: Int
    /// Not before.
    var due: Duration
    var pause: Duration
    var isComplete: Bool
  }

  private let rules: StabilityRules
  private var entries: [DroppedFile.Place: Entry] = [:]

  package init(rules: StabilityRules) { self.rules = rules }

  /// Files that wait.
  package var count: Int { entries.count }

  /// Takes in what lies in the folders now; what is missing is forgotten. Oldest files first.
  package mutating func look(_ files: [DroppedFile], at now: Duration) -> [DropAction] {
    var present: [DroppedFile.Place: Entry] = [:]
    present.reserveCapacity(files.count)
    var actions: [DropAction] = []
    for file in files.sorted(by: { $0.stamp.changed < $1.stamp.changed }) {
      var entry: Entry
      if let known = entries[file.place], known.stamp == file.stamp {
        entry = known
        entry.looks += 1
      } else {
        entry = Entry(
          stamp: file.stamp, since: now, looks: 1, due: now, pause: rules.firstPause,
          isComplete: false)
      }
      present[file.place] = entry
      guard entry.looks >= rules.looks, now - entry.since >= rules.quietTime, now >= entry.due
      else { continue }
      let isOverdue = now - entry.since >= rules.quietTime + rules.patience
      actions.append(entry.isComplete || isOverdue ? .take(file) : .probe(file))
    }
    entries = present
    return actions
  }

  /// The answer to `probe`: the file is taken now, or looked at again later.
  package mutating func probed(
    _ file: DroppedFile, _ verdict: CompletenessProbe.Verdict, at now: Duration
  ) -> DropAction? {
    guard var entry = entries[file.place], entry.stamp == file.stamp else { return nil }
    if verdict == .complete {
      entry.isComplete = true
      entries[file.place] = entry
      return .take(file)
    }
    postpone(&entry, at: now)
    // The end of patience is a time to look, whatever the pause.
    let end = entry.since + rules.quietTime + rules.patience
    if entry.due > end, end > now { entry.due = end }
    entries[file.place] = entry
    return nil
  }

  /// A file could not be read or claimed: it is tried again later, ever less often.
  package mutating func failed(_ file: DroppedFile, at now: Duration) {
    guard var entry = entries[file.place], entry.stamp == file.stamp else { return }
    postpone(&entry, at: now)
    entries[file.place] = entry
  }

  /// A file is gone into the store.
  package mutating func taken(_ file: DroppedFile) { entries[file.place] = nil }

  /// How long until something is due; nil where nothing waits.
  package func pause(at now: Duration) -> Duration? {
    let step = rules.quietTime / (rules.looks - 1)
    return entries.values.map { entry in
      if entry.looks < rules.looks || now - entry.since < rules.quietTime {
        return min(step, max(.zero, entry.since + rules.quietTime - now))
          + (entry.looks < rules.looks - 1 ? .zero : .milliseconds(1))
      }
      return max(.zero, entry.due - now)
    }.min()
  }

  private func postpone(_ entry: inout Entry, at now: Duration) {
    entry.due = now + entry.pause
    entry.pause = min(entry.pause * 2, rules.longestPause)
  }
}
