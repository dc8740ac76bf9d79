import Workflows

/// Papers of running lines.
extension StrangeDesk {
  mutating func letter(_ canvas: borrowing Canvas) {
    line(spoken(day), 140, 28, canvas)
    line("市長　様", 25, 42, canvas, size: 5)
    canvas.text("住所変更の届出について", x: 105, y: 62, face: .gothic, size: 6, align: .centre)
    canvas.paragraph(
      "日ごろは大変お世話になっております。このたび転居いたしましたので、下記のとおりお届けいたします。"
        + "書類の送付先を改めてくださいますようお願い申し上げます。ご不明の点がございましたらご連絡ください。",
      in: Box(x: 25, y: 74, width: 160, height: 40), face: face, size: 4.4, leading: 7.5)
    line("記", 103, 118, canvas, size: 5)
    line("氏名：\(person.name)", 35, 132, canvas, size: 4.6)
    line("フリガナ：\(person.kana)", 35, 142, canvas, size: 4.6)
    line("生年月日：\(spoken(person.born))", 35, 152, canvas, size: 4.6)
    line("新住所：\(home.address)", 35, 162, canvas, size: 4.4)
    line("電話番号：\(phone)", 35, 172, canvas, size: 4.6)
    line("以上", 170, 186, canvas)
    know("氏名", person.name)
    know("フリガナ", person.kana)
    know("生年月日", spoken(person.born))
    know("新住所", home.address)
    know("電話番号", phone)
  }

  mutating func notice(_ canvas: borrowing Canvas) {
    line("〒\(postal)", 24, 24, canvas)
    line(home.address, 24, 31, canvas)
    line("\(person.name)　様", 24, 40, canvas, size: 5)
    line("整理番号　　\(number)", 130, 52, canvas, size: 3.8)
    line("発行日　　\(spoken(day))", 130, 59, canvas, size: 3.8)
    canvas.text("水道料金等納付のお願い", x: 105, y: 80, face: .sansBold, size: 6.5, align: .centre)
    canvas.paragraph(
      "下記の料金が納期限を過ぎても納付されておりません。至急、最寄りの金融機関で納付してください。"
        + "行き違いで納付された場合はご容赦ください。",
      in: Box(x: 24, y: 92, width: 162, height: 30), face: face, size: 4.2, leading: 7)
    line("お客様番号　\(number)", 50, 128, canvas, size: 4.6)
    line("請求金額　　\(money)円", 50, 138, canvas, size: 4.6)
    line("納期限　　　\(spoken(day.plus(30)))", 50, 148, canvas, size: 4.6)
    line("（お問い合わせ先）上下水道部料金課　電話 048-721-2345", 24, 250, canvas, size: 3.8)
    know("郵便番号", postal)
    know("整理番号", number)
    know("お客様番号", number)
    know("発行日", spoken(day))
    know("金額", money)
    know("納期限", spoken(day.plus(30)))
    know("電話番号", "048-721-2345")
  }

  mutating func receipt(_ canvas: borrowing Canvas) {
    canvas.text("領　収　書", x: 74, y: 20, face: .mincho, size: 8, align: .centre)
    line("No. \(number.prefix(6))", 105, 33, canvas, size: 3.8)
    line("\(person.name)　様", 20, 48, canvas, size: 5.5)
    canvas.line(Point(18, 53), Point(90, 53), width: 0.3)
    canvas.rectangle(Box(x: 25, y: 62, width: 98, height: 16), width: 0.4)
    line("金額", 29, 70, canvas, size: 5)
    line("¥\(money)-", 55, 70, canvas, size: 7)
    line("但し　書類作成手数料として", 25, 88, canvas)
    line("上記正に領収いたしました。", 25, 97, canvas)
    line("発行日　\(spoken(day))", 25, 112, canvas)
    line("みどり行政書士事務所", 70, 140, canvas, size: 4.6)
    line("所在地　\(home.streetOnly)", 60, 149, canvas, size: 3.8)
    line("TEL \(phone)", 70, 157, canvas, size: 3.8)
    know("金額", money)
    know("発行日", spoken(day))
    know("住所", home.streetOnly)
    know("電話番号", phone)
  }
}
