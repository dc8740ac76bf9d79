import Workflows

extension Sheet {
  /// 後期高齢者医療限度額適用・標準負担額減額認定申請書
  static let kokiGendogaku: Sheet = {
    var page = SheetPage(face: .mincho)
    page.text("様式第１４号（第２０条関係）", 15, 10, size: 2.8)
    page.title("後期高齢者医療限度額適用・標準負担額減額認定申請書", y: 18, size: 4.8)
    page.text("（宛先）埼玉県後期高齢者医療広域連合長", 17, 28, size: 3.4)
    page.text("申請日　令和", 136, 28, size: 3.2, align: .right)
    page.cells(138, 24, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(157, 24, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(176, 24, 6.5, 8, pitch: 6.5, count: 2)
    page.dateWords(28, year: 154, month: 173, day: 192)
    page.text("　次のとおり、限度額適用・標準負担額減額の認定を申請します。", 15, 36.5, size: 3)

    insured(&page)
    application(&page)
    stay(&page)
    consent(&page)

    page.notes(
      [
        "１　長期入院とは、申請を行う月以前の１２月以内の入院日数の合計が９０日を超える場合（低所得者Ⅱの認定を受けている期間に限る。）をいいます。該当するときは、入院日数を確認できる領収書又は入院期間証明書を添付してください。",
        "２　認定の有効期間は、申請を行った月の初日（長期入院に係るものにあっては、申請を行った月の翌月の初日）から、最初に到来する７月３１日までです。",
        "３　被保険者本人又は同じ世帯の方以外が申請するときは、委任状及び代理人の本人確認書類が必要です。　４　世帯員の所得が未申告のときは、認定できないことがあります。",
      ], in: Box(x: 15, y: 244, width: 180, height: 20), size: 2.2)
    page.office(
      y: 262, height: 18, identity: ["個人番号カード", "運転免許証", "資格確認書", "その他（　　　　）"],
      extras: [("認定区分", ["低Ⅰ", "低Ⅱ", "低Ⅱ（長期）", "現役Ⅰ", "現役Ⅱ", "却下"])])
    page.text("上尾市健康福祉部　保険年金課　後期高齢者医療担当", 195, 284, size: 2.4, align: .right)
    return Sheet(
      id: "koki-gendogaku", title: "後期高齢者医療限度額適用・標準負担額減額認定申請書", pages: [page])
  }()

  private static func insured(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 40, width: 180, height: 92))
    page.upright("被保険者", 15, 40, 6, 92, size: 3)
    page.label("被保険者番号", 21, 40, 27, 11, size: 2.9)
    page.cells(50, 41.5, 7, 8, pitch: 7, count: 8)
    page.text("（８桁）", 108, 45.5, size: 2.6)
    page.label("個 人 番 号", 21, 51, 27, 11)
    page.cells(50, 52.5, 6.4, 8, pitch: 6.4, count: 12, gaps: [4: 1.5, 8: 1.5])
    page.label("フ リ ガ ナ", 21, 62, 27, 9, size: 2.8)
    page.cells(50, 63, 6, 7, pitch: 6, count: 18, dotted: true)
    page.label("氏　　　名", 21, 71, 27, 13)
    page.label("性別", 156, 71, 13, 13, size: 3)
    page.ringed(["男", "女"], x: 172, y: 74.5, width: 7, height: 6, pitch: 10)
    page.label("生 年 月 日", 21, 84, 27, 11)
    page.ringed(["明治", "大正", "昭和"], x: 50, y: 86.5, width: 10, height: 6, pitch: 12)
    page.dateWords(89.5, year: 103, month: 122, day: 141)
    page.label("住　　　所", 21, 95, 27, 26)
    page.text("〒", 53, 100.5, size: 3.8, align: .centre)
    page.cells(56, 97, 6, 7, pitch: 6, count: 7, gaps: [3: 3])
    page.label("電 話 番 号", 21, 121, 27, 11)
    page.text("※日中に連絡のつく番号", 193, 126.5, size: 2.4, align: .right)
    for y in [51.0, 62, 71, 84, 95, 121] { page.line(48, y, 195, y) }
  }

  private static func application(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 134, width: 180, height: 22))
    page.label("申 請 の 区 分", 15, 134, 33, 11)
    for (words, x) in [("新規", 50.0), ("更新", 72), ("再交付", 94), ("区分変更", 120)] {
      page.check(words, x, 137.25, side: 4.5)
    }
    page.label("長　期　入　院", 15, 145, 33, 11)
    page.ringed(["該当", "非該当"], x: 52, y: 147.5, width: 15, height: 6, pitch: 20)
    page.label("入院日数の合計", 96, 145, 33, 11, size: 2.9)
    page.text("日", 163, 150.5, align: .centre)
    page.line(48, 145, 195, 145)
  }

  private static func stay(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 158, width: 180, height: 42))
    page.upright("入院の状況", 15, 158, 6, 42, size: 2.8)
    page.label("入院期間（令和　年　月　日から令和　年　月　日まで）", 21, 158, 99, 6, size: 2.5)
    page.label("医療機関の名称", 120, 158, 75, 6, size: 2.5)
    for row in 0..<3 {
      let y = 164 + Double(row) * 12
      page.line(21, y, 195, y)
      for (left, word) in [(21.0, "から"), (70.5, "まで")] {
        page.text("令和", left + 1, y + 6, size: 2.5)
        for (words, x) in [("年", 15.8), ("月", 26.8), ("日", 37.8)] {
          page.text(words, left + x, y + 6, size: 2.5, align: .centre)
        }
        page.text(word, left + 47.5, y + 6, size: 2.5, align: .right)
      }
    }
    page.line(120, 164, 120, 200)
  }

  private static func consent(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 202, width: 180, height: 40))
    page.label("添 付 書 類", 15, 202, 33, 15)
    for (row, names) in [["医療機関の領収書", "入院期間証明書", "委任状"], ["本人確認書類の写し", "課税証明書", "その他"]]
      .enumerated()
    {
      for (column, name) in names.enumerated() {
        page.check(name, [50.0, 100, 148][column], 203.5 + Double(row) * 6.8, side: 4)
      }
    }
    page.label("申　請　者\n（本人以外のとき）", 15, 217, 33, 15, size: 2.7)
    page.text("氏名", 50, 224.5, size: 2.8)
    page.label("被保険者\nとの関係", 126, 217, 20, 15, size: 2.6)
    page.check(
      "世帯員の住民税の課税状況及び所得について、広域連合及び市が公簿により確認することに同意します。", 50, 235, side: 4, size: 2.9)
    page.label("同　　　意", 15, 232, 33, 10)
    page.line(48, 217, 195, 217)
    page.line(48, 232, 195, 232)
  }
}
