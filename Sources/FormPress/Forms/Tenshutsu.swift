import Workflows

extension Sheet {
  /// 転出届, with a letter of attorney on the second page that may be missing.
  static let tenshutsu: Sheet = {
    var page = SheetPage(face: .gothic)
    page.text("住民基本台帳法第２４条関係", 15, 11, size: 2.6)
    page.title("転　出　届", y: 19, size: 7, face: .sansBold)
    page.text("（あて先）上尾市長", 17, 30, size: 3.4)
    page.frame(Box(x: 15, y: 36, width: 180, height: 104))
    dates(&page)
    addresses(&page)
    applicant(&page)
    people(&page)
    page.text("届出の注意", 15, 240.5, size: 2.7, face: .sansBold)
    page.notes(
      [
        "・新しい住所に住み始める日のおおむね１４日前から届け出ることができます。既に引っ越した場合は、異動した日から１４日以内に届け出てください。正当な理由がなく届出をしないときは、５万円以下の過料に処せられることがあります。",
        "・新しい住所地の市区町村で、住み始めた日から１４日以内に、転出証明書及び異動する全員の個人番号カードを添えて転入届をしてください。",
        "・国民健康保険、後期高齢者医療、介護保険、児童手当、印鑑登録、小中学校の転校などの手続きが別に必要になることがあります。",
        "・本人又は同じ世帯の方以外が届け出るときは、裏面の委任状が必要です。届出人の本人確認書類を提示してください。",
      ], in: Box(x: 15, y: 243, width: 180, height: 20), size: 2.2)
    page.office(
      y: 262, height: 18, identity: ["個人番号カード", "運転免許証", "旅券", "在留カード", "聴聞"],
      extras: [("処理", ["転出証明書", "特例転出", "国保", "後期", "介護", "児手", "印鑑", "学校"])])
    page.text("上尾市市民生活部　市民課　電話 048-775-5111", 195, 284, size: 2.4, align: .right)
    return Sheet(id: "tenshutsu", title: "転出届", pages: [page, attorney])
  }()

  private static func dates(_ page: inout SheetPage) {
    page.label("届　出　日", 15, 36, 30, 11)
    page.text("令和", 52, 41.5, align: .centre)
    page.dateWords(41.5, year: 70, month: 85, day: 100)
    page.label("異動（予定）日", 105, 36, 30, 11, size: 2.9)
    page.text("令和", 141, 41.5, align: .centre)
    page.dateWords(41.5, year: 159, month: 174, day: 189)
    page.line(45, 47, 195, 47)
  }

  private static func addresses(_ page: inout SheetPage) {
    page.label("旧　住　所\n（今までの住所）", 15, 47, 30, 22, size: 2.8)
    page.text("〒", 50, 52, size: 3.8, align: .centre)
    page.cells(53, 48.5, 6, 7, pitch: 6, count: 7, gaps: [3: 3])
    page.label("旧 世 帯 主", 15, 69, 30, 11)
    page.label("新　住　所\n（これからの住所）", 15, 80, 30, 22, size: 2.8)
    page.text("〒", 50, 85, size: 3.8, align: .centre)
    page.cells(53, 81.5, 6, 7, pitch: 6, count: 7, gaps: [3: 3])
    page.text("国外のときは国名を記入してください", 193, 85, size: 2.3, align: .right)
    page.label("新 世 帯 主", 15, 102, 30, 11)
    for y in [69.0, 80, 102, 113] { page.line(45, y, 195, y) }
  }

  private static func applicant(_ page: inout SheetPage) {
    page.label("届　出　人", 15, 113, 30, 27)
    page.text("氏名", 47, 120, size: 2.8)
    page.label("電話番号", 130, 113, 18, 14, size: 2.7)
    page.seal(122, 120, radius: 5)
    page.line(45, 127, 195, 127)
    page.text("異動者との関係", 47, 133.5, size: 2.8)
    for (words, x) in [("本人", 72.0), ("世帯主", 90), ("同じ世帯の方", 112), ("代理人（裏面の委任状が必要です）", 142)] {
      page.check(words, x, 131.5, side: 4, size: 2.7)
    }
  }

