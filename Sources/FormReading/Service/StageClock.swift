/// Adds up the time that stages of reading take.
package final class StageClock {
  package enum Stage: String, CaseIterable, Sendable {
    case decode, identify, register, crop, recognise, check
  }

  private let now: () -> Double
  private(set) var milliseconds: [String: Double] = [:]

  package init(now: @escaping () -> Double) { self.now = now }

  /// Milliseconds from any fixed moment.
  func moment() -> Double { now() }

  package func measure<Result: ~Copyable>(
    _ stage: Stage, _ body: () throws -> Result
  ) rethrows -> Result {
    let start = now()
    let others = total
    // What was measured inside counts for its own stage only.
    defer { milliseconds[stage.rawValue, default: 0] += now() - start - (total - others) }
    return try body()
  }

  private var total: Double { milliseconds.values.reduce(0, +) }
}
