package import Casework
package import Foundation
package import Workflows

/// Which cases go into which file now. Pure.
package struct BatchPlan: Hashable, Sendable {
  /// Cases of one file each, in the order in which they became ready.
  package var files: [[CaseID]] = []
  /// When the rest is due; nil where nothing is left.
  package var nextDue: Date?

  /// - Parameter cases: with the moment when they became ready, oldest first.
  package init(
    _ cases: [(id: CaseID, readyAt: Date)], batch: FileTarget.Batch, now: Date
  ) {
    switch batch {
    case .case:
      files = cases.map { [$0.id] }
    case .closed(let count, let minutes):
      var rest = cases[...]
      let size = max(1, count)
      while rest.count >= size {
        files.append(rest.prefix(size).map(\.id))
        rest = rest.dropFirst(size)
      }
      guard let oldest = rest.map(\.readyAt).min() else { return }
      let due = oldest.addingTimeInterval(Double(max(0, minutes)) * 60)
      if due <= now {
        files.append(rest.map(\.id))
      } else {
        nextDue = due
      }
    }
  }
}
