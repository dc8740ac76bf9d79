import Testing
import Workflows

@testable import FormPress

@Suite struct PeopleTests {
  @Test(
    "Eras change on their days",
    arguments: [
      (Day(1926, 12, 24), "大正", 15), (Day(1926, 12, 25), "昭和", 1), (Day(1989, 1, 7), "昭和", 64),
      (Day(1989, 1, 8), "平成", 1), (Day(2019, 4, 30), "平成", 31), (Day(2019, 5, 1), "令和", 1),
    ])
  func eras(_ day: Day, _ name: String, _ year: Int) {
    #expect(day.era.name == name)
    #expect(day.era.year == year)
  }

  @Test("A day and its number are one and the same for 150 years")
  func days() {
    for number in stride(from: Day(1900, 1, 1).number, to: Day(2050, 1, 1).number, by: 13) {
      let parts = Day(number: number).parts
      #expect(Day(parts.year, parts.month, parts.day).number == number)
    }
    #expect(Day(2024, 2, 29).plus(1).canonical == "2024-03-01")
  }

  @Test("Every 個人番号 passes the check digit, and none does with its last digit changed")
  func myNumbers() throws {
    var random = SplitMix64(seed: 7)
    let field = Field(
      name: "個人番号", type: .myNumber, source: .box(Box(x: 0, y: 0, width: 1, height: 1)))
    for _ in 0..<300 {
      let number = Person.myNumber(by: &random)
      #expect(try FieldNormalizer.canonical(number, of: field) == number)
      let last = (Int(String(number.suffix(1))) ?? 0) + 1
      let wrong = number.dropLast() + String(last % 10)
      #expect(throws: (any Error).self) {
        try FieldNormalizer.canonical(String(wrong), of: field)
      }
    }
  }

  @Test("Every 法人番号 passes the check digit")
  func corporateNumbers() throws {
    var random = SplitMix64(seed: 8)
    let field = Field(
      name: "法人番号", type: .corporateNumber, source: .box(Box(x: 0, y: 0, width: 1, height: 1)))
    for _ in 0..<200 {
      let number = Composer.corporateNumber(by: &random)
      #expect(try FieldNormalizer.canonical(number, of: field) == number)
    }
  }

  @Test("The tables are whole: names with readings in katakana, towns with seven digits")
  func tables() {
    let names =
      [Surnames.common, Surnames.variant, GivenNames.oldMen, GivenNames.oldWomen, GivenNames.men]
      + [GivenNames.women, GivenNames.boys, GivenNames.girls]
    #expect(Surnames.common.count >= 140)
    for (name, kana) in names.joined() {
      #expect(!name.isEmpty)
      let isKatakana = kana.unicodeScalars.allSatisfy { (0x30A1...0x30FC).contains($0.value) }
      #expect(isKatakana, "\(name)")
    }
    #expect(Town.home.count >= 60)
    #expect(Town.away.count >= 70)
    #expect(Town.all.allSatisfy { $0.postalCode.utf8.count == 7 })
    #expect(Town.home.contains { $0.postalCode == "3620014" && $0.town == "本町" })
  }
}
