/// How well a katakana may stand after another in a reading.
///
/// Small kana look like large ones but for their size, which varies from hand to hand; where they may
/// stand does not: ャ after キ and never after カ, ッ before カ and never at the start. These are rules of
/// spelling with room for what they do not know, not a lexicon.
enum KanaSpelling {
  /// - Parameters:
  ///   - previous: the character before; nil at the start of the field.
  ///   - isLast: whether the field ends with it.
  /// - Returns: 1 for what is common down to a thousandth and less for what hardly occurs.
  static func weight(of next: Character, after previous: Character?, isLast: Bool) -> Double {
    if rare.contains(next) { return 0.01 }
    guard let previous else { return neverFirst.contains(next) ? unheardOf : 1 }
    if previous == "ッ", open.contains(next) { return 0.03 }
    switch next {
    case "ャ", "ュ", "ョ":
      return iRow.contains(previous) ? 1 : "テデフヴ".contains(previous) ? 0.2 : unheardOf
    case "ァ", "ィ", "ゥ", "ェ", "ォ": return takesVowel.contains(previous) ? 0.3 : unheardOf
    case "ッ": return previous == "ッ" || previous == "ン" ? unheardOf : isLast ? 0.1 : 1
    case "ー": return previous == "ン" || previous == "ッ" ? 0.01 : 1
    default: return 1
    }
  }

  private static let unheardOf = 0.0005
  private static let rare: Set<Character> = ["ヵ", "ヶ", "ヮ", "ヰ", "ヱ"]
  private static let neverFirst: Set<Character> = [
    "ァ", "ィ", "ゥ", "ェ", "ォ", "ャ", "ュ", "ョ", "ッ", "ー", "ン",
  ]
  private static let iRow: Set<Character> = [
    "キ", "シ", "チ", "ニ", "ヒ", "ミ", "リ", "ギ", "ジ", "ヂ", "ビ", "ピ",
  ]
  private static let takesVowel: Set<Character> = [
    "フ", "ヴ", "ウ", "テ", "デ", "ト", "ド", "ツ", "シ", "チ", "ジ", "ス", "ク", "グ",
  ]
  /// What ッ does not double.
  private static let open: Set<Character> = [
    "ア", "イ", "ウ", "エ", "オ", "ナ", "ニ", "ヌ", "ネ", "ノ", "マ", "ミ", "ム", "メ", "モ", "ヤ", "ユ", "ヨ",
    "ワ", "ヲ", "ン",
  ]
}
