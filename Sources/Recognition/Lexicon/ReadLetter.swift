public import Readings

/// One character of a field's text with the others that its reader thought possible there.
public struct ReadLetter: Sendable, Hashable {
  /// As in the text; a space or a line's end is a letter of its own.
  public var text: Character
  /// 0 to 1, the reader's.
  public var confidence: Double
  /// Other characters at the same place, likeliest first.
  public var others: [Candidate]
  /// Where it stands: a column of the reader's crop; nil for spaces and for letters that no reader placed.
  public var column: Double?
  /// What a reader of single letters makes of it; nil where none was asked.
  public var single: LetterOpinion?
  /// How well its size fits a kana that is written in two sizes, -1 not at all, 1 well; nil for other letters.
  public var sizeFit: Double?

  public init(_ text: Character, confidence: Double = 1, others: [Candidate] = []) {
    self.text = text
    self.confidence = confidence
    self.others = others
  }
}

extension ReadLetter {
  /// The letters of a cleaned text, one for each of its characters.
  ///
  /// Cleaning drops characters and puts others in the place of some, but never moves them: the
  /// cheapest way from the symbols to the text tells which is which.
  public static func letters(of text: String, seen symbols: [TextOpinion.Symbol]) -> [ReadLetter] {
    let characters = Array(text)
    var sources = [Int?](repeating: nil, count: characters.count)
    let written = characters.indices.filter { !characters[$0].isWhitespace }
    for (place, symbol) in aligned(written.map { String(characters[$0]) }, symbols.map(\.text)) {
      sources[written[place]] = symbol
    }
    return zip(characters, sources).map { character, source in
      if character.isWhitespace { return ReadLetter(character) }
      guard let source else { return ReadLetter(character, confidence: unknown) }
      var letter = ReadLetter(
        character, confidence: symbols[source].confidence,
        others: symbols[source].alternatives.filter { $0.text != String(character) })
      letter.column = Double(symbols[source].left + symbols[source].right) / 2
      return letter
    }
  }

  /// Confidence of a character that no symbol accounts for.
  private static let unknown = 0.5

  /// Which symbol each character comes from, by edit distance (Wagner and Fischer 1974); one that
  /// was put in another's place costs a little more than one that was dropped.
  package static func aligned(_ text: [String], _ symbols: [String]) -> [(Int, Int)] {
    let (dropped, replaced, added) = (2, 3, 6)
    var costs = [(0...symbols.count).map { $0 * dropped }]
    for place in text.indices {
      var row = [costs[place][0] + added]
      for symbol in symbols.indices {
        let change = text[place] == symbols[symbol] ? 0 : replaced
        row.append(
          min(
            costs[place][symbol] + change, row[symbol] + dropped, costs[place][symbol + 1] + added))
      }
      costs.append(row)
    }
    var found: [(Int, Int)] = []
    var (place, symbol) = (text.count, symbols.count)
    while place > 0 {
      let cost = costs[place][symbol]
      let change = symbol > 0 && text[place - 1] == symbols[symbol - 1] ? 0 : replaced
      if symbol > 0, cost == costs[place - 1][symbol - 1] + change {
        (place, symbol) = (place - 1, symbol - 1)
        found.append((place, symbol))
      } else if symbol > 0, cost == costs[place][symbol - 1] + dropped {
        symbol -= 1
      } else {
        place -= 1
      }
    }
    return found
  }
}
