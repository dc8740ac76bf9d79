/// Somebody who does not exist.
struct Person: Sendable, Hashable {
  var surname: String
  var surnameKana: String
  var given: String
  var givenKana: String
  var isWoman: Bool
  var born: Day
  /// Twelve digits with a right check digit.
  var myNumber: String
  /// What this person is to the applicant: 本人, 夫, 妻, 子, 父, 母 …
  var relation: String

  /// As written on paper, a space between the parts.
  var name: String { surname + "　" + given }
  var kana: String { surnameKana + "　" + givenKana }
}

extension Person {
  /// The generations whose names differ.
  enum Age { case old, adult, child }

  static func make(
    _ age: Age, woman: Bool? = nil, surname: (name: String, kana: String)? = nil,
    relation: String = "本人", on today: Day, by random: inout SplitMix64
  ) -> Person {
    let isWoman = woman ?? random.chance(0.5)
    let family =
      surname
      ?? (random.chance(0.12) ? random.pick(Surnames.variant) : random.pick(Surnames.common))
    let given =
      switch (age, isWoman) {
      case (.old, false): random.pick(GivenNames.oldMen)
      case (.old, true): random.pick(GivenNames.oldWomen)
      case (.adult, false): random.pick(GivenNames.men)
      case (.adult, true): random.pick(GivenNames.women)
      case (.child, false): random.pick(GivenNames.boys)
      case (.child, true): random.pick(GivenNames.girls)
      }
    let days =
      switch age {
      case .old: random.whole(75 * 366...96 * 365)
      case .adult: random.whole(24 * 366...62 * 365)
      case .child: random.whole(20...15 * 365)
      }
    return Person(
      surname: family.name, surnameKana: family.kana, given: given.name, givenKana: given.kana,
      isWoman: isWoman, born: today.plus(-days), myNumber: myNumber(by: &random),
      relation: relation)
  }

  /// Eleven random digits and their check digit (総務省令第85号 第5条, 2014).
  static func myNumber(by random: inout SplitMix64) -> String {
    let digits = (0..<11).map { _ in random.whole(0...9) }
    var sum = 0
    for n in 1...11 {
      // n counts from the right, the check digit not counted.
      sum += digits[11 - n] * (n <= 6 ? n + 1 : n - 5)
    }
    let rest = sum % 11
    return digits.map(String.init).joined() + String(rest <= 1 ? 0 : 11 - rest)
  }
}
