import Workflows

extension Sheet {
  /// 児童手当認定請求書, two pages.
  static let jidoTeate: Sheet = {
    Sheet(id: "jido-teate", title: "児童手当認定請求書", pages: [claim, account])
  }()

  private static let claim: SheetPage = {
    var page = SheetPage(face: .mincho)
    page.text("様式第２号（第１条の４関係）", 15, 11, size: 2.8)
    page.title("児童手当認定請求書", y: 20, size: 6.4)
    page.text("（宛先）上尾市長", 17, 31, size: 3.6)
    page.text("請求日　令和", 136, 31, size: 3.2, align: .right)
    page.cells(138, 27, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(157, 27, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(176, 27, 6.5, 8, pitch: 6.5, count: 2)
    page.dateWords(31, year: 154, month: 173, day: 192)
    page.text("　児童手当の受給資格及びその額について、次のとおり認定を請求します。", 15, 39.5, size: 3)
    claimant(&page)
    work(&page)
    children(&page)
    page.text("記入上の注意（表面）", 15, 250, size: 2.6, face: .sansBold)
    page.notes(
      [
        "１　請求者は、父母のうち生計を維持する程度の高い方です。単身赴任などで児童と別居しているときも、請求者の住所地の市区町村に請求してください。",
        "２　「児童」の欄には、１８歳に達する日以後の最初の３月３１日までの間にある児童を、年齢の高い順に全員記入してください。１８歳以上２２歳までの子がいるときは、「監護相当・生計費の負担についての確認書」を併せて提出してください。",
        "３　「同居・別居」は、請求者との同居又は別居の別をいいます。別居している児童がいるときは、別居監護申立書が必要です。",
        "４　加入している年金の種類は、請求日現在のものを選んでください。共済組合に加入している方は、勤務先に請求する場合があります。",
        "５　手当は、請求した日の属する月の翌月分から支給します。出生の日又は転入した日の翌日から１５日以内に請求したときは、その月の翌月分からとなります。",
        "　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　（裏面も記入してください。）",
      ], in: Box(x: 15, y: 252.5, width: 180, height: 32), size: 2.2)
    return page
  }()

  private static func claimant(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 43, width: 180, height: 91))
    page.upright("請求者", 15, 43, 6, 91, size: 3)
    page.label("フ リ ガ ナ", 21, 43, 27, 9, size: 2.8)
    page.cells(50, 44, 6, 7, pitch: 6, count: 18, dotted: true)
    page.label("氏　　　名", 21, 52, 27, 14)
    page.seal(182, 59, radius: 5.5)
    page.label("生 年 月 日", 21, 66, 27, 11)
    page.ringed(["昭和", "平成", "令和"], x: 50, y: 68.5, width: 10, height: 6, pitch: 12)
    page.dateWords(71.5, year: 103, month: 121, day: 139)
    page.label("性別", 150, 66, 15, 11, size: 3)
    page.ringed(["男", "女"], x: 169, y: 68.5, width: 8, height: 6, pitch: 12)
    page.label("個 人 番 号", 21, 77, 27, 11)
    page.cells(50, 78.5, 6.4, 8, pitch: 6.4, count: 12, gaps: [4: 1.5, 8: 1.5])
    page.label("住　　　所", 21, 88, 27, 24)
    page.text("〒", 53, 93, size: 3.8, align: .centre)
    page.cells(56, 89.5, 6, 7, pitch: 6, count: 7, gaps: [3: 3])
    page.label("電 話 番 号", 21, 112, 27, 11)
    page.label("配偶者の有無", 130, 112, 27, 11, size: 2.9)
    page.ringed(["有", "無"], x: 164, y: 114.5, width: 8, height: 6, pitch: 13)
    page.label("職　　　業", 21, 123, 27, 11)
    for (words, x) in [("会社員", 50.0), ("公務員", 76), ("自営業", 102), ("パート", 128), ("無職・その他", 154)] {
      page.check(words, x, 126.5, side: 4)
    }
    for y in [52.0, 66, 77, 88, 112, 123] { page.line(48, y, 195, y) }
  }

