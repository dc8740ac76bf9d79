import Workflows

extension Composer {
  /// Free text by what the field's name asks for.
  mutating func text(
    _ field: Field, _ words: FieldWords, person: Person, in household: Household
  ) -> FieldValue {
    if words.has("続柄") { return .same(relation(of: person, oneOf: field.oneOf)) }
    if !field.oneOf.isEmpty { return .same(random.pick(field.oneOf)) }
    if words.has("勤務先", "事業所", "会社") { return .same(household.workplace) }
    if words.has("犬の名", "愛称", "呼び名") { return .same(household.dog) }
    if words.has("名義") { return .same(person.kana) }
    if words.has("方書", "建物") {
      return .same(household.home.building.isEmpty ? "コーポ青葉202" : household.home.building)
    }
    return .same(random.pick(phrases(words)))
  }

  private mutating func relation(of person: Person, oneOf allowed: [String]) -> String {
    if allowed.isEmpty || allowed.contains(person.relation) { return person.relation }
    let grown = person.isWoman ? ["長女", "女", "子"] : ["長男", "男", "子"]
    if person.relation == "子", let fit = grown.first(where: allowed.contains) { return fit }
    let couple = person.isWoman ? ["妻", "配偶者"] : ["夫", "配偶者"]
    if let fit = couple.first(where: allowed.contains) { return fit }
    return random.pick(allowed)
  }

  private func phrases(_ words: FieldWords) -> [String] {
    if words.has("毛色") { return ["茶", "白", "黒", "茶白", "白黒", "黒褐色", "赤", "クリーム", "薄茶", "ゴマ", "白茶"] }
    if words.has("種類", "犬種") {
      return [
        "柴犬", "雑種", "トイプードル", "チワワ", "ミニチュアダックスフンド", "ビーグル", "秋田犬", "ポメラニアン", "シーズー", "パピヨン",
      ]
    }
    if words.has("住所地") { return ["埼玉県上尾市", "さいたま市北区", "東京都板橋区", "埼玉県桶川市", "千葉県柏市"] }
    if words.has("関係") { return ["長男", "長女", "配偶者", "次男", "嫁", "成年後見人"] }
    if words.has("支店") { return ["上尾", "上尾西", "大宮", "桶川", "原市", "浦和", "本店営業部"] }
    if words.has("金融機関", "銀行") {
      return ["埼玉中央", "武蔵野", "さくら信用", "上尾農業", "関東", "みなと", "東都"]
    }
    if words.has("医療機関", "病院") {
      return ["上尾中央総合病院", "青葉病院", "みどりクリニック", "県立循環器センター", "さくら記念病院"]
    }
    if words.has("傷病", "病名") { return ["脳梗塞", "肺炎", "大腿骨骨折", "心不全", "糖尿病"] }
    if words.has("死因", "原因") { return ["老衰", "病死", "交通事故", "心臓病", "腎不全"] }
    if words.has("死亡の場所", "場所") { return ["自宅", "動物病院", "上尾市内の路上", "飼い主宅"] }
    if words.has("処置", "処理") { return ["火葬", "埋葬", "動物霊園に依頼", "業者に引取り依頼"] }
    if words.has("職業") { return ["会社員", "公務員", "自営業", "無職", "団体職員"] }
    if words.has("理由") {
      return [
        "引っ越しのため", "氏名が変わったため", "洗濯して読めなくなった", "水に濡れて汚れた", "住所が変わったため", "受診に必要なため", "盗難にあったため",
      ]
    }
    if words.has("本籍") { return ["埼玉県上尾市本町三丁目1番"] }
    return ["特になし", "別紙のとおり", "後日提出します", "郵送を希望します", "なし"]
  }
}
