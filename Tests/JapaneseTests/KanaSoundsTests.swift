import Japanese
import Testing

@Suite("what can be spoken")
struct KanaSoundsTests {
  @Test(
    "names of here and elsewhere",
    arguments: [
      "ムラタ　ショウイチ", "ジョー", "リュウ", "ビャクヤ", "フュー・デュボア", "ティー　ウィリアム", "ヴィクトリア",
      "グェン　ティ　ゴック", "チェ　ミンシク", "ドゥテルテ", "クヮン", "ハットリ　イッペイ", "ジュンイチロウ", "フョードル",
      "ニーナ　ピョートル", "カンッパ",
    ])
  func spoken(reading: String) throws {
    #expect(KanaText.isPronounceable(try KanaText(parsing: reading).canonical))
  }

  @Test(
    "a letter that was read as another",
    arguments: [
      "ムラタ　ンョウイチ", "ムラタ　ツョウ", "ムラタ　ソョウコ", "ャマダ", "ヤマダ　ッヨシ", "ヤマダ　イッ", "ヤマタ　ンロウ",
      "キョョウコ", "サァィコ", "ンァ", "カンァ", "アヮ", "ハッットリ", "ハッー", "カンンダ", "ハッンダ",
    ])
  func unspoken(reading: String) throws {
    #expect(!KanaText.isPronounceable(reading))
  }
}