  private static func people(_ page: inout SheetPage) {
    page.text("異動する方全員を記入してください。氏名の上の欄にフリガナを記入してください。", 15, 143, size: 2.6)
    page.frame(Box(x: 15, y: 146, width: 180, height: 91))
    for (words, x, width) in [
      ("", 15.0, 7.0), ("フリガナ ／ 氏　名", 22, 60), ("生　年　月　日", 82, 62), ("性別", 144, 14),
      ("続柄", 158, 19),
      ("番号カード", 177, 18),
    ] {
      page.label(words, x, 146, width, 6, size: 2.5)
    }
    for row in 0..<5 {
      let y = 152 + Double(row) * 17
      page.label("\(row + 1)", 15, y, 7, 17, size: 3)
      page.line(22, y, 195, y)
      page.line(22, y + 6, 82, y + 6, width: Rule.fine, dash: [0.6, 0.6])
      page.ringed(
        ["大正", "昭和", "平成", "令和"], x: 83.5, y: y + 1.2, width: 10, height: 5.5, pitch: 12.5,
        size: 2.9)
      page.dateWords(y + 12, year: 101, month: 120, day: 139)
      page.ringed(["男", "女"], x: 145.5, y: y + 5.5, width: 5, height: 6, pitch: 6, size: 3)
      page.ringed(["有", "無"], x: 179.5, y: y + 5.5, width: 6, height: 6, pitch: 8, size: 3)
    }
    for x in [82.0, 144, 158, 177] { page.line(x, 152, x, 237) }
  }

  private static let attorney: SheetPage = {
    var page = SheetPage(face: .gothic)
    page.text("転出届　裏面", 195, 12, size: 2.6, align: .right)
    page.title("委　任　状", y: 28, size: 7, face: .sansBold)
    page.text("（あて先）上尾市長", 17, 45, size: 3.4)
    page.text("私は、次の者を代理人と定め、転出の届出及び転出証明書の受領に関する権限を委任します。", 17, 58, size: 3.2)
    page.text("委任した日　令和", 130, 70, size: 3.2, align: .right)
    page.dateWords(70, year: 147.5, month: 165.5, day: 183.5)
    page.frame(Box(x: 15, y: 78, width: 180, height: 50))
    page.upright("代理人", 15, 78, 7, 50)
    page.label("住　　　所", 22, 78, 28, 18)
    page.label("氏　　　名", 22, 96, 28, 16)
    page.label("生 年 月 日", 22, 112, 28, 16)
    page.ringed(["大正", "昭和", "平成", "令和"], x: 52, y: 117, width: 10, height: 6, pitch: 12.5)
    page.dateWords(120, year: 121, month: 141, day: 161)
    page.line(50, 96, 195, 96)
    page.line(50, 112, 195, 112)
    page.frame(Box(x: 15, y: 134, width: 180, height: 50))
    page.upright("委任者（本人）", 15, 134, 7, 50, size: 2.8)
    page.label("住　　　所", 22, 134, 28, 18)
    page.label("氏　　　名\n（自署）", 22, 152, 28, 16)
    page.seal(182, 160, radius: 6)
    page.label("電 話 番 号", 22, 168, 28, 16)
    page.line(50, 152, 195, 152)
    page.line(50, 168, 195, 168)
    page.text("委任状についての注意", 15, 192, size: 2.8, face: .sansBold)
    page.notes(
      [
        "１　委任状は、必ず委任者（本人）が全てを記入し、押印してください。鉛筆又は消せるボールペンで記入したものは受け付けられません。",
        "２　代理人は、運転免許証、個人番号カード、旅券などの本人確認書類をお持ちください。本人確認ができないときは、届出を受け付けられません。",
        "３　偽りその他不正の手段により届出をしたときは、住民基本台帳法第４７条の規定により３０万円以下の罰金に処せられます。",
        "４　委任の内容に不明な点があるときは、委任者に電話で確認することがあります。日中に連絡のつく電話番号を記入してください。",
        "５　代理人が受領した転出証明書は、速やかに委任者に渡してください。再交付には改めて申請が必要です。",
      ], in: Box(x: 15, y: 195, width: 180, height: 40), size: 2.5)
    return page
  }()
}
