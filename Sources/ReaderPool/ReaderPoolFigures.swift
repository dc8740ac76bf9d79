/// Counts for `doctor` and metrics.
public struct ReaderPoolFigures: Hashable, Sendable {
  /// Processes that live now.
  public var running = 0
  /// Operations that wait for their turn.
  public var waiting = 0
  public var started = 0
  public var failedStarts = 0
  /// Died, or broke the protocol, in the middle of an operation.
  public var crashed = 0
  public var timedOut = 0
  /// Replaced after their share of pages.
  public var recycled = 0
  /// Bytes that ended readers and their libraries wrote to standard output and error.
  public var chatterBytes = 0

  public init() {}
}
