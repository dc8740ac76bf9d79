/// The keys of fields, which depend on the field's type.
extension Shape {
  /// Boxes of no form are larger than this, millimetres (A0's long side).
  static let millimetres: ClosedRange<Double> = 0...1189

  static let field = Shape.variants(
    VariantShape(
      id: "field", key: "type", note: Note("帳票の一項目", "one field of the form"),
      words: fieldTypes, object: { FieldType(rawValue: $0).map { object(for: $0, column: false) } })
  )

  static let column = Shape.variants(
    VariantShape(
      id: "column", key: "type", note: Note("表の一列", "one column of a table"),
      words: fieldTypes.filter { $0.value != FieldType.table.rawValue },
      object: { word in
        guard let type = FieldType(rawValue: word), type != .table else { return nil }
        return object(for: type, column: true)
      }))

  private static let fieldTypes: [Word] = [
    Word("text", "自由な文字列", "free text"),
    Word("kana", "フリガナ", "a reading in kana"),
    Word("name", "氏名（書かれたとおり）", "a person's name, as written"),
    Word("address", "住所", "an address"),
    Word("postal_code", "郵便番号", "a postal code of seven digits"),
    Word("phone", "電話番号", "a telephone number"),
    Word("date", "日付", "a calendar date"),
    Word("number", "数・金額", "a whole number or an amount"),
    Word("digits", "数字のコード（先頭の 0 を残す）", "a code of digits, leading zeros kept"),
    Word("my_number", "個人番号（12 桁）", "個人番号, twelve digits"),
    Word("corporate_number", "法人番号（13 桁）", "法人番号, thirteen digits"),
    Word("choice", "選択（一つだけ）", "exactly one of several marks"),
    Word("choices", "選択（いくつでも）", "any number of several marks"),
    Word("seal", "印影の有無", "whether a seal is there"),
    Word("signature", "署名の有無", "whether a signature is there"),
    Word("table", "表（同じ列の行）", "rows of the same columns"),
  ]

  private static func object(for type: FieldType, column: Bool) -> ObjectShape {
    let place = placeKeys(type)
    let common = column ? [typeKey(type), required] : [typeKey(type), required, page]
    return ObjectShape(
      "\(column ? "column" : "field").\(type.rawValue)",
      column ? "表の列（\(type.rawValue)）" : "項目（\(type.rawValue)）",
      column ? "a column of type \(type.rawValue)" : "a field of type \(type.rawValue)",
      oneOf: place.oneOf, keys: common + place.keys + extraKeys(type))
  }

  private static func placeKeys(_ type: FieldType) -> (oneOf: [String], keys: [KeyShape]) {
    switch type {
    case .choice, .choices:
      (
        [],
        [marks, KeyShape("style", .word(styles), "印の付け方", "how a mark is made", synonyms: ["形式"])]
      )
    case .seal, .signature: ([], [box(required: true)])
    case .table: ([], [rows, columns])
    case .date: (["box", "cells", "parts"], [box(required: false), cells, parts])
    default: (["box", "cells", "barcode"], [box(required: false), cells, barcode, codeKinds])
    }
  }

  private static func extraKeys(_ type: FieldType) -> [KeyShape] {
    switch type {
    case .text: [agreesWith, printed, oneOf, codes]
    case .digits: [agreesWith, printed, length]
    case .choice, .choices: [codes, printed]
    case .seal, .signature, .table: []
    default: [agreesWith, printed]
    }
  }

  private static func typeKey(_ type: FieldType) -> KeyShape {
    KeyShape(
      "type", .word(fieldTypes.filter { $0.value == type.rawValue }), required: true, "項目の種類",
      "what the field holds", synonyms: ["種類", "型"])
  }

