public import Foundation

/// How reader processes are started, bounded and replaced.
public struct ReaderPoolConfiguration: Sendable {
  /// Path of `uketsuke-reader`.
  public var executable: String
  public var arguments: [String]
  /// How many readers work side by side, at least 1.
  public var children: Int
  /// Longest time between two signs of progress: `pageStarted`, a page's reading, the result.
  public var pageDeadline: Duration
  /// Longest time from a reader's start to its first message, and for it to take in forms.
  public var startDeadline: Duration
  /// A reader is replaced after this many pages, so that what a library leaks stays bounded.
  public var pagesPerChild: Int
  /// Bound on a reader's address space, bytes; nil leaves it unbounded.
  public var addressSpace: UInt64?
  /// Bound on a reader's open files. Each compiled form may be one while it is mapped.
  public var openFiles: UInt64
  /// How long a graceful stop waits for work in progress before it kills.
  public var stopGrace: Duration
  /// What a reader's environment holds beside the minimum that the pool sets itself.
  public var environment: [String: String]

  public init(
    executable: String, arguments: [String] = [],
    children: Int = ProcessInfo.processInfo.activeProcessorCount,
    pageDeadline: Duration = .seconds(60), startDeadline: Duration = .seconds(30),
    pagesPerChild: Int = 500, addressSpace: UInt64? = 2_684_354_560, openFiles: UInt64 = 1024,
    stopGrace: Duration = .seconds(10), environment: [String: String] = [:]
  ) {
    self.executable = executable
    self.arguments = arguments
    self.children = max(1, children)
    self.pageDeadline = pageDeadline
    self.startDeadline = startDeadline
    self.pagesPerChild = max(1, pagesPerChild)
    self.addressSpace = addressSpace
    self.openFiles = openFiles
    self.stopGrace = stopGrace
    self.environment = environment
  }

  /// The whole environment of a reader: nothing of the daemon's own leaks into it but the places
  /// of the models.
  package func childEnvironment(inheriting parent: [String: String]) -> [String: String] {
    var result = [
      "LANG": "C.UTF-8",
      // Tesseract's threads fight each other: one thread a child is 4 to 5 times faster, and
      // only counts when set before the child starts.
      "OMP_THREAD_LIMIT": "1",
      // One heap arena a thread would spend the address space of many.
      "MALLOC_ARENA_MAX": "2",
      // A crash is to end the process at once; a backtrace would start another program in it and
      // could show what the document says.
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for name in ["TESSDATA_PREFIX", "UKETSUKE_MODELS"] { result[name] = parent[name] }
    return result.merging(environment) { _, own in own }
  }
}
