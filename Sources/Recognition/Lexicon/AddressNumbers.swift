import Readings

/// The numbers of an address by their grammar: digits, between them hyphens, 丁目, 番地, 番, 号 and の.
///
/// Digits stay as read. A letter that is none of these, or stands where it cannot, becomes the one
/// that fits where the reader thought it possible (Viterbi 1967 over the letters' kinds).
enum AddressNumbers {
  /// The letters with those of the numbers put right, and where the numbers end.
  static func settled(_ letters: [ReadLetter], from start: Int) -> (letters: [ReadLetter], end: Int)
  {
    let end = end(of: letters, from: start)
    let region = Array(letters[start..<end])
    guard region.contains(where: { !isDigit($0.text) && $0.text != "-" }) else {
      return (letters, end)
    }
    let asRead = cost(of: region.map(\.text), region)
    let best = path(region)
    guard best.text != region.map(\.text), asRead - best.cost >= lead else { return (letters, end) }
    var settled = letters
    for (offset, character) in best.text.enumerated() where character != region[offset].text {
      settled[start + offset] = ReadLetter(character, confidence: region[offset].confidence)
    }
    return (settled, end)
  }

  // MARK: - Costs

  /// How much dearer what was read must be, in natural logarithms.
  private static let lead = 4.0
  /// Two letters that do not follow each other.
  private static let misplaced = 6.0
  /// A letter that numbers do not have.
  private static let foreign = 6.0
  /// Up to which a sign is a candidate for what was read.
  private static let limit = 6.0

  static let signs: [Character] = ["-", "丁", "目", "番", "地", "号", "の"]

  static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// Signs that may follow; digits are written 0, the end is a space.
  private static let following: [Character: Set<Character>] = [
    "0": ["0", "-", "丁", "番", "号", "の", " "], "-": ["0"], "丁": ["目"], "目": ["0", "-", "の", " "],
    "番": ["地", "0", "-", "の", " "], "地": ["0", "-", "の", " "], "号": [" ", "-", "の"], "の": ["0"],
  ]

  private static func step(_ one: Character, _ next: Character) -> Double {
    let (one, next) = (isDigit(one) ? "0" : one, isDigit(next) ? "0" : next)
    // 丁 and 目 are nothing without one another.
    if (one == "丁") != (next == "目") { return misplaced }
    // A foreign letter is paid for where it stands.
    guard let allowed = following[one], following[next] != nil || next == " " else { return 0 }
    return allowed.contains(next) ? 0 : misplaced
  }

  private static func cost(_ letter: ReadLetter, as character: Character) -> Double {
    if character == letter.text {
      return isDigit(character) || signs.contains(character) ? 0 : foreign
    }
    return AddressTail.cost(of: character, letter)
  }

  private static func cost(of text: [Character], _ region: [ReadLetter]) -> Double {
    var sum = zip(text, region).reduce(0) { $0 + cost($1.1, as: $1.0) }
    for (one, next) in zip(text, text.dropFirst() + [" "]) { sum += step(one, next) }
    return sum
  }

  private static func candidates(_ letter: ReadLetter) -> [Character] {
    if isDigit(letter.text) { return [letter.text] }
    return [letter.text]
      + signs.filter { $0 != letter.text && cost(letter, as: $0) <= limit }
  }

  private static func path(_ region: [ReadLetter]) -> (text: [Character], cost: Double) {
    var paths: [(text: [Character], cost: Double)] = [([], 0)]
    for letter in region {
      paths = candidates(letter).compactMap { character in
        paths.map { path in
          let joint = path.text.last.map { step($0, character) } ?? 0
          return (path.text + [character], path.cost + joint + cost(letter, as: character))
        }.min { $0.cost < $1.cost }
      }
    }
    let ended = paths.map { path in
      (path.text, path.cost + (path.text.last.map { step($0, " ") } ?? 0))
    }
    return ended.min { $0.1 < $1.1 } ?? ([], 0)
  }

  // MARK: - Where numbers end

  /// Signs go on as long as they may; a letter that is none belongs to the numbers where it may be a
  /// sign and another digit or sign follows.
  private static func end(of letters: [ReadLetter], from start: Int) -> Int {
    var end = start
    while end < letters.count {
      let letter = letters[end]
      let isOwn = isDigit(letter.text) || signs.contains(letter.text)
      if !isOwn {
        guard !letter.text.isWhitespace, candidates(letter).count > 1 else { break }
        let next = end + 1 < letters.count ? letters[end + 1] : nil
        let goesOn = next.map {
          isDigit($0.text) || signs.contains($0.text) || $0.text.isWhitespace
            || !$0.text.isWhitespace && candidates($0).count > 1
        }
        guard goesOn ?? true else { break }
      }
      end += 1
    }
    return end
  }
}
