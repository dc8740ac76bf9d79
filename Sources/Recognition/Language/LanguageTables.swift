/// What is known of the order of letters, each nil where its file is missing. One thread uses it.
public struct LanguageTables {
  /// Words, names and places.
  public var words: LetterTable?
  /// Readings of people's names, in katakana.
  public var readings: LetterTable?

  public init(words: LetterTable? = nil, readings: LetterTable? = nil) {
    self.words = words
    self.readings = readings
  }

  /// Of what the tables hold, for provenance; nil where there are none.
  public var label: String? {
    let labels = [words?.label, readings?.label].compactMap(\.self)
    return labels.isEmpty ? nil : "letters-" + labels.joined(separator: "/")
  }

  /// The order of letters that a repertoire follows; nil where none is known.
  func order(_ repertoire: Repertoire, _ alphabet: [Character]) -> LetterOrder? {
    switch repertoire {
    case .japanese: words.map { LetterOrder($0, .words, alphabet) }
    case .kana: readings.map { LetterOrder($0, .readings, alphabet) }
    case .digits, .amount, .phone, .date: nil
    }
  }
}
