import Japanese

/// How much of an expected text was read.
enum TextLikeness {
  /// Share of the expected text's pairs of neighbouring characters that the read text has, 0 to 1;
  /// folded for matching first, so that misread single characters cost two pairs each.
  static func share(of expected: String, in read: String) -> Double {
    let wanted = pairs(TextFolding.foldedForMatching(expected))
    var found = pairs(TextFolding.foldedForMatching(read))
    guard !wanted.isEmpty else { return 0 }
    var met = 0
    for (pair, count) in wanted {
      let there = min(count, found[pair] ?? 0)
      met += there
      found[pair, default: 0] -= there
    }
    return Double(met) / Double(wanted.values.reduce(0, +))
  }

  private static func pairs(_ text: String) -> [String: Int] {
    let characters = Array(text)
    guard characters.count > 1 else { return characters.isEmpty ? [:] : [text: 1] }
    var result: [String: Int] = [:]
    for index in 1..<characters.count {
      result[String(characters[(index - 1)...index]), default: 0] += 1
    }
    return result
  }
}
