import Foundation

/// What the looks at the folder of workflow files have shown; decides when a file is taken in and
/// when a file, or a workflow, counts as gone. Knows no disk and no clock: times are durations
/// since any fixed moment of a clock that never goes back.
struct WorkflowLedger: Sendable {
  struct Rules: Sendable {
    /// An editor saves by renaming, and a share has its moments: what is missing once is not gone.
    var absence = AbsenceRules(looks: 3, time: .seconds(10))
    /// The pause after a failure that may pass; it doubles with each further one.
    var firstPause = Duration.seconds(2)
    var longestPause = Duration.seconds(300)
  }

  private struct Entry {
    var signature: FileSignature
    var isSettled = false
    var due = Duration.zero
    var pause: Duration
  }

  private let rules: Rules
  /// Files that the last look saw.
  private var entries: [URL: Entry] = [:]
  /// The workflow that each file held when it was last read well.
  private var held: [URL: String] = [:]
  /// The workflow that a file says it holds, where it was never read well.
  private var declared: [URL: String] = [:]
  private var missingFiles = Absences<URL>()
  private var missingWorkflows = Absences<String>()

  init(rules: Rules = Rules()) { self.rules = rules }

  /// Whether every file that was seen is taken in or refused.
  var isSettled: Bool { entries.values.allSatisfy(\.isSettled) }

  // MARK: Taking in

  /// Takes in what lies in the folder now; gives the files that were alike in two looks and are not
  /// settled, by name.
  mutating func look(_ signatures: [URL: FileSignature], at now: Duration) -> [URL] {
    var next: [URL: Entry] = [:]
    var ready: [URL] = []
    for (file, signature) in signatures {
      if let entry = entries[file], entry.signature == signature {
        next[file] = entry
        if !entry.isSettled, now >= entry.due { ready.append(file) }
      } else {
        next[file] = Entry(signature: signature, pause: rules.firstPause)
      }
    }
    entries = next
    return ready.sorted { $0.path < $1.path }
  }

  /// A file was read well and its workflow is stored.
  mutating func took(_ file: URL, holding id: String) {
    entries[file]?.isSettled = true
    held[file] = id
    declared[file] = nil
  }

  /// A file is wrong as it is; it is looked at again when it changes.
  ///
  /// - Parameter id: that the file gives itself, where so much of it can be read.
  mutating func refused(_ file: URL, declaring id: String?) {
    entries[file]?.isSettled = true
    if held[file] == nil { declared[file] = id }
  }

  /// Something that may pass stood in the way: the file is tried again after a pause.
  mutating func failed(_ file: URL, at now: Duration) {
    guard var entry = entries[file] else { return }
    entry.due = now + entry.pause
    entry.pause = min(entry.pause * 2, rules.longestPause)
    entries[file] = entry
  }

  /// What stood against a file is gone: the next look gives it again.
  mutating func reconsider(_ file: URL) { entries[file]?.isSettled = false }

  /// Another file in the folder that holds a workflow.
  func owner(of id: String, besides file: URL) -> URL? {
    held.filter { $0.value == id && $0.key != file && entries[$0.key] != nil }.keys
      .min { $0.path < $1.path }
  }

  /// The workflow that a file held when it was last read well.
  func workflow(of file: URL) -> String? { held[file] }

  // MARK: What is gone

  /// Files that are missing for good since the last call; forgotten with it.
  mutating func goneFiles(at now: Duration) -> [URL] {
    let known = Set(held.keys).union(declared.keys)
    // A folder without any file is a missing share rather than a decision.
    let missing: Set<URL> = entries.isEmpty ? [] : known.filter { entries[$0] == nil }
    let gone = missingFiles.look(missing, at: now, rules.absence)
    for file in gone {
      held[file] = nil
      declared[file] = nil
    }
    return gone.sorted { $0.path < $1.path }
  }

  /// Of the workflows that count, those that no file has held for long enough.
  ///
  /// None while the folder is empty or holds a file of which nobody knows what it is: that may be
  /// the very one.
  mutating func goneWorkflows(of counting: some Sequence<String>, at now: Duration) -> [String] {
    let isClear = !entries.isEmpty && entries.keys.allSatisfy { (held[$0] ?? declared[$0]) != nil }
    let present = Set(entries.keys.compactMap { held[$0] ?? declared[$0] })
    let missing = isClear ? Set(counting).subtracting(present) : []
    return missingWorkflows.look(missing, at: now, rules.absence).sorted()
  }
}

/// When what is missing counts as gone: both must be so.
struct AbsenceRules: Sendable {
  var looks: Int
  var time: Duration
}

/// Counts in how many looks, and since when, things have been missing.
struct Absences<Thing: Hashable & Sendable>: Sendable {
  private var since: [Thing: (moment: Duration, looks: Int)] = [:]

  /// - Parameter missing: all that are missing in this look; the others are there again.
  /// - Returns: those that have been missing for long enough.
  mutating func look(_ missing: Set<Thing>, at now: Duration, _ rules: AbsenceRules) -> Set<Thing> {
    var next: [Thing: (moment: Duration, looks: Int)] = [:]
    for thing in missing {
      let before = since[thing] ?? (moment: now, looks: 0)
      next[thing] = (before.moment, before.looks + 1)
    }
    since = next
    return missing.filter { thing in
      next[thing].map { $0.looks >= rules.looks && now - $0.moment >= rules.time } ?? false
    }
  }
}
