import Foundation
import TestKit
import Testing

@testable import Recognition

@Suite("a number held against a line")
struct DigitStepsTests {
  private let alphabet = CharacterClasses.Alphabet(
    characters: Array("0123456789"), members: [])

  @Test("says the same as the forward algorithm over all characters", arguments: 1...40)
  func same(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let steps = (0..<Int.random(in: 1...12, using: &random)).map { _ in
      let shares = (0..<11).map { _ in Double.random(in: 0.01...1, using: &random) }
      let sum = shares.reduce(0, +)
      return CTCDecoder.Step(
        blank: shares[0] / sum,
        characters: (0..<10).map { ($0, shares[$0 + 1] / sum) }, allowed: 1)
    }
    let digits = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      Int.random(in: 0...9, using: &random)
    }
    let wanted = CTCDecoder().probability(of: digits, in: steps)
    let found = exp(DigitSteps(steps, alphabet: alphabet).logarithm(of: digits))
    #expect(abs(found - wanted) <= 1e-9 * max(1, wanted))
  }

  @Test("what stands between digits counts as the blank")
  func hyphen() {
    let signs = CharacterClasses.Alphabet(characters: Array("0123456789-"), members: [])
    func step(_ index: Int) -> CTCDecoder.Step {
      CTCDecoder.Step(blank: 0.02, characters: [(index, 0.98)], allowed: 1)
    }
    let line = DigitSteps([step(3), step(10), step(3)], alphabet: signs)
    #expect(line.logarithm(of: [3, 3]) > -0.1)
    #expect(line.logarithm(of: [3]) < -3)
  }

  @Test("a number longer than the line is impossible")
  func tooLong() {
    let step = CTCDecoder.Step(blank: 0.5, characters: [(1, 0.5)], allowed: 1)
    #expect(DigitSteps([step], alphabet: alphabet).logarithm(of: [1, 1, 1]) == -99)
  }
}
