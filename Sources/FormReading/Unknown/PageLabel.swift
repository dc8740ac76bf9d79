import Workflows

/// What labels on forms, letters and receipts say, and what kind of value stands beside them.
struct PageLabel: Sendable, Hashable {
  /// What the label means.
  var name: String
  var type: FieldType
  /// How paper puts it, spaces dropped, half-width Latin letters and brackets.
  var variants: [String]

  init(_ name: String, _ type: FieldType, _ variants: [String]) {
    self.name = name
    self.type = type
    self.variants = variants
  }

  /// Longer variants count before shorter ones: フリガナ in 氏名フリガナ is no 氏名.
  static let all: [PageLabel] = [
    PageLabel("氏名", .name, ["氏名", "お名前", "御名前", "名前", "御芳名", "世帯主名", "口座名義人", "口座名義"]),
    PageLabel(
      "フリガナ", .kana,
      [
        "フリガナ", "ふりがな", "フリカナ", "カナ氏名", "氏名カナ", "氏名(カナ)", "氏名フリガナ", "氏名(フリガナ)",
        "カナ名", "シメイ", "氏名のフリガナ",
      ]),
    PageLabel("生年月日", .date, ["生年月日", "誕生日", "出生年月日"]),
    PageLabel("住所", .address, ["住所", "現住所", "所在地", "居所", "居住地", "住民票の住所", "送付先"]),
    PageLabel("前住所", .address, ["前住所", "旧住所", "転出前の住所", "今までの住所"]),
    PageLabel("新住所", .address, ["新住所", "転入先の住所", "これからの住所"]),
    PageLabel("本籍", .address, ["本籍", "本籍地"]),
    PageLabel(
      "電話番号", .phone,
      [
        "電話番号", "電話", "TEL", "Tel", "tel", "連絡先", "連絡先電話番号", "携帯電話", "携帯番号", "携帯電話番号",
        "日中の連絡先", "電話番号(日中の連絡先)", "昼間の連絡先", "自宅電話",
      ]),
    PageLabel("FAX番号", .phone, ["FAX", "FAX番号", "Fax", "ファックス", "ファクス"]),
    PageLabel("郵便番号", .postalCode, ["郵便番号", "〒"]),
    PageLabel("個人番号", .myNumber, ["個人番号", "マイナンバー", "個人番号(マイナンバー)"]),
    PageLabel("法人番号", .corporateNumber, ["法人番号"]),
    PageLabel("申請日", .date, ["申請日", "申請年月日", "申込日", "請求日", "請求年月日", "提出日"]),
    PageLabel("届出日", .date, ["届出日", "届出年月日", "届け出日"]),
    PageLabel("異動日", .date, ["異動日", "異動年月日", "転入日", "転出日", "引越日", "事由発生日"]),
    PageLabel("発行日", .date, ["発行日", "発行年月日", "交付日", "交付年月日", "作成日"]),
    PageLabel("領収日", .date, ["領収日", "領収年月日", "受領日"]),
    PageLabel("納期限", .date, ["納期限", "納付期限", "支払期限", "お支払期限"]),
    PageLabel("宛名番号", .digits, ["宛名番号", "宛名コード"]),
    PageLabel(
      "被保険者番号", .digits,
      ["被保険者番号", "被保険者証番号", "保険証番号", "被保険者証の番号", "保険者番号"]),
    PageLabel("世帯番号", .digits, ["世帯番号", "世帯コード"]),
    PageLabel("お客様番号", .digits, ["お客様番号", "お客さま番号", "水栓番号", "使用者番号", "契約番号"]),
    PageLabel("口座番号", .digits, ["口座番号"]),
    PageLabel("整理番号", .text, ["整理番号", "管理番号", "受付番号", "通知書番号", "登録番号", "記号番号"]),
    PageLabel(
      "金額", .number,
      [
        "金額", "合計", "合計金額", "請求金額", "請求額", "領収金額", "領収額", "お支払金額", "納付額", "納付金額",
        "ご請求金額", "税込合計", "支払額", "支給額",
      ]),
    PageLabel("続柄", .text, ["続柄", "世帯主との続柄", "本人との関係", "本人との続柄"]),
    PageLabel("国籍", .text, ["国籍", "国籍・地域"]),
    PageLabel("勤務先", .text, ["勤務先", "勤務先名称", "会社名"]),
  ]

  /// Whose a value is: may stand before a label without parting it from its line's start.
  static let owners: Set<String> = [
    "申請者", "申請人", "届出人", "届出者", "請求者", "請求人", "世帯主", "本人", "代理人", "被保険者", "受給者",
    "保護者", "児童", "子", "使用者", "納税義務者", "配偶者", "父", "母", "対象者", "受取人", "契約者", "申込者",
    "法定代理人", "任意代理人", "委任者", "相続人", "死亡者", "患者", "者", "方", "届出", "申請",
  ]

  /// What parts a label from its value.
  static let separators: Set<Character> = [
    ":", ";", "：", "=", "】", "]", "〕", ")", "》", "」", "|", "…", "・", "→", ".", "､", "、",
  ]

  /// What may stand before a label and means nothing.
  static let ornaments: Set<Character> = [
    "【", "[", "〔", "(", "《", "「", "※", "*", "●", "○", "◎", "■", "□", "◆", "・", ".", "|", "▼", "☆",
    "、",
    "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧",
    "⑨",
    "ア", "イ", "ウ", "エ", "の", "ご", "御", "お",
  ]
}
