import Foundation
import Readings

/// What follows the town of an address: numbers, then perhaps a building with a room.
///
/// Numbers are settled by their grammar (`AddressNumbers`). In a building's name the words that most
/// names are made of are found again where the reader thought them possible, and a space that fell
/// within the first word goes before it.
public struct AddressTail: Sendable, Hashable {
  /// As it should be.
  public private(set) var text: String
  /// Words that were not read so: as read, and the word.
  public private(set) var changes: [Change] = []
  /// That all of `changes` are right; 1 without any.
  public private(set) var probability = 1.0

  public struct Change: Sendable, Hashable {
    public var read: String
    public var word: String
  }

  /// - Parameter letters: as read, after the town.
  public init(_ letters: [ReadLetter]) {
    let first = letters.firstIndex { AddressNumbers.isDigit($0.text) }
    let (numbered, number) =
      first.map { AddressNumbers.settled(letters, from: $0) } ?? (letters, 0)
    if numbered != letters {
      let place = first ?? 0
      changes.append(
        Change(
          read: String(letters[place..<number].map(\.text)),
          word: String(numbered[place..<number].map(\.text))))
    }
    var settled = Self.spaced(numbered, after: number)
    for place in settled.indices.dropFirst(number) {
      guard let (word, cost) = Self.word(at: place, in: settled) else { continue }
      probability *= 1 / (1 + exp(cost - Self.prior))
      let read = String(settled[place..<(place + word.count)].map(\.text))
      changes.append(Change(read: read, word: String(word)))
      for (offset, character) in word.enumerated() {
        settled[place + offset] = ReadLetter(
          character, confidence: settled[place + offset].confidence)
      }
    }
    text = String(settled.map(\.text))
  }

  // MARK: - Spaces

  /// 20号グ　リーン → 20号　グリーン: readers place the space by the width of the letters. Where they saw
  /// none, a building's name stands apart all the same.
  private static func spaced(_ letters: [ReadLetter], after number: Int) -> [ReadLetter] {
    guard number > 0, number + 2 < letters.count else { return letters }
    if !letters[number...].contains(where: { $0.text.isWhitespace }),
      !continuing.contains(letters[number].text), LetterOrder.isJapanese(letters[number].text)
    {
      var apart = letters
      apart.insert(ReadLetter("\u{3000}"), at: number)
      return apart
    }
    for distance in 1...2 where number + distance + 1 < letters.count {
      let place = number + distance
      guard letters[place].text == "\u{3000}", isKana(letters[place - 1].text),
        isKana(letters[place + 1].text)
      else { continue }
      var moved = letters
      moved.insert(moved.remove(at: place), at: number)
      return moved
    }
    return letters
  }

  /// What may follow a number without being a building's name.
  private static let continuing: Set<Character> = [
    "棟", "階", "室", "先", "内", "方", "付", "区", "地", "街", "条",
  ]

  private static func isKana(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return (0x3041...0x30FC).contains(value)
  }

  // MARK: - Buildings

  /// Costs, in natural logarithms: up to which a word is believed, and by how much the next must be
  /// dearer.
  private static let limit = 4.0
  private static let lead = 2.0
  /// How much likelier such a word is than another that differs from it in a letter.
  private static let prior = 6.0

  /// The word of the list that stands here, where it was not read but is likely.
  private static func word(at place: Int, in letters: [ReadLetter]) -> ([Character], Double)? {
    var best: (word: [Character], cost: Double)?
    var next = Double.infinity
    for word in words where place + word.count <= letters.count {
      let here = zip(word, letters[place...])
      // A word that was read stands, and so do two letters of three.
      let differing = here.count { $0 != $1.text }
      if differing == 0 { return nil }
      if differing * 3 > word.count { continue }
      let cost = here.reduce(0) { $0 + Self.cost(of: $1.0, $1.1) }
      if cost < best?.cost ?? .infinity {
        // A longer word that holds a shorter one is no rival of it.
        if let best, !best.word.starts(with: word), !word.starts(with: best.word) {
          next = best.cost
        }
        best = (word, cost)
      } else if let best, !best.word.starts(with: word) {
        next = min(next, cost)
      }
    }
    guard let best, best.cost <= limit, next >= best.cost + lead else { return nil }
    return best
  }

  static func cost(of character: Character, _ letter: ReadLetter) -> Double {
    if letter.text == character { return 0 }
    if letter.text.isWhitespace { return .infinity }
    let confidence = min(max(letter.confidence, 0.01), 1)
    let seen = letter.others.first { $0.text == String(character) }?.confidence ?? 0
    let alike = marks.contains { $0.contains(letter.text) && $0.contains(character) }
    let share = max(seen, LetterChannel.unsure(confidence) * (alike ? 0.5 : 0.002))
    return max(0, log(confidence) - log(share))
  }

  /// Characters that differ in a mark or a stroke.
  private static let marks: [Set<Character>] = [
    ["ホ", "ボ", "ポ"], ["ハ", "バ", "パ", "八"], ["ヒ", "ビ", "ピ"], ["フ", "ブ", "プ"], ["ヘ", "ベ", "ペ", "へ"],
    ["ソ", "ン"], ["シ", "ツ", "ッ"], ["ロ", "口"], ["カ", "力", "ガ"], ["エ", "工"], ["タ", "夕", "ダ"],
    ["ト", "卜", "ド"],
    ["ー", "一", "-", "—", "―", "~"], ["目", "日", "月", "曰", "且", "自", "百"],
    ["番", "香", "審", "蕃", "播", "委"], ["丁", "T", "了", "J"], ["地", "池", "他", "也"], ["号", "弓", "另"],
    ["ア", "ァ", "マ"], ["ィ", "イ", "ｲ"], ["ク", "ワ", "グ"], ["ニ", "二"],
    ["ス", "ズ", "ヌ"],
    ["コ", "ユ", "ゴ"], ["ル", "レ"], ["チ", "テ", "ヂ", "デ"], ["ヴ", "ウ"], ["リ", "り"], ["ジ", "ヅ"],
  ]

  /// Words that names of buildings are made of, longer ones first.
  private static let words: [[Character]] = """
    アーバン アヴェニュー アパート アビタシオン アムール アルカディア ヴィラ ヴィレッジ エクセル エステート エスポワール
    エトワール エンゼル ガーデン カーサ カレッジ キャッスル クレール クレスト グラン グランド グリーン グレース コート コーポ
    コーポラス コープ コスモ コンフォート サニー サンハイム サンハイツ サンライズ サンシャイン シャトー シャルマン シャンブル ジュネス
    シティ スカイ スクエア ステージ ステーション セントラル ソレイユ タウン タワー テラス ドミール ドエル ドルチェ ニュー ヌーベル
    ハイツ ハイム ハイネス ハウス ハピネス パーク パークハイム パークサイド パール パレス ビラ ビル ビルディング ヒルズ ヒルトップ
    ピア ファミール フォレスト フラット フラワー フローラ プラザ プレジール プレミール ベルメゾン ベルハイム ホームズ ホワイト マンション
    マンスリー メイプル メゾン メゾネット ユニハイム ライオンズ ラフィーネ リバーサイド リヴェール ルネス レジデンス レジデンシャル ロイヤル
    ローズ ローレル
    """.split(whereSeparator: \.isWhitespace).map(Array.init).filter { $0.count >= 3 }
    .sorted { $0.count > $1.count }
}
