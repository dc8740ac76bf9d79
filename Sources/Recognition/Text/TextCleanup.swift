/// Puts right what engines are known to get wrong, as far as the field's repertoire proves it.
public enum TextCleanup {
  /// The reader's text with known slips undone.
  ///
  /// Known slips, measured on printed fields: a full-width space read as ・ or a hyphen, a trailing
  /// full stop, 一 for ー and 八 for ハ between katakana, dashes of all kinds for the hyphen between
  /// digits, a lost 〒, a backslash for ¥, spaces between Japanese
  /// characters, full-width digits.
  public static func clean(_ text: String, repertoire: Repertoire) -> String {
    let trimmed = text.trimmingEdges()
    switch repertoire {
    case .digits: return digits(trimmed)
    case .amount: return String(halfWidth(trimmed).map { $0 == "\\" ? "¥" : $0 })
    case .phone: return phone(trimmed)
    case .kana: return kana(trimmed)
    case .date: return String(halfWidth(trimmed).filter { !$0.isWhitespace })
    case .japanese: return japanese(trimmed)
    }
  }

  private static func digits(_ text: String) -> String {
    String(halfWidth(text).filter { !$0.isWhitespace && $0 != "-" && $0 != "〒" })
  }

  private static func phone(_ text: String) -> String {
    let dashes: Set<Character> = ["ー", "一", "−", "―", "‐", "–", "—", "‑", "~", "_"]
    return String(
      halfWidth(text).filter { !$0.isWhitespace }.map { dashes.contains($0) ? "-" : $0 })
  }

  private static func kana(_ text: String) -> String {
    // The dot in a reading stands for the space between family and given name.
    String(
      text.map { character in
        switch character {
        case "一", "-", "−", "―", "—", "|": "ー"
        case "・", "･", "　": " "
        default: character
        }
      }
    ).trimmingEdges()
  }

  private static func japanese(_ text: String) -> String {
    let wide = Array(halfWidth(text).map { $0 == "\\" ? "¥" : $0 })
    var list: [Character] = []
    for (index, character) in wide.enumerated() {
      if character == " " || character == "\u{3000}" {
        // Engines put spaces between Japanese characters; between Latin words they count.
        let before = list.last ?? " "
        let after = wide[(index + 1)...].first { !$0.isWhitespace } ?? " "
        let isLatin = before.isASCII && before.isLetter && after.isASCII && after.isLetter
        guard isLatin else { continue }
        list.append(" ")
      } else {
        list.append(character)
      }
    }
    while let last = list.last, "。．.、,・_".contains(last) || last.isWhitespace {
      list.removeLast()
    }
    while let first = list.first, "。．、,・_|".contains(first) || first.isWhitespace {
      list.removeFirst()
    }
    for index in list.indices {
      let before = index > list.startIndex ? list[index - 1] : nil
      let after = index + 1 < list.endIndex ? list[index + 1] : nil
      // A word seldom goes from hiragana into katakana for one letter.
      if let hiragana = eitherKana[list[index]], before.map(isHiragana) ?? false,
        !(after.map(isKatakana) ?? false)
      {
        list[index] = hiragana
      }
      if isDash(list[index]), isDigit(before), isDigit(after) { list[index] = "-" }
      guard let katakana = alike[list[index]] else { continue }
      if before.map(isKatakana) ?? false {
        guard after.map(isKatakana) ?? true else { continue }
      } else {
        // A word begins; 八ツ橋 is a name.
        guard list[index] != "一", before.map({ isDigit($0) || "号地番目".contains($0) }) ?? true,
          list[(index + 1)...].prefix(2).count(where: isKatakana) == 2
        else { continue }
      }
      list[index] = katakana
    }
    return String(list)
  }

  /// Characters that look like katakana, and are read for them.
  private static let alike: [Character: Character] = [
    "一": "ー", "八": "ハ", "口": "ロ", "力": "カ", "工": "エ", "夕": "タ", "卜": "ト",
  ]

  /// Katakana that look like the hiragana.
  private static let eitherKana: [Character: Character] = ["リ": "り", "ヘ": "へ", "ベ": "べ", "ペ": "ぺ"]

  private static func isHiragana(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return (0x3041...0x3096).contains(value)
  }

  private static func isDash(_ character: Character) -> Bool {
    "ー一－−―‐–—‑─".contains(character)
  }

  private static func isDigit(_ character: Character?) -> Bool {
    character.map { ("0"..."9").contains($0) } ?? false
  }

  static func isKatakana(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return (0x30A1...0x30FC).contains(value)
  }

  /// Full-width digits, Latin letters and signs as half-width ones; Japanese stays.
  private static func halfWidth(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value)
            ? UnicodeScalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }
}

extension String {
  fileprivate func trimmingEdges() -> String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
