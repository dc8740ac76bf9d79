import Workflows

extension Sheet {
  /// 犬の死亡届
  static let inuShibo: Sheet = {
    var page = SheetPage(face: .mincho)
    page.text("別記様式第４号（第６条関係）", 15, 11, size: 2.8)
    page.title("犬の死亡届", y: 22, size: 7, face: .mincho)
    page.text("（あて先）上尾市長", 17, 34, size: 3.8)
    page.text("令和", 134, 34, size: 3.4, align: .right)
    page.dateWords(34, year: 150.5, month: 168.5, day: 186.5)
    page.text("　狂犬病予防法（昭和２５年法律第２４７号）第４条第４項の規定により、次のとおり届け出ます。", 15, 44, size: 3.1)

    owner(&page)
    dog(&page)
    death(&page)

    page.text("備考", 15, 232, size: 2.8, face: .sansBold)
    page.notes(
      [
        "１　犬が死亡した日から３０日以内に届け出てください。届出をしなかった者は、狂犬病予防法第２７条の規定により２０万円以下の罰金に処せられることがあります。",
        "２　鑑札及び狂犬病予防注射済票がある場合は、この届に添えて返却してください。紛失しているときは「紛失」に印を付けてください。",
        "３　登録番号は鑑札に、注射済票番号は注射済票に刻印されています。左詰めではなく右詰めで記入し、余った枠は空欄としてください。",
        "４　所有者と届出者が異なる場合は、所有者の氏名及び住所を記入し、余白に届出者の氏名及び電話番号を記入してください。",
        "５　マイクロチップを装着している犬については、環境大臣（指定登録機関）に対する死亡等の届出も必要です。",
      ], in: Box(x: 15, y: 234.5, width: 180, height: 24), size: 2.25)
    page.office(
      y: 259, height: 18, first: "処理", identity: ["鑑札返却", "注射済票返却", "台帳抹消", "システム入力"],
      extras: [("受付方法", ["窓口", "電話", "電子申請", "郵送", "支所・出張所"])])
    page.text("上尾市環境経済部　生活環境課　電話 048-775-6940", 195, 282, size: 2.5, align: .right)
    return Sheet(id: "inu-shibo", title: "犬の死亡届", pages: [page])
  }()

  private static func owner(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 50, width: 180, height: 54))
    page.upright("届出者（所有者）", 15, 50, 7, 54, size: 2.9)
    page.label("住　　　所", 22, 50, 30, 22)
    page.text("〒", 55, 55, size: 3.8, align: .centre)
    page.cells(58, 51.5, 6, 7, pitch: 6, count: 7, gaps: [3: 3])
    page.label("フ リ ガ ナ", 22, 72, 30, 8, size: 2.8)
    page.label("氏　　　名\n（法人は名称及び代表者）", 22, 80, 30, 14, size: 2.5)
    page.seal(182, 87, radius: 5.5)
    page.label("電 話 番 号", 22, 94, 30, 10)
    for y in [72.0, 80, 94] { page.line(52, y, 195, y) }
  }

  private static func dog(_ page: inout SheetPage) {
    page.frame(Box(x: 15, y: 108, width: 180, height: 119))
    page.upright("犬の登録事項", 15, 108, 7, 75, size: 2.9)
    page.label("登 録 年 月 日", 22, 108, 30, 11)
    page.ringed(["平成", "令和"], x: 54, y: 110.5, width: 10, height: 6, pitch: 12)
    page.dateWords(113.5, year: 95.5, month: 114.5, day: 133.5)
    page.label("登 録 番 号", 22, 119, 30, 11)
    page.text("第", 55.5, 124.5, align: .centre)
    page.cells(58, 120.5, 7, 8, pitch: 7, count: 6)
    page.text("号", 102.7, 124.5, align: .centre)
    page.label("注射済票番号", 108, 119, 30, 11, size: 2.9)
    page.text("第", 141.2, 124.5, align: .centre)
    page.cells(144, 120.5, 7, 8, pitch: 7, count: 6)
    page.text("号", 189, 124.5, align: .centre)
    page.label("犬 の 所 在 地", 22, 130, 30, 20)
    page.check("所有者の住所に同じ", 54, 132, side: 4.5)
    page.check("その他（下の欄に記入）", 102, 132, side: 4.5)
    page.label("犬 の 種 類", 22, 150, 30, 11)
    page.label("毛　　色", 115, 150, 22, 11)
    page.label("犬　の　名", 22, 161, 30, 11)
    page.label("性　　別", 115, 161, 22, 11)
    page.ringed(["おす", "めす"], x: 142, y: 163.5, width: 12, height: 6, pitch: 18)
    page.label("犬の生年月日", 22, 172, 30, 11, size: 2.9)
    page.ringed(["平成", "令和"], x: 54, y: 174.5, width: 10, height: 6, pitch: 12)
    page.dateWords(177.5, year: 95.5, month: 114.5, day: 133.5)
    page.text("（不明のときは推定）", 193, 177.5, size: 2.4, align: .right)
    for y in [119.0, 130, 150, 161, 172, 183] { page.line(52, y, 195, y) }
  }

  private static func death(_ page: inout SheetPage) {
    page.upright("死亡", 15, 183, 7, 33, size: 2.9)
    page.label("死 亡 年 月 日", 22, 183, 30, 11)
    page.text("令和", 61, 188.5, align: .centre)
    page.cells(67, 184.5, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(86, 184.5, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(105, 184.5, 6.5, 8, pitch: 6.5, count: 2)
    page.dateWords(188.5, year: 83, month: 102, day: 121)
    page.label("死 亡 の 場 所", 22, 194, 30, 11)
    page.label("死 亡 の 原 因", 22, 205, 30, 11)
    for (words, x) in [("病死", 54.0), ("老衰", 74), ("事故", 94), ("その他（", 114)] {
      page.check(words, x, 208.5, side: 4)
    }
    page.text("）", 192.5, 210.5)
    page.label("返 却 す る も の", 15, 216, 37, 11)
    for (words, x) in [("鑑札", 54.0), ("注射済票", 80), ("紛失", 114)] {
      page.check(words, x, 219.5, side: 4)
    }
    for y in [194.0, 205, 216] { page.line(52, y, 195, y) }
  }
}