  private static let required = KeyShape(
    "required", .boolean, "空なら指摘にする", "empty is a finding", synonyms: ["必須", "mandatory"])
  private static let page = KeyShape(
    "page", .integer(1...99), "何ページ目にあるか（1 から）", "the page it stands on, from 1",
    synonyms: ["ページ", "頁"])
  private static let printed = KeyShape(
    "printed", .boolean, "市があらかじめ印字した項目", "printed by the city beforehand", synonyms: ["印字"])
  private static let agreesWith = KeyShape(
    "agrees_with", .text(.any),
    "この値を裏付ける項目（住所に郵便番号、氏名にフリガナ）。ほかの組の照合は将来の版で行います",
    "another field that supports this one (postal_code for address, kana for name; others later)",
    synonyms: ["照合", "裏付け"])
  private static let oneOf = KeyShape(
    "one_of", .list(.text(.any), atLeast: 1), "書ける値の一覧", "the values that may stand here",
    synonyms: ["選択肢", "enum", "values"])
  private static let length = KeyShape(
    "length", .integer(1...100), "桁数", "how many digits", synonyms: ["桁数", "長さ", "digits"])
  private static let codes = KeyShape(
    "codes", .map(MapShape(keys: .names(.any), value: .text(.any), atLeast: 1)),
    "連携で渡すコード（項目名.code）", "code delivered for each label (name.code)", synonyms: ["コード"])
  private static let marks = KeyShape(
    "marks", .map(MapShape(keys: .names(.name), value: .box, atLeast: 1)), required: true,
    "答えの名前と印を付ける枠", "each answer and the box where it is marked",
    synonyms: ["選択肢", "options", "choices"])
  private static let styles = [
    Word("check", "枠の中のチェック", "a tick in a small box"),
    Word("circle", "文字を囲む丸", "a ring around a printed word"),
  ]

  static func box(required: Bool) -> KeyShape {
    KeyShape(
      "box", .box, required: required, "枠 [左, 上, 幅, 高さ]（mm、用紙の左上から）",
      "[left, top, width, height] in mm from the page's top left", synonyms: ["枠", "位置", "rect"])
  }

  static let cells = KeyShape(
    "cells",
    .object(
      ObjectShape(
        "cells", "一文字ずつのマス", "one box for each character",
        keys: [
          KeyShape(
            "first", .box, required: true, "最初のマス", "the first box", synonyms: ["最初"]),
          KeyShape(
            "pitch", .number(0.5...100), required: true, "マスの間隔（左端から左端、mm）",
            "from left edge to left edge, mm", synonyms: ["間隔"]),
          KeyShape(
            "count", .integer(1...100), required: true, "マスの数", "how many boxes",
            synonyms: ["数", "個数"]),
          KeyShape(
            "gaps", .map(MapShape(keys: .indexes, value: .number(-50...100), atLeast: 1)),
            "このマスの前の余分な間隔（0 が最初、mm）",
            "extra mm before the box of this index (0 is the first)", synonyms: ["隙間"]),
        ])), "一文字ずつのマス", "one box for each character", synonyms: ["マス", "boxes"])

  private static let parts = KeyShape(
    "parts",
    .object(
      ObjectShape(
        "parts", "元号・年・月・日に分かれた日付", "a date in parts",
        keys: [
          KeyShape(
            "era", .object(part), "元号（無ければ西暦）", "the era; none for Western years", synonyms: ["元号"]),
          KeyShape("year", .object(part), required: true, "年", "the year", synonyms: ["年"]),
          KeyShape("month", .object(part), required: true, "月", "the month", synonyms: ["月"]),
          KeyShape("day", .object(part), required: true, "日", "the day", synonyms: ["日"]),
        ])), "分かれた日付", "a date in parts", synonyms: ["部分"])

  private static let part = ObjectShape(
    "part", "日付の一部分", "one part of a date",
    oneOf: ["fixed", "box", "cells", "circle", "check"],
    keys: [
      KeyShape("fixed", .text(.any), "印刷済み、または決まった値", "printed or implied", synonyms: ["固定"]),
      box(required: false), cells,
      KeyShape(
        "circle", .map(MapShape(keys: .names(.name), value: .box, atLeast: 1)), "丸で囲む文字",
        "printed words, one of which is ringed", synonyms: ["丸"]),
      KeyShape(
        "check", .map(MapShape(keys: .names(.name), value: .box, atLeast: 1)), "チェックする枠",
        "small boxes, one of which is ticked", synonyms: ["チェック"]),
    ])

  private static let rows = KeyShape(
    "rows",
    .object(
      ObjectShape(
        "rows", "表の行", "the rows of a table",
        keys: [
          KeyShape(
            "first", .number(millimetres), required: true, "最初の行の上端（mm）",
            "top edge of the first row, mm", synonyms: ["最初"]),
          KeyShape(
            "pitch", .number(1...500), required: true, "行の間隔（上端から上端、mm）",
            "from top to top, mm", synonyms: ["間隔"]),
          KeyShape(
            "count", .integer(1...100), required: true, "行の数", "how many rows", synonyms: ["行数"]),
        ])), required: true, "表の行（空の行は捨てる）", "the rows; blank ones are dropped", synonyms: ["行"])

  private static let columns = KeyShape(
    "columns", .map(MapShape(keys: .names(.name), value: column, atLeast: 1)), required: true,
    "列（box の上端は行の上端から）", "columns; the top of a box counts from its row's top", synonyms: ["列"])
}
