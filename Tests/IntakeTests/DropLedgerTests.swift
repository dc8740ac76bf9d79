import TestKit
import Testing

@testable import Intake

@Suite struct DropLedgerTests {
  func file(_ name: String = "a.pdf", size: Int64 = 10, changed: Int128 = 5) throws -> DroppedFile {
    DroppedFile(
      folder: [], name: try #require(FileName(bytes: Array(name.utf8))),
      stamp: FileStamp(size: size, changed: changed))
  }

  @Test func aQuietCompleteFileIsTakenAfterTheQuietTime() throws {
    var ledger = DropLedger(rules: StabilityRules(quietTime: .seconds(2), looks: 3))
    let file = try file()
    #expect(ledger.look([file], at: .seconds(0)) == [])
    #expect(ledger.look([file], at: .seconds(1)) == [])
    #expect(ledger.look([file], at: .seconds(2)) == [.probe(file)])
    #expect(ledger.probed(file, .complete, at: .seconds(2)) == .take(file))
  }

  @Test func manyLooksDoNotReplaceTimeNorTimeLooks() throws {
    let file = try file()
    var ledger = DropLedger(rules: StabilityRules(quietTime: .seconds(2), looks: 3))
    for step in 0..<100 {
      #expect(ledger.look([file], at: .milliseconds(step * 10)) == [])
    }
    var other = DropLedger(rules: StabilityRules(quietTime: .seconds(2), looks: 3))
    #expect(other.look([file], at: .seconds(0)) == [])
    #expect(other.look([file], at: .seconds(60)) == [])
    #expect(other.look([file], at: .seconds(61)) == [.probe(file)])
  }

  @Test(arguments: [(11, 5), (10, 6)] as [(Int64, Int128)])
  func everyChangeStartsAnew(_ size: Int64, _ changed: Int128) throws {
    var ledger = DropLedger(rules: StabilityRules(quietTime: .seconds(2), looks: 3))
    let before = try file()
    let after = try file(size: size, changed: changed)
    _ = ledger.look([before], at: .seconds(0))
    _ = ledger.look([before], at: .seconds(1))
    #expect(ledger.look([after], at: .seconds(2)) == [])
    #expect(ledger.look([after], at: .seconds(3)) == [])
    #expect(ledger.look([after], at: .seconds(4)) == [.probe(after)])
  }

  @Test func anOddFileIsLookedAtEverLessOftenAndTakenInTheEnd() throws {
    let rules = StabilityRules(quietTime: .seconds(2), looks: 3, patience: .seconds(180))
    var ledger = DropLedger(rules: rules)
    let file = try file()
    var probes: [Int] = []
    var taken: Int?
    for second in 0..<400 where taken == nil {
      for action in ledger.look([file], at: .seconds(second)) {
        switch action {
        case .probe(let file):
          probes.append(second)
          #expect(ledger.probed(file, .incomplete, at: .seconds(second)) == nil)
        case .take: taken = second
        }
      }
    }
    #expect(taken == 182)
    #expect(probes.count < 12)
    let gaps = zip(probes.dropFirst(), probes).map(-)
    #expect(zip(gaps.dropFirst(), gaps).allSatisfy(>=))
  }

  @Test func aFailedClaimIsTriedAgainEverLessOften() throws {
    var ledger = DropLedger(rules: StabilityRules(quietTime: .seconds(2), looks: 3))
    let file = try file()
    var tries: [Int] = []
    for second in 0..<600 {
      for action in ledger.look([file], at: .seconds(second)) {
        if case .probe(let file) = action {
          _ = ledger.probed(file, .complete, at: .seconds(second))
        }
        tries.append(second)
        ledger.failed(file, at: .seconds(second))
      }
    }
    #expect(tries.count > 8)
    #expect(tries.count < 20)
  }

  @Test func whatIsGoneIsForgotten() throws {
    var ledger = DropLedger(rules: StabilityRules(quietTime: .seconds(2), looks: 3))
    _ = ledger.look([try file()], at: .seconds(0))
    _ = ledger.look([], at: .seconds(1))
    #expect(ledger.count == 0)
    #expect(ledger.pause(at: .seconds(1)) == nil)
  }

  /// Whoever waits as long as the ledger says loses no time beyond the quiet time.
  @Test func thePauseLeadsStraightToTheEnd() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<100 {
      let quiet = Duration.milliseconds(Int.random(in: 10...5000, using: &random))
      var ledger = DropLedger(
        rules: StabilityRules(quietTime: quiet, looks: Int.random(in: 2...6, using: &random)))
      let file = try file()
      var now = Duration.zero
      var looks = 0
      while ledger.look([file], at: now).isEmpty {
        now += try #require(ledger.pause(at: now))
        looks += 1
        try #require(looks < 20)
      }
      #expect(now >= quiet)
      #expect(now <= quiet + .milliseconds(20))
    }
  }

  @Test func oldestFirst() throws {
    var ledger = DropLedger(rules: StabilityRules(quietTime: .zero, looks: 2))
    let files = [try file("c", changed: 3), try file("a", changed: 1), try file("b", changed: 2)]
    _ = ledger.look(files, at: .zero)
    #expect(
      ledger.look(files, at: .zero) == [.probe(files[1]), .probe(files[2]), .probe(files[0])])
  }
}
