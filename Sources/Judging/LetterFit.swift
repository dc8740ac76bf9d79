import Foundation
import Readings

/// The offsets of one alphabet's letters that make what people read likeliest.
struct LetterFit {
  /// Of letters that enough cases hold; zero ones are left out.
  private(set) var offsets: [String: Double] = [:]

  /// Deviation by which offsets are expected to differ from 0, the reader as shipped. Of 1 and 2, on
  /// boxes drawn in a hand unlike those of training, 2 left fewer wrong.
  static let deviation = 2.0
  /// What a letter that the reader did not think of has at least.
  private static let least = 1e-6

  /// A box with its letters by number.
  private struct Sample {
    var letters: [(letter: Int, weight: Double)]
    var truth: Int
  }

  init(_ boxes: [LetterLearner.Box]) {
    var cases: [String: Set<Int>] = [:]
    for box in boxes { cases[box.truth, default: []].insert(box.case) }
    let names = Set(boxes.flatMap { $0.candidates.map(\.text) + [$0.truth] }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let isFree = names.map { (cases[$0]?.count ?? 0) >= LetterLesson.fewestCases }
    guard isFree.contains(true) else { return }
    let samples = boxes.compactMap { Self.sample($0, numbers) }
    var found = [Double](repeating: 0, count: names.count)
    for _ in 0..<300 {
      let steps = Self.steps(samples, found)
      var longest = 0.0
      for (index, step) in steps.enumerated() where isFree[index] {
        let bound = min(max(found[index] + step, -LetterLesson.most), LetterLesson.most)
        longest = max(longest, abs(bound - found[index]))
        found[index] = bound
      }
      if longest < 1e-4 { break }
    }
    for (index, offset) in found.enumerated() where isFree[index] && offset != 0 {
      offsets[names[index]] = offset
    }
  }

  private static func sample(
    _ box: LetterLearner.Box, _ numbers: [String: Int]
  ) -> Sample? {
    guard let truth = numbers[box.truth] else { return nil }
    let alphabet = LetterLesson.alphabet(of: box.truth)
    var letters = box.candidates.compactMap { one -> (letter: Int, weight: Double)? in
      guard LetterLesson.alphabet(of: one.text) == alphabet, let number = numbers[one.text],
        one.confidence > 0
      else { return nil }
      return (number, one.confidence)
    }
    if !letters.contains(where: { $0.letter == truth }) { letters.append((truth, least)) }
    return letters.count > 1 ? Sample(letters: letters, truth: truth) : nil
  }

  /// A step uphill for every letter: its slope by twice its own curvature and that of the prior. Twice
  /// bounds what the letters' curvatures have to do with one another (Gershgorin), so that steps of
  /// all letters together do not overshoot.
  private static func steps(_ samples: [Sample], _ offsets: [Double]) -> [Double] {
    let prior = 1 / (deviation * deviation)
    var slopes = offsets.map { -prior * $0 }
    var bends = [Double](repeating: prior, count: offsets.count)
    for sample in samples {
      let weights = sample.letters.map { $0.weight * exp(offsets[$0.letter]) }
      let sum = weights.reduce(0, +)
      for (one, weight) in zip(sample.letters, weights) {
        let share = weight / sum
        slopes[one.letter] += (one.letter == sample.truth ? 1 : 0) - share
        bends[one.letter] += 2 * share * (1 - share)
      }
    }
    return zip(slopes, bends).map { min(max($0 / $1, -1), 1) }
  }
}
