import Workflows

extension Sheet {
  /// 水道使用開始届
  static let suidoKaishi: Sheet = {
    var page = SheetPage(face: .gothic)
    page.text("様式第２号（第５条関係）", 15, 11, size: 2.6)
    page.title("水道使用開始届", y: 20, size: 7)
    page.text("（宛先）上尾市水道事業", 17, 31, size: 3.4)
    page.text("上尾市長", 29, 36.5, size: 3.4)
    page.text("届出日　西暦", 120, 33, size: 3, align: .right)
    page.cells(122, 29, 6, 8, pitch: 6, count: 4)
    page.cells(152, 29, 6, 8, pitch: 6, count: 2)
    page.cells(171, 29, 6, 8, pitch: 6, count: 2)
    page.dateWords(33, year: 149, month: 167.5, day: 186.5)
    page.text("太枠の中を記入してください。", 15, 41.5, size: 2.6)
    page.frame(Box(x: 15, y: 44, width: 180, height: 161), width: 0.7)

    place(&page)
    user(&page)
    payment(&page)

    page.text("記入にあたってのお願い", 15, 210, size: 2.8, face: .sansBold)
    page.notes(
      [
        "(1) お客様番号は、玄関先などに置いてある「水道使用開始の手続き」のはがき、又は以前の検針票に記載されています。分からないときは空欄のまま提出してください。",
        "(2) 使用開始日は、実際に水を使い始める日を西暦で記入してください。使用開始日の３日前（土曜日、日曜日及び祝日を除く。）までに届け出てください。",
        "(3) 止水栓が閉まっていて水が出ないときは、開栓の立会いをお願いすることがあります。オートロックの建物では、管理人に連絡しておいてください。",
        "(4) 料金は２か月に１回、検針をした水量によって計算します。口座振替を新たに申し込むときは、金融機関の窓口で別に手続きをしてください。",
        "(5) 届出のないまま使用した場合は、前の使用者の使用分を含めて請求することがあります（上尾市水道事業給水条例第２２条）。",
        "(6) 記入された個人情報は、水道料金及び下水道使用料の徴収並びに給水装置の管理の目的以外には使用しません。",
      ], in: Box(x: 15, y: 213, width: 180, height: 36), size: 2.25)
    page.office(
      y: 252, height: 27, first: "受付方法", identity: ["電話", "窓口", "郵送", "ＦＡＸ", "インターネット"],
      extras: [
        ("開栓作業", ["不要", "要（　月　日　　時）", "立会い", "メーター取付", "口径変更"]),
        ("指針・水栓", ["指針（　　　　　㎥）", "メーター番号（　　　　　　　　　）"]),
      ])
    page.text("上尾市水道部　業務課　料金担当　電話 048-775-5111", 195, 284, size: 2.5, align: .right)
    return Sheet(id: "suido-kaishi", title: "水道使用開始届", pages: [page])
  }()

  private static func place(_ page: inout SheetPage) {
    page.label("お客様番号\n（水栓番号）", 15, 44, 33, 12, size: 2.9)
    page.cells(50, 46, 7, 8, pitch: 7, count: 10, gaps: [5: 3, 9: 3])
    page.text("はがき又は検針票に記載の１０桁の番号", 130, 50, size: 2.4)
    page.label("使 用 開 始 日", 15, 56, 33, 12)
    page.text("西暦", 50, 62)
    page.cells(59, 58, 6.5, 8, pitch: 6.5, count: 4)
    page.cells(91, 58, 6.5, 8, pitch: 6.5, count: 2)
    page.cells(110, 58, 6.5, 8, pitch: 6.5, count: 2)
    page.dateWords(62, year: 88, month: 107, day: 126)
    page.label("希望\n時間帯", 131, 56, 14, 12, size: 2.6)
    page.ringed(["午前", "午後", "指定なし"], x: 147, y: 59, width: 14, height: 6, pitch: 16, size: 3)
    page.label("使 用 場 所", 15, 68, 33, 22)
    page.text("〒", 53, 73, size: 3.8, align: .centre)
    page.cells(56, 69.5, 6, 7, pitch: 6, count: 7, gaps: [3: 3])
    page.text("建物名・部屋番号も記入してください", 193, 73, size: 2.3, align: .right)
    page.label("建 物 の 種 類", 15, 90, 33, 11)
    page.check("戸建", 50, 93.25, side: 4.5)
    page.check("アパート・マンション", 74, 93.25, side: 4.5)
    page.check("店舗・事務所", 122, 93.25, side: 4.5)
    page.check("工事用", 158, 93.25, side: 4.5)
    for y in [56.0, 68, 90, 101] { page.line(48, y, 195, y) }
  }

  private static func user(_ page: inout SheetPage) {
    page.label("フ リ ガ ナ", 15, 101, 33, 9, size: 2.8)
    page.cells(50, 102, 6, 7, pitch: 6, count: 18)
    page.label("使 用 者 氏 名\n（法人は名称・代表者名）", 15, 110, 33, 14, size: 2.7)
    page.seal(183, 117, radius: 5.5)
    page.label("電 話 番 号", 15, 124, 33, 11)
    page.label("世 帯 人 数", 132, 124, 25, 11, size: 2.9)
    page.text("人", 186, 129.5)
    page.label("前　住　所", 15, 135, 33, 15)
    page.label("用　　　途", 15, 150, 33, 11)
    page.ringed(["家庭用", "営業用", "工事用", "その他"], x: 50, y: 152.5, width: 16, height: 6, pitch: 19.5)
    page.label("口　　　径", 132, 150, 25, 11, size: 2.9)
    page.ringed(["13", "20", "25"], x: 158.5, y: 152.5, width: 8, height: 6, pitch: 9.5)
    page.text("mm", 192.5, 155.5, size: 2.6, align: .right)
    for y in [110.0, 124, 135, 150, 161] { page.line(48, y, 195, y) }
  }

  private static func payment(_ page: inout SheetPage) {
    page.label("支 払 方 法", 15, 161, 33, 22)
    page.check("口座振替（前住所の口座を引き続き使用する）", 50, 163, side: 4)
    page.check("納入通知書（コンビニエンスストア・スマートフォン決済）", 50, 170, side: 4)
    page.check("クレジットカード（別に申込みが必要です）", 50, 177, side: 4)
    page.label("納入通知書の\n送　付　先", 15, 183, 33, 22, size: 2.9)
    page.check("使用場所と同じ", 50, 185, side: 4)
    page.check("別の住所（下の欄に記入してください）", 92, 185, side: 4)
    page.line(48, 183, 195, 183)
  }
}
