import Workflows

/// Finds the labels of `PageLabel.all` in a line of characters.
struct LabelFinder {
  /// A label in a line.
  struct Hit: Hashable {
    var label: PageLabel
    /// The label with what names whose it is.
    var text: String
    /// Characters of the line that the label takes, separators included.
    var range: Range<Int>
    /// Separated from what follows by a sign or a gap, or at the end of the line.
    var isParted: Bool
  }

  /// Characters that an unknown word before a label may have in a short line, such as 緊急 in 緊急連絡先.
  static let strangers = 6
  /// Lines longer than that are sentences, unless a sign parts the label from what follows.
  static let sentence = 14

  private static let variants: [(characters: [Character], label: PageLabel)] = PageLabel.all
    .flatMap { label in label.variants.map { (Array($0), label) } }
    .sorted { $0.0.count > $1.0.count }

  /// - Parameters:
  ///   - characters: of the line, half-width, without spaces.
  ///   - gaps: characters before which there is a wide gap.
  static func hits(in characters: [Character], gaps: Set<Int>) -> [Hit] {
    var hits: [Hit] = []
    var from = 0
    var index = 0
    while index < characters.count {
      guard let found = variant(at: index, in: characters) else {
        index += 1
        continue
      }
      let end = index + found.characters.count
      if let hit = hit(found.label, index..<end, from, characters, gaps) {
        hits.append(hit)
        from = hit.range.upperBound
        index = hit.range.upperBound
      } else {
        index = end
      }
    }
    return hits
  }

  private static func variant(
    at index: Int, in characters: [Character]
  ) -> (characters: [Character], label: PageLabel)? {
    variants.first { characters[index...].starts(with: $0.characters) }
  }

  private static func hit(
    _ label: PageLabel, _ word: Range<Int>, _ from: Int, _ characters: [Character],
    _ gaps: Set<Int>
  ) -> Hit? {
    guard let start = start(of: word, from, characters, gaps) else { return nil }
    var end = word.upperBound
    if let closed = closingBracket(after: end, characters) { end = closed }
    var isParted = end == characters.count || gaps.contains(end)
    while end < characters.count, PageLabel.separators.contains(characters[end]) {
      end += 1
      isParted = true
    }
    let isWhole = end == characters.count && from == 0
    if start.isStrange, !isWhole || characters.count > sentence { return nil }
    return Hit(
      label: label, text: String(characters[start.index..<word.upperBound]),
      range: start.index..<end, isParted: isParted)
  }

  /// Where the label begins with the words that name whose it is; nil where it stands in a sentence.
  private static func start(
    of word: Range<Int>, _ from: Int, _ characters: [Character], _ gaps: Set<Int>
  ) -> (index: Int, isStrange: Bool)? {
    var begin = from
    for gap in gaps where gap > begin && gap <= word.lowerBound { begin = gap }
    if let sign = characters[begin..<word.lowerBound].lastIndex(where: {
      PageLabel.separators.contains($0) || $0 == ")"
    }) {
      begin = sign + 1
    }
    while begin < word.lowerBound, PageLabel.ornaments.contains(characters[begin]) { begin += 1 }
    var before = String(characters[begin..<word.lowerBound])
    while let last = before.last, "のご御お".contains(last) { before.removeLast() }
    if before.isEmpty || PageLabel.owners.contains(before) { return (begin, false) }
    // A value before the label, as in 電話 03-…FAX: the label begins where it stands.
    if from > 0 || word.lowerBound - begin > strangers {
      return before.last.map { !$0.isIdeographOrKana } ?? true ? (word.lowerBound, false) : nil
    }
    return (begin, true)
  }

  /// The end of a note in brackets that follows a label at once, such as （日中の連絡先）.
  private static func closingBracket(after index: Int, _ characters: [Character]) -> Int? {
    guard index < characters.count, characters[index] == "(" else { return nil }
    let rest = characters[(index + 1)...].prefix(16)
    // 電話(03)1234-5678 is no note.
    guard let close = rest.firstIndex(of: ")") else {
      // Cut off by the next box.
      let isWords = rest.endIndex == characters.count && !rest.contains(where: \.isNumber)
      return isWords ? characters.count : nil
    }
    return rest[..<close].contains(where: \.isNumber) ? nil : close + 1
  }
}

extension Character {
  /// Of a Japanese word.
  var isIdeographOrKana: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    return (0x3041...0x30FF).contains(value) || (0x3400...0x9FFF).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFF).contains(value)
  }
}
