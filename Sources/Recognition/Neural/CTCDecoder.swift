import Foundation

/// Finds the likeliest texts of a line recogniser's output.
///
/// Prefix beam search over connectionist temporal classification (Graves et al. 2006; Hannun et
/// al. 2014, "First-Pass Large Vocabulary Continuous Speech Recognition using Bi-Directional
/// Recurrent DNNs"), with the characters outside the alphabet left out.
struct CTCDecoder {
  /// Texts kept from step to step.
  var beam = 12
  /// Characters tried at a step; less likely ones than `least` never.
  var branching = 10
  var least: Float = 1e-4
  /// Probability that a step gives a wanted character at least.
  private static let wantedLeast = 1e-6

  /// One step of the output over an alphabet: probabilities of the blank and of each character.
  struct Step {
    var blank: Double
    /// Likeliest first.
    var characters: [(index: Int, probability: Double)]
    /// Share of the model's probability that the alphabet and the blank have.
    var allowed: Double
    /// Share that other characters have but for those that a number may be written with: see
    /// `CharacterClasses.Alphabet.passedOver`. 0 where the alphabet has none of these.
    var sign = 0.0
  }

  struct Text: Hashable {
    /// Indices in the alphabet.
    var characters: [Int]
    /// Probability among the texts that the alphabet can write.
    var probability: Double
  }

  /// A character with where it was seen.
  struct Place: Hashable {
    /// Steps that show it.
    var steps: Range<Int>
    /// Highest probability in one of its steps.
    var probability: Double
    /// Other characters of its steps, likeliest first, each with its highest probability.
    var others: [Other] = []

    struct Other: Hashable {
      var index: Int
      var probability: Double
    }
  }

  /// The steps of a model's output.
  /// - Parameters:
  ///   - values: step by step one probability for each class.
  ///   - wanted: characters that are tried at every step, by their index in the alphabet.
  func steps(
    _ values: UnsafeBufferPointer<Float>, classes: Int, alphabet: CharacterClasses.Alphabet,
    wanted: Set<Int> = []
  ) -> [Step] {
    var sums = [Float](repeating: 0, count: alphabet.characters.count)
    return (0..<(values.count / classes)).map { step in
      let start = step * classes
      let blank = values[start]
      for index in sums.indices { sums[index] = 0 }
      var total = blank
      for member in alphabet.members {
        let probability = values[start &+ member.class]
        sums[member.index] += probability
        total += probability
      }
      let allowed = max(Double(total), 1e-12)
      let floor = max(least, least * total)
      var likely: [(index: Int, probability: Double)] = []
      for (index, probability) in sums.enumerated() where probability >= floor {
        likely.append((index, Double(probability) / allowed))
      }
      likely.sort { $0.probability > $1.probability }
      likely.removeLast(max(0, likely.count - branching))
      for index in wanted where !likely.contains(where: { $0.index == index }) {
        likely.append((index, max(Double(sums[index]) / allowed, Self.wantedLeast)))
      }
      let passed = alphabet.passedOver.reduce(total) { $0 + values[start &+ $1] }
      return Step(
        blank: Double(blank) / allowed, characters: likely, allowed: Double(total),
        sign: alphabet.passedOver.isEmpty ? 0 : max(0, 1 - Double(passed)))
    }
  }

  /// The likeliest texts, best first; never empty.
  ///
  /// - Parameter allows: whether a character may follow a text, both as indices in the alphabet.
  func texts(
    _ steps: [Step], allows: (_ text: [Int], _ next: Int) -> Bool = { _, _ in true }
  ) -> [Text] {
    texts(steps, weigh: { allows($0, $1) ? 1 : 0 })
  }

  /// The likeliest texts where something else than the steps speaks for or against them, too.
  ///
  /// - Parameter weigh: by how much a character after a text makes it likelier, both as indices in the
  ///   alphabet; 0 forbids it.
  func texts(_ steps: [Step], weigh: (_ text: [Int], _ next: Int) -> Double) -> [Text] {
    // Probability of each text by whether its last step was the blank. The order is fixed, so that
    // sums come out the same to the last bit.
    var beams: [(text: [Int], blank: Double, other: Double)] = [([], 1, 0)]
    for step in steps {
      var next: [[Int]: (blank: Double, other: Double)] = [:]
      for (text, blank, other) in beams {
        next[text, default: (0, 0)].blank += (blank + other) * step.blank
        for (index, probability) in step.characters {
          if index == text.last {
            next[text, default: (0, 0)].other += other * probability
            let weight = blank > 0 ? weigh(text, index) : 0
            guard weight > 0 else { continue }
            next[text + [index], default: (0, 0)].other += blank * probability * weight
          } else {
            let weight = weigh(text, index)
            guard weight > 0 else { continue }
            next[text + [index], default: (0, 0)].other += (blank + other) * probability * weight
          }
        }
      }
      beams = next.map { ($0.key, $0.value.blank, $0.value.other) }.sorted {
        let (left, right) = ($0.blank + $0.other, $1.blank + $1.other)
        return left == right ? $0.text.lexicographicallyPrecedes($1.text) : left > right
      }
      beams.removeLast(max(0, beams.count - beam))
      // Long lines would end below the smallest number.
      guard let first = beams.first, first.blank + first.other > 0 else {
        return [Text(characters: [], probability: 0)]
      }
      let highest = first.blank + first.other
      beams = beams.map { ($0.text, $0.blank / highest, $0.other / highest) }
    }
    let sum = beams.reduce(0) { $0 + $1.blank + $1.other }
    return beams.map { Text(characters: $0.text, probability: ($0.blank + $0.other) / sum) }
  }

