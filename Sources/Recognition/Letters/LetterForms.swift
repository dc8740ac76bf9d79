/// Forms of kana that a letter seen alone does not tell: its size, and in a reading whether it is hiragana.
public enum LetterForms {
  private static let sizes: [Character: Character] = {
    let pairs = zip("ァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ", "アイウエオツヤユヨワカケあいうえおつやゆよわ")
    return Dictionary(uniqueKeysWithValues: pairs.flatMap { [($0, $1), ($1, $0)] })
  }()

  /// The letter, and what it may be beside it.
  ///
  /// - Parameter inEitherKana: people write readings in hiragana, too; their value is in katakana.
  public static func alike(_ letter: Character, inEitherKana: Bool) -> [Character] {
    let scripts = [letter] + (inEitherKana ? [hiragana(letter)].compactMap(\.self) : [])
    return scripts + scripts.compactMap { sizes[$0] }
  }

  /// Kana that differ by their mark alone.
  private static let marks: [Character: [Character]] = {
    let groups =
      zip("ウカキクケコサシスセソタチツテト", "ヴガギグゲゴザジズゼゾダヂヅデド").map { [$0, $1] }
      + zip("うかきくけこさしすせそたちつてと", "ゔがぎぐげござじずぜぞだぢづでど").map { [$0, $1] }
      + zip(zip("ハヒフヘホはひふへほ", "バビブベボばびぶべぼ"), "パピプペポぱぴぷぺぽ").map {
        [$0.0, $0.1, $1]
      }
    return Dictionary(
      uniqueKeysWithValues: groups.flatMap { group in
        group.map { one in (one, group.filter { $0 != one }) }
      })
  }()

  /// The kana with other marks, or with none: タ for ダ, バ and パ for ハ; empty where it takes none.
  public static func remarked(_ letter: Character) -> [Character] { marks[letter] ?? [] }

  /// Kana that look the same in hiragana and in katakana.
  private static let either: Set<Character> = Set("りリへヘべベぺペ")

  /// Whether such a kana stands between letters of both scripts, so that neither look nor neighbours tell which it is.
  public static func hasKanaOfEitherScript(_ text: String) -> Bool {
    func isHiragana(_ letter: Character) -> Bool {
      letter.unicodeScalars.allSatisfy { (0x3041...0x3096).contains($0.value) }
    }
    let letters = Array(text)
    return letters.indices.dropFirst().dropLast().contains { index in
      let (before, after) = (letters[index - 1], letters[index + 1])
      return either.contains(letters[index]) && isKana(before) && isKana(after)
        && isHiragana(before) != isHiragana(after)
    }
  }

  public static func isKana(_ letter: Character) -> Bool {
    letter.unicodeScalars.allSatisfy { (0x3041...0x30FC).contains($0.value) }
  }

  private static func hiragana(_ letter: Character) -> Character? {
    guard let scalar = letter.unicodeScalars.first, letter.unicodeScalars.count == 1,
      (0x30A1...0x30F4).contains(scalar.value)
    else { return nil }
    return Unicode.Scalar(scalar.value - 0x60).map(Character.init)
  }
}
