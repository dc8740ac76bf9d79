import Workflows

/// Another city's forms.
extension StrangeDesk {
  mutating func form(_ canvas: borrowing Canvas) {
    canvas.text("児童館利用登録申請書", x: 105, y: 24, face: .sansBold, size: 7, align: .centre)
    line("申請日　\(spoken(day))", 130, 38, canvas, size: 4)
    line("あおぞら市長　あて", 22, 46, canvas)
    let label = 38.0
    let wide = 128.0
    var y = 58.0
    func row(_ name: String, _ value: String, _ height: Double, _ size: Double = 4.6) {
      let letters = min(4, (label - 4) / Double(name.count))
      cell(name, Box(x: 22, y: y, width: label, height: height), canvas, size: letters, fill: true)
      cell(value, Box(x: 22 + label, y: y, width: wide, height: height), canvas, size: size)
      y += height
    }
    row("フリガナ", person.kana, 8, 3.6)
    row("申請者氏名", person.name, 13, 5.4)
    row("生年月日", spoken(person.born), 10)
    row("郵便番号", "〒\(postal)", 9)
    row("住所", home.address, 13, 4.2)
    row("電話番号（日中の連絡先）", phone, 10)
    row("続柄", "母", 9)
    row("備考", "", 24)
    canvas.paragraph(
      "注意　太枠の中を記入してください。登録は年度ごとに必要です。変更があったときは届け出てください。",
      in: Box(x: 22, y: y + 8, width: 166, height: 20), face: .gothic, size: 3.4, leading: 5.4)
    know("申請日", spoken(day))
    know("フリガナ", person.kana)
    know("氏名", person.name)
    know("生年月日", spoken(person.born))
    know("郵便番号", postal)
    know("住所", home.address)
    know("電話番号", phone)
    know("続柄", "母")
  }

  mutating func table(_ canvas: borrowing Canvas) {
    canvas.text("後期高齢者健康診査受診票", x: 105, y: 22, face: .sansBold, size: 6.4, align: .centre)
    let top = 36.0
    let columns: [(String, String, Double)] = [
      ("氏名", person.name, 52), ("生年月日", spoken(person.born), 52), ("電話番号", phone, 62),
    ]
    var x = 22.0
    for (name, value, width) in columns {
      cell(name, Box(x: x, y: top, width: width, height: 8), canvas, size: 3.8, fill: true)
      cell(value, Box(x: x, y: top + 8, width: width, height: 13), canvas, size: 4.8)
      x += width
    }
    cell("住　所", Box(x: 22, y: 66, width: 26, height: 14), canvas, size: 4.2, fill: true)
    cell(home.address, Box(x: 48, y: 66, width: 140, height: 14), canvas, size: 4.4)
    cell("被保険者番号", Box(x: 22, y: 88, width: 34, height: 11), canvas, size: 4, fill: true)
    for (place, digit) in number.prefix(8).enumerated() {
      let box = Box(x: 56 + Double(place) * 8, y: 88, width: 8, height: 11)
      canvas.rectangle(box, width: 0.25)
      canvas.text(
        String(digit), x: box.x + 4, y: box.y + 5.5, face: face, size: 5.4, align: .centre)
    }
    cell("個人番号", Box(x: 22, y: 106, width: 34, height: 11), canvas, size: 4, fill: true)
    for (place, digit) in person.myNumber.enumerated() {
      let box = Box(x: 56 + Double(place) * 8, y: 106, width: 8, height: 11)
      canvas.rectangle(box, width: 0.25)
      canvas.text(
        String(digit), x: box.x + 4, y: box.y + 5.5, face: face, size: 5.4, align: .centre)
    }
    cell("受診を希望する医療機関", Box(x: 22, y: 124, width: 60, height: 12), canvas, fill: true)
    cell("あさひ内科クリニック", Box(x: 82, y: 124, width: 106, height: 12), canvas)
    know("氏名", person.name)
    know("生年月日", spoken(person.born))
    know("電話番号", phone)
    know("住所", home.address)
    know("被保険者番号", String(number.prefix(8)))
  }

  mutating func slip(_ canvas: borrowing Canvas) {
    canvas.text("納付済通知書", x: 60, y: 18, face: .mincho, size: 6, align: .centre)
    let rows: [(String, String, String)] = [
      ("宛名番号", number, "宛名番号"), ("納付額", "\(money)円", "金額"),
      ("納期限", spoken(day), "納期限"), ("世帯主名", person.name, "氏名"),
      ("現住所", home.streetOnly, "住所"),
    ]
    var y = 30.0
    for (name, value, meaning) in rows {
      cell(name, Box(x: 20, y: y, width: 32, height: 11), canvas, size: 3.8)
      cell(value, Box(x: 52, y: y, width: 110, height: 11), canvas, size: 4.4)
      know(meaning, value)
      y += 11
    }
    line("問合せ　税務課　FAX　048-775-9876", 20, 96, canvas, size: 3.8)
    know("FAX番号", "048-775-9876")
  }
}
