import Japanese

/// Papers whose lines run down the page, the first at the right.
extension StrangeDesk {
  mutating func columns(_ canvas: borrowing Canvas) {
    let size = 5.0
    let pitch = 6.2
    func counted(_ number: Int) -> String { KanjiNumeral.format(number) ?? "" }
    func dated(_ day: Day) -> String {
      let (era, year) = day.era
      return "\(era)\(counted(year))年\(counted(day.parts.month))月\(counted(day.parts.day))日"
    }
    let telephone = phone.map { sign in
      sign.wholeNumberValue.flatMap(KanjiNumeral.formatByPlace) ?? "―"
    }.joined()
    let columns: [(text: String, y: Double)] = [
      ("住所変更の届出について", 50), ("日ごろは大変お世話になっております。このたび転居いたしました", 25),
      ("ので、書類の送付先を改めてくださいますようお願い申し上げます。", 25), ("記", 120),
      ("氏名　\(person.name)", 40), ("フリガナ　\(person.kana)", 40),
      ("生年月日　\(dated(person.born))", 40), ("電話番号　\(telephone)", 40), ("以上", 230),
      ("\(dated(day))", 40), ("市長　様", 60),
    ]
    for (index, column) in columns.enumerated() {
      canvas.column(
        column.text, x: 185 - Double(index) * 14, y: column.y, face: face, size: size, pitch: pitch)
    }
    know("氏名", person.name)
    know("フリガナ", person.kana)
    know("生年月日", dated(person.born))
    know("電話番号", telephone)
  }
}
