import TestKit
import Testing

@testable import ReaderPool

/// The macro cannot call what mutates.
private func check(_ value: Bool, _ place: SourceLocation = #_sourceLocation) {
  #expect(value, sourceLocation: place)
}

@Suite struct PageProgressTests {
  @Test func aPageMayBeBegunTwiceAndFinishedOnce() {
    var progress = PageProgress(maxPages: 3)
    check(progress.start(1, of: 3))
    check(progress.start(1, of: 3))
    check(!progress.start(1, of: 3))
    check(progress.finish(1))
    check(!progress.finish(1))
    #expect(progress.pages == 1)
    #expect(progress.current == 1)
  }

  @Test func impossiblePagesAreNoProgress() {
    var progress = PageProgress(maxPages: 3)
    check(!progress.start(0, of: 1))
    check(!progress.start(2, of: 1))
    check(!progress.start(1, of: 4))
    check(!progress.start(Int.min, of: Int.max))
    check(!progress.finish(4))
    #expect(progress.current == nil)
  }

  /// However a reader reports, it can restart its deadline only so often.
  @Test func progressIsBounded() {
    var random = SplitMix64(seed: 5)
    var progress = PageProgress(maxPages: 10)
    var accepted = 0
    for _ in 0..<10_000
    where progress.start(
      Int.random(in: -2...12, using: &random), of: Int.random(in: 0...12, using: &random))
    { accepted += 1 }
    #expect(accepted == 20)
  }
}
