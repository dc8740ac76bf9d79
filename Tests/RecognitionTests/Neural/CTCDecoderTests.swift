import Readings
import TestKit
import Testing

@testable import Recognition

@Suite("search for the likeliest text")
struct CTCDecoderTests {
  /// A step with the given probabilities of blank, a, b, ….
  private func step(_ probabilities: [Double]) -> CTCDecoder.Step {
    let sum = probabilities.reduce(0, +)
    let characters = probabilities.dropFirst().enumerated()
      .map { (index: $0.offset, probability: $0.element / sum) }
      .sorted { $0.probability > $1.probability }
    return CTCDecoder.Step(
      blank: probabilities[0] / sum, characters: characters, allowed: 1)
  }

  private func random(_ count: Int, _ generator: inout SplitMix64) -> [CTCDecoder.Step] {
    (0..<count).map { _ in step((0..<3).map { _ in Double.random(in: 0.01...1, using: &generator) })
    }
  }

  /// The probability of every text, by trying every path.
  private func exhaustive(_ steps: [CTCDecoder.Step]) -> [[Int]: Double] {
    var paths: [([Int], Double)] = [([], 1)]
    for step in steps {
      paths = paths.flatMap { path, probability in
        [(path + [-1], probability * step.blank)]
          + step.characters.map { (path + [$0.index], probability * $0.probability) }
      }
    }
    var texts: [[Int]: Double] = [:]
    for (path, probability) in paths {
      var text: [Int] = []
      var last = -1
      for index in path {
        if index >= 0, index != last { text.append(index) }
        last = index
      }
      texts[text, default: 0] += probability
    }
    return texts
  }

  @Test(
    "a sign between the characters that are read shows, one in a character's own place does not")
  func sign() {
    func opinion(_ middle: CTCDecoder.Step) -> TextOpinion {
      let two = CTCDecoder.Step(blank: 0.01, characters: [(0, 0.99)], allowed: 0.4, sign: 0.6)
      let three = CTCDecoder.Step(blank: 0.01, characters: [(1, 0.99)], allowed: 1)
      return LineSteps(
        steps: [two, middle, three],
        alphabet: CharacterClasses.Alphabet(characters: ["2", "3"], members: [], passedOver: []),
        decoder: CTCDecoder(), stepWidth: 8, width: 24
      ).opinion(name: "line")
    }
    let blank = CTCDecoder.Step(blank: 0.99, characters: [(0, 0.01)], allowed: 1)
    let wave = CTCDecoder.Step(blank: 0.99, characters: [(0, 0.01)], allowed: 0.2, sign: 0.8)
    #expect(opinion(blank).opinion.text == "23" && opinion(blank).sign == 0)
    #expect(opinion(wave).opinion.text == "23" && opinion(wave).sign == 0.8)
  }

  @Test("a wide beam gives every text the sum over all its paths", arguments: 1...40)
  func sums(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let steps = random(1 + seed % 5, &generator)
    let expected = exhaustive(steps)
    let found = CTCDecoder(beam: 10_000, branching: 10).texts(steps)
    #expect(found.count == expected.count)
    for text in found {
      #expect(abs(text.probability - (expected[text.characters] ?? 0)) < 1e-9)
    }
    let best = try #require(found.first)
    #expect(expected.values.allSatisfy { $0 <= best.probability + 1e-9 })
  }

  @Test("the probability of one text is the sum over its paths", arguments: 1...40)
  func forward(seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let steps = random(1 + seed % 5, &generator)
    for (text, probability) in exhaustive(steps) {
      #expect(abs(CTCDecoder().probability(of: text, in: steps) - probability) < 1e-9)
    }
  }

  @Test("a step that shows nothing of the alphabet gives numbers all the same")
  func nothingOfTheAlphabet() {
    let alphabet = CharacterClasses.Alphabet(characters: ["a"], members: [(class: 1, index: 0)])
    let steps = [Float](repeating: 0, count: 2).withUnsafeBufferPointer {
      CTCDecoder().steps($0, classes: 2, alphabet: alphabet, wanted: [0])
    }
    #expect(steps.allSatisfy { $0.characters.allSatisfy { $0.probability.isFinite } })
    #expect(CTCDecoder().texts(steps).allSatisfy { $0.probability.isFinite })
  }

  @Test("the usual beam finds the best text of short lines", arguments: 1...40)
  func best(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(1000 + seed))
    let steps = random(6, &generator)
    let best = try #require(CTCDecoder().texts(steps).first)
    let highest = exhaustive(steps).values.max() ?? 0
    #expect(abs((exhaustive(steps)[best.characters] ?? 0) - highest) < 1e-9)
  }

  @Test("the same character twice needs a blank between")
  func twice() throws {
    let decoder = CTCDecoder()
    let apart = [step([0.01, 0.99]), step([0.99, 0.01]), step([0.01, 0.99])]
    #expect(decoder.texts(apart).first?.characters == [0, 0])
    let together = [step([0.01, 0.99]), step([0.01, 0.99])]
    #expect(decoder.texts(together).first?.characters == [0])
  }

  @Test("what a grammar forbids is not read")
  func grammar() throws {
    let steps = [step([0.1, 0.8, 0.1]), step([0.1, 0.2, 0.7])]
    let free = try #require(CTCDecoder().texts(steps).first)
    #expect(free.characters == [0, 1])
    let one = try #require(CTCDecoder().texts(steps) { text, _ in text.isEmpty }.first)
    #expect(one.characters.count == 1)
  }

  @Test("each character has its place in the order of the line")
  func places() {
    let steps = [
      step([0.9, 0.05, 0.05]), step([0.05, 0.9, 0.05]), step([0.05, 0.9, 0.05]),
      step([0.9, 0.05, 0.05]), step([0.05, 0.05, 0.6]), step([0.9, 0.05, 0.05]),
    ]
    let places = CTCDecoder().places(of: [0, 1], in: steps)
    #expect(places.map(\.steps) == [1..<3, 4..<5])
    #expect(places[0].probability > 0.85 && places[1].probability > 0.8)
  }

  @Test("nothing in, nothing out")
  func nothing() {
    #expect(CTCDecoder().texts([]).first?.characters == [])
    #expect(CTCDecoder().places(of: [], in: []) == [])
  }
}
