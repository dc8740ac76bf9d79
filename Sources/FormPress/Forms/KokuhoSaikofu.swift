import Workflows

extension Sheet {
  /// 国民健康保険被保険者証等再交付申請書
  static let kokuhoSaikofu: Sheet = {
    var page = SheetPage(face: .mincho)
    page.text("様式第６号（第９条関係）", 15, 11, size: 2.8)
    page.title("国民健康保険被保険者証等再交付申請書", y: 20, size: 5.4)
    page.text("（宛先）上尾市長", 17, 32, size: 3.8)
    page.text("令和", 138, 32, size: 3.4, align: .right)
    page.cells(140, 28, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(158, 28, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(176, 28, 6.5, 8, pitch: 6.5, count: 2)
    page.dateWords(32, year: 155.5, month: 173.5, day: 191.8)
    page.text("次のとおり、被保険者証等の再交付を申請します。", 17, 42, size: 3.2)

    applicant(&page)
    request(&page)
    members(&page)

    page.text("記入上の注意", 15, 212.5, size: 2.8, face: .sansBold)
    page.notes(
      [
        "１　この申請書は、黒又は青のボールペンで、枠からはみ出さないように記入してください。消せるボールペンは使用できません。",
        "２　申請理由が「紛失」又は「盗難」のときは、発見した場合に直ちに古い被保険者証等を返還してください。「破損」のときは、破損した被保険者証等を添えて提出してください。",
        "３　「再交付を受ける人」の欄には、同じ世帯で国民健康保険に加入している方のうち、再交付を必要とする方全員の氏名、続柄及び生年月日を記入してください。",
        "４　個人番号（マイナンバー）は、国民健康保険法施行規則の規定により記入していただくものです。番号確認のため、個人番号カード又は通知カードを提示してください。",
        "５　世帯主又は同じ世帯の方以外が申請するときは、世帯主が署名した委任状が必要です。",
      ], in: Box(x: 15, y: 215, width: 180, height: 24), size: 2.3)
    page.text("添付書類", 15, 240.5, size: 2.8, face: .sansBold)
    page.notes(
      [
        "・届出人の本人確認書類（運転免許証、個人番号カード、旅券など官公署が発行した顔写真付きのもの。ないときは、年金手帳、介護保険証など２点）",
        "・代理人が申請するときは、委任状及び代理人の本人確認書類　　・破損のときは、現在お持ちの被保険者証等",
      ], in: Box(x: 15, y: 243, width: 180, height: 10), size: 2.3)
    page.office(
      y: 256, height: 27, identity: ["運転免許証", "個人番号カード", "旅券", "在留カード", "その他（　　　　　）"],
      extras: [
        ("番号確認", ["個人番号カード", "通知カード", "住民票", "システム確認"]),
        ("交付方法", ["窓口", "郵送（簡易書留）", "転送不要", "交付日　令和　　年　　月　　日"]),
      ])
    page.text("問合せ　国保年金課　資格担当　電話 048-775-5111（代表）", 195, 287, size: 2.5, align: .right)
    return Sheet(id: "kokuho-saikofu", title: "国民健康保険被保険者証等再交付申請書", pages: [page])
  }()

  private static func applicant(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 46, width: 180, height: 114))
    page.upright("届出人（世帯主）", 15, 46, 6, 77)
    page.label("フ リ ガ ナ", 21, 46, 24, 9, size: 2.8)
    page.cells(46.5, 47, 6, 7, pitch: 6, count: 18, dotted: true)
    page.label("氏　　　名", 21, 55, 24, 14)
    page.seal(180, 62, radius: 5.5)
    page.label("生 年 月 日", 21, 69, 24, 10)
    page.ringed(
      ["明治", "大正", "昭和", "平成", "令和"], x: 46.5, y: 71, width: 9, height: 6, pitch: 10.5)
    page.dateWords(74, year: 115, month: 133.5, day: 152)
    page.label("個 人 番 号", 21, 79, 24, 11)
    page.cells(46.5, 80.5, 6.4, 8, pitch: 6.4, count: 12, gaps: [4: 1.5, 8: 1.5])
    page.text("（マイナンバー）", 129, 84.5, size: 2.6)
    page.label("住　　　所", 21, 90, 24, 23)
    page.text("〒", 49, 95, size: 3.8, align: .centre)
    page.cells(52, 91.5, 6, 7, pitch: 6, count: 7, gaps: [3: 3])
    page.text("（アパート・マンション名、部屋番号まで記入してください）", 193, 95, size: 2.3, align: .right)
    page.label("電 話 番 号", 21, 113, 24, 10)
    page.text("（日中に連絡のつく番号を記入してください）", 193, 118, size: 2.3, align: .right)
    for y in [55.0, 69, 79, 90, 113, 123] { page.line(45, y, 195, y) }
  }

  private static func request(_ page: inout SheetPage) {
    page.label("申 請 理 由", 15, 123, 30, 11)
    for (words, x) in [("紛失", 48.0), ("破損", 70), ("盗難", 92), ("その他（", 114)] {
      page.check(words, x, 126.25, side: 4.5)
    }
    page.text("）", 192.5, 128.5)
    page.label("再交付を受けるもの\n（該当するもの全て）", 15, 134, 30, 16, size: 2.6)
    for (row, names) in [
      ["被保険者証", "高齢受給者証", "資格確認書"], ["資格情報のお知らせ", "限度額適用認定証", "特定疾病療養受療証"],
    ].enumerated() {
      for (column, name) in names.enumerated() {
        page.check(name, [48.0, 96, 144][column], 136 + Double(row) * 7.5, side: 4.5)
      }
    }
    page.label("記 号・番 号", 15, 150, 30, 10)
    page.text("記号　上尾", 48, 155)
    page.text("番号", 76, 155, align: .centre)
    page.cells(82, 151, 6.5, 8, pitch: 6.5, count: 8)
    page.line(45, 134, 195, 134)
    page.line(45, 150, 195, 150)
  }

  private static func members(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 162, width: 180, height: 46))
    page.upright("再交付を受ける人", 15, 162, 6, 46, size: 2.8)
    page.label("氏　　　　　　名", 21, 162, 70, 6, size: 2.8)
    page.label("続　柄", 91, 162, 30, 6, size: 2.8)
    page.label("生　年　月　日", 121, 162, 74, 6, size: 2.8)
    for row in 0..<4 {
      let y = 168 + Double(row) * 10
      page.line(21, y, 195, y)
      page.ringed(["昭", "平", "令"], x: 123, y: y + 2.5, width: 5, height: 5, pitch: 6, size: 3)
      page.dateWords(y + 5, year: 156.5, month: 173, day: 190.5)
    }
    page.line(91, 168, 91, 208)
    page.line(121, 168, 121, 208)
  }
}
