import Foundation

/// What the postal table has to say about an address and its 〒.
public struct PostalVerdict: Sendable, Hashable {
  /// How the two go together.
  public enum Relation: Sendable, Hashable {
    /// The 〒 is the town's.
    case confirmed
    /// Both are clear, and the 〒 is another town's.
    case contradicted
    /// The table does not tell.
    case unknown
  }

  /// The address with its town as the table writes it; the rest as read.
  public var address: String
  /// Probability of `address` among everything that was considered.
  public var probability: Double
  /// Whether `address` is another text than the one that was read.
  public var differs: Bool
  /// The words that differ: as read and as the table has them.
  public var change: (read: String, table: String)? {
    differs ? (readPart, tablePart) : nil
  }
  /// The town as the table writes it; empty where none was found.
  public var town: String { tablePart }
  /// Where the town ends in the letters that were read; 0 where none was found.
  public var end: Int
  /// What most likely stands on the paper as 〒, seven digits; where none was read, the town's.
  public var code: String?
  /// Of `code`.
  public var codeProbability: Double
  public var relation: Relation

  private var readPart: String
  private var tablePart: String

  /// Hypotheses that cost so much more than the best do not count.
  private static let margin = 16.0

  init(
    _ all: [PostalHypothesis], address letters: [ReadLetter], digits: PostalCodeChannel?,
    _ alignment: LetterAlignment
  ) {
    let best = all.map(\.cost).min() ?? 0
    let likely = all.filter { $0.cost <= best + Self.margin }.sorted { $0.cost < $1.cost }
    let total = likely.reduce(0) { $0 + exp(best - $1.cost) }
    var texts: [(text: String, head: String, end: Int, weight: Double)] = []
    var codes: [Int: Double] = [:]
    var fitting = 0.0
    var places = 0.0
    for one in likely {
      let weight = exp(best - one.cost) / total
      let head = Self.text(alignment.edits(one.parts, end: one.end), letters)
      let text = head + String(letters[one.end...].map(\.text))
      if let index = texts.firstIndex(where: { $0.text == text }) {
        texts[index].weight += weight
      } else {
        texts.append((text, head, one.end, weight))
      }
      if let code = one.code { codes[code, default: 0] += weight }
      if one.city != nil { places += weight }
      if one.fitsCode == true { fitting += weight }
    }
    let chosen = texts.max { $0.weight < $1.weight }
    let read = String(letters.map(\.text))
    address = chosen?.text ?? read
    probability = chosen?.weight ?? 0
    differs = address != read
    end = chosen?.end ?? 0
    readPart = String(letters.prefix(end).map(\.text))
    tablePart = chosen?.head ?? ""
    let code = codes.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }
    self.code = code.map {
      String(repeating: "0", count: max(0, 7 - String($0.key).count)) + String($0.key)
    }
    codeProbability = code?.value ?? 0
    relation =
      digits == nil
      ? .unknown
      : fitting >= Self.sure && likely[0].row != nil && likely[0].code == digits?.code
        ? .confirmed
        : places - fitting >= Self.sure ? .contradicted : .unknown
  }

  /// Share of the weight from which something is taken for certain.
  private static let sure = 0.95

  /// The letters after the edits. Spaces stay as written; a line that ends within a name does not.
  private static func text(_ edits: [LetterAlignment.Edit], _ letters: [ReadLetter]) -> String {
    var text = ""
    for edit in edits {
      switch edit {
      case .keep(let place): text.append(letters[place].text)
      case .replace(_, let character), .insert(let character): text.append(character)
      case .drop(let place):
        let letter = letters[place].text
        if letter.isWhitespace, !letter.isNewline { text.append(letter) }
      }
    }
    return text
  }
}
