import Workflows

/// Who and what a strange page is about, and the hand that puts it on paper.
struct StrangeDesk {
  var values: [String: String] = [:]
  let person: Person
  let home: Home
  let phone: String
  let day: Day
  let face: Face
  let postal: String
  let number: String
  let amount: Int

  init(random: SplitMix64) {
    var random = random
    day = Day(2026, random.whole(1...12), random.whole(1...28))
    person = Person.make(random.chance(0.4) ? .old : .adult, on: day, by: &random)
    home = Home.make(near: random.chance(0.5), by: &random)
    phone = Home.telephone(by: &random)
    face = random.pick([Face.mincho, .gothic, .sans])
    postal = "\(random.whole(100...999))-\(random.digits(4))"
    number = random.digits(10)
    amount = random.whole(3...980) * 110
  }

  /// 令和8年5月14日.
  func spoken(_ day: Day) -> String {
    let (era, year) = day.era
    return "\(era)\(year)年\(day.parts.month)月\(day.parts.day)日"
  }

  var money: String {
    var digits = Array(String(amount).reversed())
    for place in stride(from: 3, to: digits.count, by: 3).reversed() {
      digits.insert(",", at: place)
    }
    return String(digits.reversed())
  }

  mutating func know(_ name: String, _ value: String) { values[name] = value }

  /// A cell of a table with its text in the middle of its height.
  func cell(
    _ text: String, _ box: Box, _ canvas: borrowing Canvas, size: Double = 4.2, fill: Bool = false
  ) {
    canvas.rectangle(box, width: 0.25, fill: fill ? .tint : nil)
    canvas.text(
      text, x: box.x + 2, y: box.y + box.height / 2, face: fill ? .gothic : face, size: size)
  }

  func line(
    _ text: String, _ x: Double, _ y: Double, _ canvas: borrowing Canvas, size: Double = 4.2
  ) {
    canvas.text(text, x: x, y: y, face: face, size: size)
  }
}
