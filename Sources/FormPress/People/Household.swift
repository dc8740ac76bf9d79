/// The people of one application.
struct Household: Sendable {
  /// The day on which the form is filled in.
  var today: Day
  var applicant: Person
  var spouse: Person
  var children: [Person]
  var father: Person
  var mother: Person
  var stranger: Person
  /// Where they live, or will live.
  var home: Home
  /// Where they lived before, or will go.
  var other: Home
  /// Where mail goes, a proxy lives, or a dog is kept.
  var third: Home
  var telephone: String
  var workplace: String
  var dog: String

  /// `old` for services of the aged.
  static func make(old: Bool, by random: inout SplitMix64) -> Household {
    let today = Day(2024, 5, 1).plus(random.whole(0...690))
    let applicant = Person.make(old ? .old : .adult, on: today, by: &random)
    let family = (name: applicant.surname, kana: applicant.surnameKana)
    var spouse = Person.make(
      old ? .old : .adult, woman: !applicant.isWoman, surname: family,
      relation: applicant.isWoman ? "夫" : "妻", on: today, by: &random)
    // Couples are of an age.
    spouse.born = applicant.born.plus(random.whole(-2_600...2_600))
    let children = (0..<random.whole(1...4)).map { _ in
      Person.make(
        old ? .adult : .child, surname: family, relation: "子", on: today, by: &random)
    }
    return Household(
      today: today, applicant: applicant, spouse: spouse,
      children: children.sorted { $0.born < $1.born },
      father: .make(.old, woman: false, surname: family, relation: "父", on: today, by: &random),
      mother: .make(.old, woman: true, surname: family, relation: "母", on: today, by: &random),
      stranger: .make(.adult, on: today, by: &random), home: .make(near: true, by: &random),
      other: .make(near: false, by: &random), third: .make(near: true, by: &random),
      telephone: Home.telephone(by: &random),
      workplace: random.pick(workplaces), dog: random.pick(dogs))
  }

  /// Everybody, the applicant first.
  var members: [Person] { [applicant, spouse] + children }

  private static let workplaces = [
    "株式会社上尾精機", "有限会社若葉運輸", "上尾市立中央小学校", "さくら電機株式会社", "みどり建設株式会社", "青葉総合病院",
    "株式会社フジタ食品", "埼玉中央印刷株式会社", "日の出自動車工業株式会社", "社会福祉法人泉会", "大宮物流株式会社", "合同会社ひまわり",
  ]
  private static let dogs = [
    "ポチ", "コロ", "ハナ", "モモ", "チョコ", "ココア", "レオ", "マロン", "ソラ", "さくら", "小太郎", "ラッキー", "クロ", "シロ", "むぎ",
    "ベル", "リク", "ナナ", "ジョン", "まる",
  ]
}
