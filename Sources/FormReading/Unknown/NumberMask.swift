import Workflows

/// Takes out of a text what may be a 個人番号.
///
/// Nobody has asked for the number of a page that fits no form, and the law forbids to collect it
/// without need (番号法 第20条). A wrong digit must not save it from being masked, so that the check digit
/// decides nothing here.
enum NumberMask {
  static let sign: Character = "＊"

  /// - Parameter isNamed: a label says that it is a 個人番号: every digit is masked.
  static func masked(_ text: String, isNamed: Bool = false) -> (text: String, isMasked: Bool) {
    let characters = Array(text)
    var result = characters
    var isMasked = false
    for run in runs(characters) {
      let digits = run.filter { isDigit(characters[$0]) }
      guard isNamed || isSuspect(digits.map { characters[$0] }) else { continue }
      for index in digits { result[index] = sign }
      isMasked = true
    }
    return (String(result), isMasked)
  }

  /// Twelve digits, or eleven that are no telephone's, lest one was not seen.
  private static func isSuspect(_ digits: [Character]) -> Bool {
    digits.count == 12 || (digits.count == 11 && digits.first != "0" && digits.first != "０")
  }

  /// Digits with nothing but spaces and hyphens between them.
  private static func runs(_ characters: [Character]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    var last = 0
    for (index, character) in characters.enumerated() {
      if isDigit(character) {
        if start == nil { start = index }
        last = index
      } else if !isFiller(character), let from = start {
        runs.append(from..<(last + 1))
        start = nil
      }
    }
    if let from = start { runs.append(from..<(last + 1)) }
    return runs
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
  }

  private static func isFiller(_ character: Character) -> Bool {
    character.isWhitespace || "-－‐−ー|｜".contains(character)
  }
}
