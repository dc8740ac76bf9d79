import Foundation
import Japanese

/// How much the order of letters speaks for one that a reader sees, beside its look.
///
/// The logarithms of both are added with a weight, and every letter gets a bonus, since each one makes a
/// text less likely ("shallow fusion", Gulcehre et al. 2015). The numbers were found on drawn forms that
/// no report counts.
final class LetterOrder {
  struct Style {
    /// Weight of the table beside the look.
    var strength: Double
    /// Natural logarithm by which a letter is made likelier.
    var bonus: Double
    /// Hiragana counts for katakana.
    var isKatakana: Bool

    static let words = Style(strength: 0.8, bonus: 5, isKatakana: false)
    static let readings = Style(strength: 0.5, bonus: 1.5, isKatakana: true)
  }

  /// Natural logarithm of what a sign has beside letters and digits, of which tables know nothing.
  private static let sign = -4.0

  private let table: LetterTable
  private let style: Style
  private let alphabet: [Character]
  private var known: [Int: Double] = [:]

  init(_ table: LetterTable, _ style: Style, _ alphabet: [Character]) {
    self.table = table
    self.style = style
    self.alphabet = alphabet
  }

  /// By how much a character after a text makes it likelier, both as places in the alphabet.
  func weight(_ text: [Int], _ next: Int) -> Double {
    guard alphabet[next] != " " else { return 1 }
    let last = text.last { alphabet[$0] != " " }
    let key = (last ?? alphabet.count) << 24 | next
    if let weight = known[key] { return weight }
    let weight = exp(logarithm(alphabet[next], after: last.map { alphabet[$0] }))
    known[key] = weight
    return weight
  }

  /// Natural logarithm of the weight of a letter after another.
  func logarithm(_ letter: Character, after previous: Character?) -> Double {
    if letter == " " || Self.isDigit(letter) { return 0 }
    if letter == "-", let previous, Self.isDigit(previous) { return 0 }
    guard Self.isJapanese(letter) else { return Self.sign }
    let stray = isStray(letter, after: previous) ? Self.stray : 0
    return style.bonus - style.strength * cost(letter, after: previous) + stray
  }

  /// Natural logarithm of how seldom the other script's letter follows where both look alike.
  private static let stray = -2.5
  private static let hiraganaAlike: Set<Character> = ["り", "へ", "べ", "ぺ"]
  private static let katakanaAlike: Set<Character> = ["リ", "ヘ", "ベ", "ペ"]

  /// みどリ, リバーサイドり: of letters that are alike in both scripts, the one of its neighbour's is meant.
  private func isStray(_ letter: Character, after previous: Character?) -> Bool {
    guard !style.isKatakana, let value = previous?.unicodeScalars.first?.value else { return false }
    return Self.katakanaAlike.contains(letter) && (0x3041...0x3096).contains(value)
      || Self.hiraganaAlike.contains(letter) && (0x30A1...0x30FC).contains(value)
  }

  private func cost(_ letter: Character, after previous: Character?) -> Double {
    let before = previous.flatMap { Self.isJapanese($0) || Self.isDigit($0) ? $0 : nil }
    return table.cost(of: folded(letter), after: before.map(folded))
  }

  private func folded(_ letter: Character) -> Character {
    style.isKatakana ? TextFolding.katakana(String(letter)).first ?? letter : letter
  }

  /// Natural logarithm of how unlikely the letter is that the table expects least.
  func rarest(in text: [Character]) -> Double {
    let letters = text.filter { $0 != " " }
    return letters.indices.reduce(0) { dearest, place in
      guard Self.isJapanese(letters[place]) else { return dearest }
      return max(dearest, cost(letters[place], after: place > 0 ? letters[place - 1] : nil))
    }
  }

  private static func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) }

  static func isJapanese(_ letter: Character) -> Bool {
    guard let value = letter.unicodeScalars.first?.value else { return false }
    return (0x3041...0x30FC).contains(value) || value >= 0x3400 && value < 0xFF00
      || letter == "々" || letter == "〆"
  }
}
