import Foundation

/// Decodes a name and its フリガナ together over the table of names.
///
/// Family and given name are taken apart where either shows a space; each is one of the table's
/// names, or one that the table does not have, which is always possible.
public struct NameDecoder {
  /// Costs, in natural logarithms: of a reading, or of a writing, that the table does not have for
  /// the other; of both; and of a space that the readers put in the wrong place.
  static let otherHalf = 6.5
  static let neither = 13.0
  static let movedSpace = 4.0

  let table: NameTable

  public init(table: NameTable) { self.table = table }

  /// - Returns: nil where nothing shows where the family name ends.
  public func decode(name: [ReadLetter], reading: [ReadLetter]) -> NameVerdict? {
    let (name, nameSpace) = Self.split(name)
    let (kana, kanaSpace) = Self.split(reading)
    guard (2...8).contains(name.count), (2...16).contains(kana.count) else { return nil }
    var splits: [(name: Int, kana: Int, cost: Double)] = []
    switch (nameSpace, kanaSpace) {
    case (nil, nil): return nil
    case (let place?, nil): splits = (1..<kana.count).map { (place, $0, 0) }
    case (nil, let place?): splits = (1..<name.count).map { ($0, place, 0) }
    case (let first?, let second?):
      splits = [(first, second, 0)]
      splits += (1..<name.count).filter { $0 != first }.map { ($0, second, Self.movedSpace) }
      splits += (1..<kana.count).filter { $0 != second }.map { (first, $0, Self.movedSpace) }
    }
    var texts: [Whole] = []
    for (index, split) in splits.enumerated() {
      // Where the spaces are right, other places need no look.
      if index > 0, split.cost > 0, let best = texts.first, best.cost < Self.movedSpace { break }
      let first = NamePart(
        table, .surname, Array(name[..<split.name]), Array(kana[..<split.kana]))
      let second = NamePart(table, .given, Array(name[split.name...]), Array(kana[split.kana...]))
      for one in first.likely {
        for other in second.likely {
          texts.append(Whole(one, other, cost: one.cost + other.cost + split.cost))
        }
      }
    }
    return Self.verdict(
      texts, name: Self.spaced(name, nameSpace), kana: Self.spaced(kana, kanaSpace))
  }

  /// A name and its reading, both parts.
  private struct Whole {
    var name: String
    var kana: String
    var cost: Double
    var isListed: Bool

    init(_ one: NamePart.Hypothesis, _ other: NamePart.Hypothesis, cost: Double) {
      name = one.name + "\u{3000}" + other.name
      kana = one.kana + "\u{3000}" + other.kana
      self.cost = cost
      isListed = one.isListed && other.isListed
    }
  }

  private static func verdict(_ texts: [Whole], name: String, kana: String) -> NameVerdict? {
    guard let best = texts.min(by: { $0.cost < $1.cost }) else { return nil }
    let weights = texts.map { exp(best.cost - $0.cost) }
    let total = weights.reduce(0, +)
    func side(_ read: String, _ text: (Whole) -> String) -> NameVerdict.Side {
      var shares: [String: Double] = [:]
      for (one, weight) in zip(texts, weights) { shares[text(one), default: 0] += weight / total }
      let chosen = shares.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }
      let likely = chosen?.key ?? read
      return .init(text: likely, probability: chosen?.value ?? 0, differs: likely != read)
    }
    let confirmed = zip(texts, weights).reduce(0) { sum, one in
      one.0.isListed && one.0.name == name && one.0.kana == kana ? sum + one.1 / total : sum
    }
    return NameVerdict(
      name: side(name, \.name), reading: side(kana, \.kana), isConfirmed: confirmed >= 0.95)
  }

  // MARK: - Spaces

  /// The letters without spaces, and how many stand before the only space.
  private static func split(_ read: [ReadLetter]) -> ([ReadLetter], Int?) {
    let parts = read.split { $0.text.isWhitespace }
    return (Array(parts.joined()), parts.count == 2 ? parts[0].count : nil)
  }

  private static func spaced(_ letters: [ReadLetter], _ place: Int?) -> String {
    let text = letters.map(\.text)
    guard let place else { return String(text) }
    return String(text[..<place]) + "\u{3000}" + String(text[place...])
  }
}
