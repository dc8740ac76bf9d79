import Testing

@testable import FormReading

@Suite("Labels in lines")
struct LabelFinderTests {
  private func hits(_ text: String, gaps: Set<Int> = []) -> [LabelFinder.Hit] {
    LabelFinder.hits(in: Array(text), gaps: gaps)
  }

  @Test(
    "a label at the start of a line is found with what names whose it is",
    arguments: [
      ("氏名:山田太郎", "氏名", "氏名", 3), ("申請者氏名:山田太郎", "氏名", "申請者氏名", 6),
      ("【フリガナ】ヤマダ", "フリガナ", "フリガナ", 6), ("電話番号(日中の連絡先)", "電話番号", "電話番号(日中の連絡先)", 12),
      ("3.生年月日", "生年月日", "生年月日", 6), ("〒362-0001", "郵便番号", "〒", 1),
      ("緊急連絡先", "電話番号", "緊急連絡先", 5), ("個人番号(マイナンバー)", "個人番号", "個人番号(マイナンバー)", 12),
    ])
  func found(text: String, name: String, label: String, end: Int) throws {
    let hit = try #require(hits(text).first)
    #expect(hit.label.name == name)
    #expect(hit.text == label)
    #expect(hit.range.upperBound == end)
  }

  @Test("a word in a sentence is no label, or is not parted from what follows")
  func sentences() {
    #expect(hits("このたび住所を変更いたしましたのでお届けします").isEmpty)
    #expect(hits("日本国内に住所を有する方").allSatisfy { !$0.isParted })
    #expect(hits("氏名を記入してください").allSatisfy { !$0.isParted })
    #expect(hits("下記の宛先の住所及び氏名").count <= 1)
  }

  @Test("a gap parts as a sign does")
  func gaps() {
    #expect(hits("氏名山田太郎", gaps: [2]).first?.isParted == true)
    #expect(hits("氏名山田太郎").first?.isParted == false)
  }

  @Test("two labels in one line each end where the other begins")
  func two() {
    let found = hits("電話:048-721-0001FAX:048-721-0002")
    #expect(found.map(\.label.name) == ["電話番号", "FAX番号"])
    #expect(found.map(\.range.lowerBound) == [0, 15])
  }

  @Test("the number in brackets behind 電話 is no note")
  func brackets() {
    #expect(hits("電話(048)721-0001").first?.range == 0..<2)
  }

  @Test("of labels that begin alike the longest counts")
  func longest() {
    #expect(hits("氏名フリガナ").map(\.label.name) == ["フリガナ"])
    #expect(hits("住民票の住所").map(\.text) == ["住民票の住所"])
    #expect(hits("生年月日").map(\.label.name) == ["生年月日"])
  }
}

@Suite("Masking of numbers")
struct NumberMaskTests {
  @Test(
    "what may be a 個人番号 is masked, whether or not its check digit fits",
    arguments: [
      ("123456789018", "＊＊＊＊＊＊＊＊＊＊＊＊"), ("番号1234 5678 9018です", "番号＊＊＊＊ ＊＊＊＊ ＊＊＊＊です"),
      ("1234-5678-9012", "＊＊＊＊-＊＊＊＊-＊＊＊＊"), ("12345678901", "＊＊＊＊＊＊＊＊＊＊＊"),
      ("１２３４５６７８９０１８", "＊＊＊＊＊＊＊＊＊＊＊＊"), ("二三四五　六七八九　〇一二三", "＊＊＊＊　＊＊＊＊　＊＊＊＊"),
      ("番号二三四五六七ハ九○一ニ三です", "番号＊＊＊＊＊＊＊＊＊＊＊＊です"),
    ])
  func masked(text: String, expected: String) {
    let result = NumberMask.masked(text)
    #expect(result.text == expected)
    #expect(result.isMasked)
  }

  @Test(
    "telephones, postal codes, dates and amounts stay",
    arguments: [
      "090-1234-5678", "048-721-0001", "362-0001", "令和8年11月23日", "12,345円", "1234567890",
      "〇四八ー七七五ー一一一一",
      "柏座3-15-25-1203", "千二百三十四円",
    ])
  func kept(text: String) {
    #expect(NumberMask.masked(text).text == text)
    #expect(!NumberMask.masked(text).isMasked)
  }

  @Test("in a column a 1 may have been read as a dash")
  func runsDown() {
    for text in ["2345 678ー 90ー3", "二三四五ー六七八九ー〇ー二三", "ー2345678905-"] {
      let result = NumberMask.masked(text, runsDown: true)
      #expect(result.isMasked && !result.text.contains { "2三".contains($0) }, "\(text)")
    }
    for text in ["〇四八ー七七五ー一一一一", "048-775-1111", "362-0001", "2026-11-30"] {
      #expect(!NumberMask.masked(text, runsDown: true).isMasked, "\(text)")
    }
  }

  @Test("beside its label every digit is masked, however many were read")
  func named() {
    #expect(NumberMask.masked("12345 678", isNamed: true).text == "＊＊＊＊＊ ＊＊＊")
    #expect(NumberMask.masked("一二三四 五六七", isNamed: true).text == "＊＊＊＊ ＊＊＊")
  }
}
