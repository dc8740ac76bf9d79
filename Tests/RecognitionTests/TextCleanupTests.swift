import TestKit
import Testing

@testable import Recognition

@Suite("Text cleanup")
struct TextCleanupTests {
  @Test(
    "known slips are undone",
    arguments: [
      ("コ一ポ柏。", Repertoire.japanese, "コーポ柏"), ("上 尾 市 本 町", .japanese, "上尾市本町"),
      ("三丁目１番１号", .japanese, "三丁目1番1号"), ("\\1,200", .amount, "¥1,200"),
      ("〒362-0014", .digits, "3620014"), ("０４８ー７７５−５１１１", .phone, "048-775-5111"),
      ("ヤマダ・タロウ", .kana, "ヤマダ タロウ"), ("コ一ヒ一", .kana, "コーヒー"),
      ("令和 8年 1月 3日", .date, "令和8年1月3日"),
    ])
  func slips(raw: String, repertoire: Repertoire, wanted: String) {
    #expect(TextCleanup.clean(raw, repertoire: repertoire) == wanted)
  }

  @Test(
    "one katakana after hiragana is the hiragana that looks like it, and in a word it stays",
    arguments: [
      ("ハイツみどリ", "ハイツみどり"), ("みどリ町", "みどり町"), ("さくらヘア", "さくらヘア"),
      ("リツ", "リツ"), ("山リ", "山リ"), ("コーポひかリ2号", "コーポひかり2号"),
    ])
  func eitherKana(text: String, wanted: String) {
    #expect(TextCleanup.clean(text, repertoire: .japanese) == wanted)
  }

  @Test("the numeral 一 stays a numeral")
  func numeral() {
    #expect(TextCleanup.clean("一丁目", repertoire: .japanese) == "一丁目")
    #expect(TextCleanup.clean("鈴木一郎", repertoire: .japanese) == "鈴木一郎")
  }

  @Test("cleaning twice changes nothing more", arguments: Repertoire.allCases)
  func idempotent(repertoire: Repertoire) {
    var random = SplitMix64(seed: 77)
    let characters = Array("コ一ー・。、 　1２-−〒¥\\,.年月日山田アaB\n|")
    for _ in 0..<300 {
      let text = String(
        (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
          characters.randomElement(using: &random)
        })
      let once = TextCleanup.clean(text, repertoire: repertoire)
      #expect(TextCleanup.clean(once, repertoire: repertoire) == once)
    }
  }
}