  private static func work(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 136, width: 180, height: 35))
    page.label("勤務先の名称", 15, 136, 33, 11, size: 2.9)
    page.label("勤務先電話番号", 15, 147, 33, 11, size: 2.9)
    page.label("１月１日の住所地", 115, 147, 33, 11, size: 2.8)
    page.label("加入している年金", 15, 158, 33, 13, size: 2.9)
    for (words, x, y) in [
      ("国民年金", 50.0, 159.8), ("厚生年金", 80, 159.8), ("国家公務員共済", 110, 159.8), ("地方公務員共済", 150, 159.8),
      ("私立学校教職員共済", 50, 165.3), ("加入していない", 110, 165.3),
    ] {
      page.check(words, x, y, side: 4, size: 2.9)
    }
    page.line(48, 147, 195, 147)
    page.line(48, 158, 195, 158)
  }

  private static func children(_ page: inout SheetPage) {
    page.text("児童（養育している１８歳到達後最初の年度末までの児童）", 15, 174, size: 2.7)
    page.frame(Box(x: 15, y: 176.5, width: 180, height: 71))
    for (words, x, width) in [
      ("", 15.0, 6.0), ("児 童 の 氏 名", 21, 56), ("続柄", 77, 20), ("生　年　月　日", 97, 66),
      ("同居・別居", 163, 32),
    ] {
      page.label(words, x, 176.5, width, 6, size: 2.6)
    }
    for row in 0..<5 {
      let y = 182.5 + Double(row) * 13
      page.label("\(row + 1)", 15, y, 6, 13, size: 3)
      page.line(21, y, 195, y)
      page.ringed(["平成", "令和"], x: 98.5, y: y + 3.5, width: 9, height: 6, pitch: 10.5, size: 2.9)
      page.dateWords(y + 6.5, year: 130.5, month: 144.8, day: 159.8)
      page.ringed(["同居", "別居"], x: 165.5, y: y + 3.5, width: 11, height: 6, pitch: 15)
    }
    for x in [77.0, 97, 163] { page.line(x, 182.5, x, 247.5) }
  }

  private static let account: SheetPage = {
    var page = SheetPage(face: .mincho)
    page.title("児童手当認定請求書（裏面）", y: 18, size: 4.8)
    spouse(&page)
    bank(&page)
    page.text("同意事項及び署名", 15, 158, size: 3, face: .sansBold)
    page.frame(Box(x: 15, y: 161, width: 180, height: 52))
    for (words, y) in [
      ("受給資格及び手当額の認定に必要な税情報、住民基本台帳及び年金の加入状況を市が公簿等により確認すること。", 164.0),
      ("手当を上の口座に振り込むこと、及び振込みの通知を省略すること。", 172),
      ("学校給食費などを手当から徴収すること（希望する方だけ印を付けてください。）。", 180),
    ] {
      page.check(words, 19, y, side: 4, size: 2.9)
    }
    page.text("署名（請求者の自署）", 19, 200, size: 3)
    page.line(19, 190, 191, 190, width: Rule.fine)
    page.text("注意", 15, 220, size: 2.8, face: .sansBold)
    page.notes(
      [
        "１　配偶者の個人番号は、所得及び受給状況の確認のために使用します。配偶者が海外に居住しているときは、国名及び期間を余白に記入してください。",
        "２　振込口座は、請求者名義の普通預金口座又は当座預金口座に限ります。児童名義又は配偶者名義の口座は指定できません。通帳又はキャッシュカードの写しを添付してください。",
        "３　公金受取口座を利用する方は、「公金受取口座を利用する」に印を付けてください。この場合、金融機関名などの記入は必要ありません。",
        "４　ゆうちょ銀行を指定するときは、振込専用の店名（漢数字３文字）、預金種目及び口座番号（７桁）を記入してください。",
        "５　認定後に、氏名、住所、口座、配偶者又は児童の養育状況に変更があったときは、１４日以内に届け出てください。届出が遅れると、手当を返還していただくことがあります。",
        "６　偽りその他不正の手段により児童手当の支給を受けた者は、３年以下の懲役又は３０万円以下の罰金に処せられます（児童手当法第３１条）。",
      ], in: Box(x: 15, y: 222.5, width: 180, height: 34), size: 2.25)
    page.office(
      y: 259, height: 18, identity: ["個人番号カード", "運転免許証", "住民票", "その他（　　　　）"],
      extras: [("審査", ["認定", "却下", "保留", "３歳未満", "第３子以降", "公務員照会"])])
    page.text("上尾市子ども未来部　子ども支援課", 195, 282, size: 2.4, align: .right)
    return page
  }()

  private static func spouse(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 26, width: 180, height: 66))
    page.upright("配偶者", 15, 26, 6, 66, size: 3)
    page.label("フ リ ガ ナ", 21, 26, 27, 9, size: 2.8)
    page.cells(50, 27, 6, 7, pitch: 6, count: 18, dotted: true)
    page.label("氏　　　名", 21, 35, 27, 14)
    page.label("生 年 月 日", 21, 49, 27, 11)
    page.ringed(["昭和", "平成"], x: 50, y: 51.5, width: 10, height: 6, pitch: 12)
    page.dateWords(54.5, year: 91, month: 109, day: 127)
    page.label("個 人 番 号", 21, 60, 27, 11)
    page.cells(50, 61.5, 6.4, 8, pitch: 6.4, count: 12, gaps: [4: 1.5, 8: 1.5])
    page.label("請求者との同居", 21, 71, 27, 11, size: 2.7)
    page.check("同居", 50, 74.5, side: 4)
    page.check("別居（単身赴任など）", 72, 74.5, side: 4)
    page.label("勤務先の名称", 21, 82, 27, 10, size: 2.9)
    for y in [35.0, 49, 60, 71, 82] { page.line(48, y, 195, y) }
  }

  private static func bank(_ page: inout SheetPage) {
    page.text("振込先口座", 15, 97, size: 3, face: .sansBold)
    page.frame(Box(x: 15, y: 100, width: 180, height: 53))
    page.check("公金受取口座を利用する", 50, 102.5, side: 4)
    page.check("次の口座を指定する", 110, 102.5, side: 4)
    page.label("口 座 の 指 定", 15, 100, 33, 9)
    page.label("金 融 機 関 名", 15, 109, 33, 12)
    page.ringed(["銀行", "信金", "農協"], x: 105, y: 112, width: 9, height: 6, pitch: 10.5, size: 2.9)
    page.label("支店名", 138, 109, 16, 12, size: 2.8)
    page.label("預 金 種 目", 15, 121, 33, 11)
    page.ringed(["普通", "当座"], x: 50, y: 123.5, width: 12, height: 6, pitch: 15)
    page.label("口 座 番 号", 88, 121, 27, 11)
    page.cells(118, 122.5, 7, 8, pitch: 7, count: 7)
    page.label("口座名義\n（カタカナ）", 15, 132, 33, 21, size: 2.9)
    page.cells(50, 134, 6, 7, pitch: 6, count: 22)
    page.text("請求者本人の名義に限ります。姓と名の間は１枠空けてください。濁点及び半濁点は同じ枠に記入してください。", 50, 147, size: 2.4)
    for y in [109.0, 121, 132] { page.line(48, y, 195, y) }
  }
}
