import Workflows

/// Papers of offices and firms whose layouts mix lines and cells.
extension StrangeDesk {
  mutating func invoice(_ canvas: borrowing Canvas) {
    canvas.text("請　求　書", x: 105, y: 26, face: .sansBold, size: 8, align: .centre)
    let issued = day.parts
    let due = day.plus(31).parts
    line("\(person.surname)商店　御中", 22, 44, canvas, size: 5.2)
    line("発行日：\(issued.year)年\(issued.month)月\(issued.day)日", 130, 40, canvas, size: 3.8)
    line("登録番号：T\(number)123", 130, 47, canvas, size: 3.8)
    line("住所：\(home.streetOnly)", 110, 58, canvas, size: 3.6)
    line("TEL：\(phone)　FAX：048-773-1122", 110, 65, canvas, size: 3.6)
    line("ご請求金額　　¥\(money)（税込）", 24, 84, canvas, size: 6)
    canvas.line(Point(22, 89), Point(120, 89), width: 0.5)
    let widths = [82.0, 24, 28, 32]
    for (row, texts) in [
      ["品　　名", "数量", "単価", "小計"], ["印刷用紙 A4", "10", "450", "4,500"],
      ["封筒（長形３号）", "20", "120", "2,400"], ["配送料", "1", "900", "900"],
    ].enumerated() {
      var x = 22.0
      for (text, width) in zip(texts, widths) {
        cell(
          text, Box(x: x, y: 98 + Double(row) * 9, width: width, height: 9), canvas, size: 3.8,
          fill: row == 0)
        x += width
      }
    }
    line("お支払期限：\(due.year)年\(due.month)月\(due.day)日", 24, 150, canvas)
    line("口座番号　普通　\(number.prefix(7))", 24, 159, canvas)
    know("発行日", spoken(day))
    know("住所", home.streetOnly)
    know("電話番号", phone)
    know("FAX番号", "048-773-1122")
    know("金額", money)
    know("納期限", spoken(day.plus(31)))
  }

  mutating func mandate(_ canvas: borrowing Canvas) {
    canvas.text("委　任　状", x: 105, y: 30, face: .mincho, size: 9, align: .centre)
    line("（代理人）", 28, 52, canvas)
    line("住　所　\(home.address)", 40, 62, canvas, size: 4.2)
    line("氏　名　\(person.name)　　　印", 40, 73, canvas, size: 5)
    line("生年月日　\(spoken(person.born))生", 40, 84, canvas, size: 4.2)
    canvas.paragraph(
      "私は、上記の者を代理人と定め、住民票の写しの交付請求及び受領に関する一切の権限を委任します。",
      in: Box(x: 28, y: 96, width: 154, height: 30), face: face, size: 4.6, leading: 8)
    line(spoken(day), 130, 132, canvas)
    line("日中連絡のつく電話番号（\(phone)）", 28, 150, canvas)
    line("〒　\(postal)", 28, 160, canvas)
    know("住所", home.address)
    know("氏名", person.name)
    know("生年月日", spoken(person.born))
    know("電話番号", phone)
    know("郵便番号", postal)
  }

  mutating func register(_ canvas: borrowing Canvas) {
    canvas.text("犬の登録事項変更届", x: 105, y: 22, face: .sansBold, size: 6.5, align: .centre)
    let (year, month, date) = (day.era.year, day.parts.month, day.parts.day)
    line("届出年月日", 108, 36, canvas, size: 3.8)
    line("\(day.era.name)　\(year)　年　\(month)　月　\(date)　日", 134, 36, canvas, size: 3.8)
    canvas.rectangle(Box(x: 20, y: 46, width: 12, height: 44), width: 0.35)
    for (place, character) in "届出者".enumerated() {
      canvas.text(
        String(character), x: 26, y: 58 + Double(place) * 10, face: .gothic, size: 4.4,
        align: .centre)
    }
    cell("氏名", Box(x: 32, y: 46, width: 24, height: 14), canvas, size: 3.8, fill: true)
    canvas.rectangle(Box(x: 56, y: 46, width: 56, height: 14), width: 0.25)
    canvas.text("フリガナ", x: 58, y: 48.6, face: .gothic, size: 2.6)
    canvas.text(person.kana, x: 72, y: 48.6, face: face, size: 2.8)
    canvas.text(person.name, x: 59, y: 55.4, face: face, size: 5.2)
    cell("生年月日", Box(x: 112, y: 46, width: 24, height: 14), canvas, size: 3.8, fill: true)
    cell(spoken(person.born), Box(x: 136, y: 46, width: 54, height: 14), canvas, size: 4.2)
    cell("住所", Box(x: 32, y: 60, width: 24, height: 18), canvas, size: 3.8, fill: true)
    canvas.rectangle(Box(x: 56, y: 60, width: 134, height: 18), width: 0.25)
    canvas.text("〒\(postal)", x: 59, y: 65, face: face, size: 3.8)
    canvas.text(home.address, x: 59, y: 72.6, face: face, size: 4.4)
    cell("電話", Box(x: 32, y: 78, width: 24, height: 12), canvas, size: 3.8, fill: true)
    cell(phone, Box(x: 56, y: 78, width: 56, height: 12), canvas, size: 4.4)
    cell("続柄", Box(x: 112, y: 78, width: 24, height: 12), canvas, size: 3.8, fill: true)
    cell("本人", Box(x: 136, y: 78, width: 54, height: 12), canvas, size: 4.4)
    know("届出日", spoken(day))
    know("フリガナ", person.kana)
    know("氏名", person.name)
    know("生年月日", spoken(person.born))
    know("郵便番号", postal)
    know("住所", home.address)
    know("電話番号", phone)
    know("続柄", "本人")
  }
}
