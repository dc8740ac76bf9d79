import Japanese

/// Takes out of a text what may be a 個人番号.
///
/// Nobody has asked for the number of a page that fits no form, and the law forbids to collect it
/// without need (番号法 第20条). A wrong digit must not save it from being masked, so that the check digit
/// decides nothing here.
enum NumberMask {
  static let sign: Character = "＊"

  /// - Parameters:
  ///   - isNamed: a label says that it is a 個人番号: every digit is masked.
  ///   - runsDown: it stands in a column, where 1 and 一 look like dashes to a reader, and dashes like them.
  static func masked(
    _ text: String, isNamed: Bool = false, runsDown: Bool = false
  ) -> (text: String, isMasked: Bool) {
    let characters = Array(text)
    var result = characters
    var isMasked = false
    for run in runs(characters) {
      let digits = run.filter { isDigit(characters[$0]) }
      let bars = runsDown ? run.count { isBar(characters[$0]) } : 0
      guard isNamed || isSuspect(digits.map { characters[$0] }, bars: bars) else { continue }
      for index in digits { result[index] = sign }
      isMasked = true
    }
    return (String(result), isMasked)
  }

  /// Digits from which a run may be a number whose other digits were read as bars.
  private static let seen = 6

  /// Twelve digits, or eleven that are no telephone's, lest one was not seen; twelve to fourteen digits and bars.
  private static func isSuspect(_ digits: [Character], bars: Int) -> Bool {
    let isTelephone = digits.first.map { "0０〇○".contains($0) } ?? false
    if digits.count == 12 { return true }
    guard !isTelephone else { return false }
    return digits.count == 11
      || digits.count >= seen && bars > 0 && (12...14).contains(digits.count + bars)
  }

  /// Digits and bars with nothing but spaces between them.
  private static func runs(_ characters: [Character]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    var last = 0
    for (index, character) in characters.enumerated() {
      if isDigit(character) || isBar(character) {
        if start == nil { start = index }
        last = index
      } else if !character.isWhitespace, let from = start {
        runs.append(from..<(last + 1))
        start = nil
      }
    }
    if let from = start { runs.append(from..<(last + 1)) }
    return runs
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
      || KanjiNumeral.digit(ofPlace: character) != nil
  }

  private static func isBar(_ character: Character) -> Bool { "-－‐−ー―|｜".contains(character) }
}
