import Testing

@testable import Recognition

@Suite("classes of the line recogniser")
struct CharacterClassesTests {
  private let classes = CharacterClasses(
    metadata: ["0", "1", "０", "税", "稅", "髙", "ー", "一", "ア", "へ", "a", "ф", "₀"].joined(
      separator: "\n"))

  private func members(_ repertoire: Repertoire) -> [Int: Character] {
    let alphabet = classes.alphabet(repertoire)
    return Dictionary(
      uniqueKeysWithValues: alphabet.members.map { ($0.class, alphabet.characters[$0.index]) })
  }

  @Test("digits of both widths are one character, and nothing else is a digit")
  func digits() {
    #expect(members(.digits) == [1: "0", 2: "1", 3: "0"])
    #expect(classes.alphabet(.digits).characters == ["0", "1"])
  }

  @Test("beside digits hyphens and spaces are passed over, letters and signs are not")
  func passedOver() {
    let signs = CharacterClasses(
      metadata: ["0", "1", "-", "～", "(", "万", "△", "ー"].joined(separator: "\n"))
    #expect(signs.alphabet(.digits).passedOver == [3, 5, 8, 9])
    #expect(signs.alphabet(.japanese).passedOver.isEmpty)
  }

  @Test("katakana have ー and never 一, and へ is ヘ")
  func kana() {
    #expect(members(.kana) == [7: "ー", 8: "ー", 9: "ア", 10: "ヘ", 14: " "])
  }

  @Test("Japanese text has the characters of names and no Chinese variants or other scripts")
  func japanese() {
    let found = Set(members(.japanese).values)
    #expect(found.isSuperset(of: ["税", "髙", "ー", "一", "ア", "へ", "a", "0", " "]))
    #expect(found.isDisjoint(with: ["稅", "ф", "₀"]))
  }

  @Test("there is a class for the blank before and for the space after the list")
  func count() { #expect(classes.count == 15) }
}
