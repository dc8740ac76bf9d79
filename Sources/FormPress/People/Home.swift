/// Where somebody lives, and the telephone there.
struct Home: Sendable, Hashable {
  var town: Town
  /// Block numbers as written, 「3-5-12」 or 「三丁目…」 style with digits.
  var block: String
  /// Building and room, empty for a house.
  var building: String

  /// With the prefecture, as the citizen writes it; the building after a space.
  var address: String {
    town.prefecture + town.city + town.town + block + (building.isEmpty ? "" : "　" + building)
  }

  var streetOnly: String { town.prefecture + town.city + town.town + block }

  static func make(near: Bool, by random: inout SplitMix64) -> Home {
    let town = random.pick(near ? Town.home : Town.away)
    let first = town.hasChome ? random.whole(1...3) : random.whole(2...1480)
    let second = random.whole(1...28)
    let third = random.whole(1...30)
    let block: String
    if town.hasChome {
      block =
        random.chance(0.3)
        ? "\(first)丁目\(second)番\(third)号" : "\(first)-\(second)-\(third)"
    } else {
      block = random.chance(0.3) ? "\(first)番地\(second)" : "\(first)-\(second)"
    }
    guard random.chance(0.4) else { return Home(town: town, block: block, building: "") }
    let name = random.pick([
      "コーポ", "ハイツ", "メゾン", "グリーンハイツ", "サンハイム", "コーポラス", "レジデンス", "パークハイム", "第二コーポ", "シティハイツ",
    ])
    let body = random.pick(["さくら", "上尾", "ひまわり", "青葉", "富士", "みどり", "泉", "桜", "日の出", "若葉"])
    let room = "\(random.whole(1...8))0\(random.whole(1...9))"
    return Home(
      town: town, block: block, building: name + body + room + (random.chance(0.5) ? "号室" : ""))
  }

  /// A random number in the shape of a real one.
  static func telephone(by random: inout SplitMix64) -> String {
    switch random.whole(0...9) {
    case 0...3:
      "048-\(random.pick(["721", "725", "771", "773", "774", "775", "776", "777", "781", "783"]))-\(random.digits(4))"
    case 4...7: "090-\(random.digits(4))-\(random.digits(4))"
    case 8: "080-\(random.digits(4))-\(random.digits(4))"
    default: "03-\(random.whole(3...6))\(random.digits(3))-\(random.digits(4))"
    }
  }
}
