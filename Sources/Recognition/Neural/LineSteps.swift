import Foundation
import Readings

/// What a line recogniser's output over an alphabet says: texts, and where their characters stand.
struct LineSteps {
  let steps: [CTCDecoder.Step]
  let alphabet: CharacterClasses.Alphabet
  let decoder: CTCDecoder
  /// Pixels of the crop for each step, and of the whole crop.
  let stepWidth: Double
  let width: Int

  /// What the network reads by itself.
  func opinion(name: String) -> TextOpinion {
    let texts = decoder.texts(steps)
    var opinion = TextOpinion(
      opinion: opinion(texts, name: name), symbols: symbols(of: texts[0].characters))
    opinion.allowed = allowed(texts[0].characters)
    opinion.sign = sign(texts[0].characters)
    return opinion
  }

  /// Of the step in which each character is seen best.
  private func allowed(_ text: [Int]) -> Double {
    zip(text, decoder.places(of: text, in: steps)).reduce(1) { least, one in
      let best = one.1.steps.max { share(of: one.0, in: $0) < share(of: one.0, in: $1) }
      return min(least, best.map { steps[$0].allowed } ?? 1)
    }
  }

  /// The most that a sign has which is no part of a number, in the steps between the text's characters.
  private func sign(_ text: [Int]) -> Double {
    let taken = decoder.places(of: text, in: steps).flatMap(\.steps)
    return steps.indices.filter { !taken.contains($0) }.map { steps[$0].sign }.max() ?? 0
  }

  private func share(of character: Int, in step: Int) -> Double {
    steps[step].characters.first { $0.index == character }?.probability ?? 0
  }

  /// The likeliest text if the order of letters speaks, too.
  func worded(_ order: LetterOrder, name: String) -> TextOpinion.Worded {
    let texts = decoder.texts(steps, weigh: order.weight)
    let seen = symbols(of: texts[0].characters)
    return TextOpinion.Worded(
      opinion: opinion(texts, name: name), symbols: Self.settled(seen, order),
      look: seen.map(\.confidence).min() ?? 0,
      rarest: order.rarest(in: texts[0].characters.map { alphabet.characters[$0] }))
  }

  /// The likeliest of the texts that the field may hold; nil where none of them comes near what is seen.
  ///
  /// One time in so many somebody writes what the list does not have.
  func chosen(of choices: [String], name: String) -> TextOpinion.Worded? {
    let places = Dictionary(
      alphabet.characters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let texts = choices.compactMap { choice in
      let indices = choice.compactMap { places[$0] }
      return indices.count == choice.count
        ? CTCDecoder.Text(
          characters: indices, probability: decoder.probability(of: indices, in: steps)) : nil
    }.sorted { $0.probability > $1.probability }
    let free = decoder.texts(steps)[0]
    let freely =
      texts.contains { $0.characters == free.characters }
      ? 0 : decoder.probability(of: free.characters, in: steps) * Self.unlisted
    let sum = texts.reduce(freely) { $0 + $1.probability }
    guard let best = texts.first, best.probability > freely, sum > 0 else { return nil }
    let shares = texts.map {
      CTCDecoder.Text(characters: $0.characters, probability: $0.probability / sum)
    }
    let seen = symbols(of: best.characters)
    return TextOpinion.Worded(
      opinion: opinion(shares, name: name), symbols: seen,
      look: seen.map(\.confidence).min() ?? 0, rarest: 0)
  }

  private static let unlisted = 0.001

  private func opinion(_ texts: [CTCDecoder.Text], name: String) -> ReaderOpinion {
    ReaderOpinion(
      name: name, text: text(texts[0]), confidence: texts[0].probability,
      alternatives: texts.dropFirst().prefix(4).map {
        Candidate(text: text($0), confidence: $0.probability)
      })
  }

  private func text(_ one: CTCDecoder.Text) -> String {
    String(one.characters.map { alphabet.characters[$0] })
  }

  private func symbols(of text: [Int]) -> [TextOpinion.Symbol] {
    zip(text, decoder.places(of: text, in: steps)).map { index, place in
      TextOpinion.Symbol(
        text: String(alphabet.characters[index]), confidence: place.probability,
        left: Int(Double(place.steps.lowerBound) * stepWidth),
        right: min(width, Int(Double(place.steps.upperBound) * stepWidth)),
        alternatives: place.others.map {
          Candidate(text: String(alphabet.characters[$0.index]), confidence: $0.probability)
        })
    }
  }

  /// The symbols with confidences that their neighbours in the text sway.
  private static func settled(
    _ symbols: [TextOpinion.Symbol], _ order: LetterOrder
  ) -> [TextOpinion.Symbol] {
    symbols.indices.map { index in
      var symbol = symbols[index]
      let before = symbols[..<index].last { $0.text != " " }?.text.first
      let after = symbols[(index + 1)...].first { $0.text != " " }?.text.first
      func share(_ text: String, _ look: Double) -> Double {
        guard let letter = text.first else { return 0 }
        let follows = after.map { order.logarithm($0, after: letter) } ?? 0
        return look * exp(order.logarithm(letter, after: before) + follows)
      }
      let own = share(symbol.text, max(symbol.confidence, 1e-9))
      let others = symbol.alternatives.map { share($0.text, $0.confidence) }
      let sum = others.reduce(own, +)
      guard sum > 0, sum.isFinite else { return symbol }
      symbol.confidence = own / sum
      symbol.alternatives = zip(symbol.alternatives, others).map {
        Candidate(text: $0.text, confidence: $1 / sum)
      }.sorted { $0.confidence > $1.confidence }
      return symbol
    }
  }
}
