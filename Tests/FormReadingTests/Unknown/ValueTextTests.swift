import Japanese
import Readings
import Testing
import Workflows

@testable import FormReading

@Suite("Values beside labels")
struct ValueTextTests {
  private func kind(_ name: String) throws -> ValueText {
    ValueText(label: try #require(PageLabel.all.first { $0.name == name }))
  }

  @Test(
    "what paper adds is taken off, and the value has its canonical form",
    arguments: [
      ("氏名", ":山田　太郎　様", "山田　太郎"), ("氏名", "佐藤花子㊞", "佐藤花子"),
      ("金額", "¥12,345-", "12345"), ("金額", "12,345円(税込)", "12345"),
      ("生年月日", "昭和60年1月2日(40歳)", "1985-01-02"), ("住所", "〒362-0001埼玉県上尾市上1-2", "埼玉県上尾市上1-2"),
      ("郵便番号", "362-0001", "3620001"), ("フリガナ", "ヤマダ　タロウ", "ヤマダ　タロウ"),
      ("電話番号", "〇四八ー七七五―一二三四", "0487751234"), ("郵便番号", "三六ニー○○ハ一", "3620081"),
      ("氏名", "一二三　四郎", "一二三　四郎"),
    ])
  func canonical(name: String, text: String, expected: String) throws {
    let kind = try kind(name)
    let (value, finding) = kind.value(of: kind.trimmed(text))
    #expect(value == expected)
    #expect(finding == nil)
  }

  @Test("what is no value of the kind is said, never guessed")
  func implausible() throws {
    for (name, text) in [("生年月日", "昭和99年13月2日"), ("郵便番号", "36-2"), ("金額", "別途")] {
      let kind = try kind(name)
      let (value, finding) = kind.value(of: kind.trimmed(text))
      #expect(value == nil, "\(name)")
      #expect(finding?.severity == .doubt, "\(name)")
    }
  }

  @Test("every label has a type that a text can be a value of, and no variant stands twice")
  func table() {
    #expect(PageLabel.all.allSatisfy { $0.type.isText && !$0.variants.isEmpty })
    let variants = PageLabel.all.flatMap(\.variants)
    #expect(Set(variants).count == variants.count)
  }
}