  /// Probability of one text among all that the alphabet can write.
  ///
  /// Source: the forward algorithm of Graves et al. 2006. What a step does not show counts there for as
  /// little as `wantedLeast`.
  func probability(of text: [Int], in steps: [Step]) -> Double {
    guard let first = steps.first else { return text.isEmpty ? 1 : 0 }
    // States: blank, character, blank, character, …, blank.
    let count = 2 * text.count + 1
    func share(_ step: Step, _ state: Int) -> Double {
      guard state % 2 == 1 else { return step.blank }
      return step.characters.first { $0.index == text[state / 2] }?.probability ?? Self.wantedLeast
    }
    var sums = [Double](repeating: 0, count: count)
    sums[0] = share(first, 0)
    if count > 1 { sums[1] = share(first, 1) }
    for step in steps.dropFirst() {
      var next = sums
      for state in 0..<count {
        var sum = sums[state]
        if state >= 1 { sum += sums[state - 1] }
        if state % 2 == 1, state >= 3, text[state / 2] != text[state / 2 - 1] {
          sum += sums[state - 2]
        }
        next[state] = sum * share(step, state)
      }
      sums = next
    }
    return sums[count - 1] + (count > 1 ? sums[count - 2] : 0)
  }

  /// Where each character of a text was seen: the likeliest path through the steps (Viterbi 1967).
  func places(of text: [Int], in steps: [Step]) -> [Place] {
    // States: blank, character, blank, character, …, blank.
    let count = 2 * text.count + 1
    guard !text.isEmpty, !steps.isEmpty else { return [] }
    let none = -Double.infinity
    var scores = [Double](repeating: none, count: count)
    var back: [[Int]] = []
    func score(_ step: Step, _ state: Int) -> Double {
      guard state % 2 == 1 else { return log(max(step.blank, 1e-12)) }
      let probability = step.characters.first { $0.index == text[state / 2] }?.probability
      return log(max(probability ?? 0, 1e-9))
    }
    scores[0] = score(steps[0], 0)
    scores[1] = score(steps[0], 1)
    for step in steps.dropFirst() {
      var next = [Double](repeating: none, count: count)
      var from = [Int](repeating: 0, count: count)
      for state in 0..<count {
        var best = (state: state, score: scores[state])
        if state >= 1, scores[state - 1] > best.score { best = (state - 1, scores[state - 1]) }
        let skips = state % 2 == 1 && state >= 3 && text[state / 2] != text[state / 2 - 1]
        if skips, scores[state - 2] > best.score { best = (state - 2, scores[state - 2]) }
        next[state] = best.score + score(step, state)
        from[state] = best.state
      }
      back.append(from)
      scores = next
    }
    var state = scores[count - 1] >= scores[count - 2] ? count - 1 : count - 2
    var path = [state]
    for from in back.reversed() {
      state = from[state]
      path.append(state)
    }
    path.reverse()
    return text.indices.map { index in
      let own = path.indices.filter { path[$0] == 2 * index + 1 }
      let seen = own.map { place in
        steps[place].characters.first { $0.index == text[index] }?.probability ?? 0
      }
      let first = own.first ?? 0
      return Place(
        steps: first..<((own.last ?? first - 1) + 1), probability: seen.max() ?? 0,
        others: others(than: text[index], in: own.map { steps[$0] }))
    }
  }

  private func others(than character: Int, in steps: [Step]) -> [Place.Other] {
    var highest: [Int: Double] = [:]
    for step in steps {
      for (index, probability) in step.characters where index != character {
        highest[index] = max(highest[index] ?? 0, probability)
      }
    }
    let sorted = highest.map { Place.Other(index: $0.key, probability: $0.value) }.sorted {
      $0.probability == $1.probability ? $0.index < $1.index : $0.probability > $1.probability
    }
    return Array(sorted.prefix(branching))
  }
}
