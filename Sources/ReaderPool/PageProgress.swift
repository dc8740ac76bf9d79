/// What a reader says about where it is in a document, held against what is possible, so that a
/// reader gone wild cannot keep itself alive by reporting progress for ever.
package struct PageProgress: Sendable {
  private let maxPages: Int
  private var starts: [Int: Int] = [:]
  private var results: Set<Int> = []

  /// The page in work, 1 for the first; nil before the first.
  package private(set) var current: Int?
  /// How many pages were begun.
  package var pages: Int { starts.count }

  /// A page may be begun twice, once to find out what it is and once to read it.
  private static let maxStarts = 2

  package init(maxPages: Int) { self.maxPages = maxPages }

  /// Takes note of a page's start; false where it cannot be true.
  package mutating func start(_ index: Int, of total: Int) -> Bool {
    guard total >= 1, total <= maxPages, index >= 1, index <= total else { return false }
    let count = starts[index, default: 0] + 1
    guard count <= Self.maxStarts else { return false }
    starts[index] = count
    current = index
    return true
  }

  /// Takes note of a page's reading; false where there is no such page or it came before.
  package mutating func finish(_ index: Int) -> Bool {
    index >= 1 && index <= maxPages && results.insert(index).inserted
  }
}
