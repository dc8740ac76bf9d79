import Foundation
import Japanese
import TestKit
import Testing

@Suite struct ValueTests {
  @Test(arguments: ["1234567", "123-4567", "〒１２３－４５６７", "〒 123 4567", "123ー4567"])
  func postalCode(text: String) throws {
    let value = try PostalCode(parsing: text)
    #expect(value.canonical == "1234567" && value.display == "123-4567")
  }

  @Test(arguments: [
    ("", "postal.empty"), ("〒", "postal.empty"), ("123-456", "postal.length"),
    ("12345678", "postal.length"),
    ("123-456O", "postal.characters"),
  ])
  func wrongPostalCode(text: String, code: String) {
    #expect(issueCode { () throws(ValueIssue) in try PostalCode(parsing: text) } == code)
  }

  @Test(arguments: [
    ("09012345678", "090-1234-5678"), ("０９０－１２３４－５６７８", "090-1234-5678"),
    ("0312345678", "03-1234-5678"),
    ("(03)1234-5678", "03-1234-5678"), ("0120123456", "0120-123-456"),
    ("08001234567", "0800-123-4567"),
    ("0451234567", "045-123-4567"), ("0123-45-6789", "0123-45-6789"), ("0123456789", "0123456789"),
    ("01-234567-89", "0123456789"), ("TEL:03-1234-5678", "03-1234-5678"),
    ("+81-90-1234-5678", "090-1234-5678"),
    ("+81(0)3-1234-5678", "03-1234-5678"), ("050ー1234ー5678", "050-1234-5678"),
    ("04992-2-1234", "04992-2-1234"),
  ])
  func phone(text: String, display: String) throws {
    #expect(try PhoneNumber(parsing: text).display == display)
  }

  @Test(arguments: [
    ("", "phone.empty"), ("1234567890", "phone.prefix"), ("0012345678", "phone.prefix"),
    ("090123456", "phone.length"), ("0901234567", "phone.length"), ("03123456789", "phone.length"),
    ("090-1234-567X", "phone.characters"), ("03-1234-5678 内線12", "phone.characters"),
  ])
  func wrongPhone(text: String, code: String) {
    #expect(issueCode { () throws(ValueIssue) in try PhoneNumber(parsing: text) } == code)
  }

  @Test func phonesAreEqualByDigits() throws {
    let a = try PhoneNumber(parsing: "0123-45-6789")
    let b = try PhoneNumber(parsing: "0123456789")
    #expect(a == b && Set([a, b]).count == 1)
  }

  @Test(arguments: [
    ("1,234", 1234), ("￥１２，３４５－", 12_345), ("¥1000", 1000), ("\\1000", 1000), ("金壱万円也", 10_000),
    ("一万二千円", 12_000),
    ("0", 0), ("007", 7), ("△500", -500), ("-1", -1), ("0000000000000000000001", 1), ("三", 3),
    ("1 0 0", 100),
  ])
  func amount(text: String, value: Int) throws {
    #expect(try Amount(parsing: text).value == value)
  }

  @Test(arguments: [
    ("", "amount.empty"), ("円", "amount.characters"), ("1.5", "amount.characters"),
    ("12,34", "amount.grouping"),
    ("1,23,456", "amount.grouping"), ("1234,567", "amount.grouping"),
    ("12345678901234567", "amount.range"),
    ("abc", "amount.characters"), ("1-2", "amount.characters"), (",", "amount.grouping"),
    ("百千", "amount.characters"),
  ])
  func wrongAmount(text: String, code: String) {
    #expect(issueCode { () throws(ValueIssue) in try Amount(parsing: text) } == code)
  }

  @Test func amountDisplay() {
    #expect(Amount(1_234_567).display == "1,234,567")
    #expect(Amount(-123).display == "-123" && Amount(0).display == "0")
    #expect(Amount(.min).display.hasPrefix("-9,223"))
  }

  @Test func digitCode() throws {
    #expect(try DigitCode(parsing: "００１２-34").canonical == "001234")
    #expect(
      issueCode { () throws(ValueIssue) in try DigitCode(parsing: "123", length: 4) }
        == "digits.length")
    #expect(
      issueCode { () throws(ValueIssue) in try DigitCode(parsing: "一23") } == "digits.characters")
    #expect(issueCode { () throws(ValueIssue) in try DigitCode(parsing: "--") } == "digits.empty")
  }

  @Test(arguments: [
    ("ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ　タロウ"), ("やまだ　たろう", "ヤマダ　タロウ"), ("コ一ポ", "コーポ"), ("サ－サ", "サーサ"),
    ("ヤマダ  　タロウ ", "ヤマダ　タロウ"), ("ジョン・スミス", "ジョン・スミス"), ("ハ゜ク", "パク"), ("か\u{3099}", "ガ"),
  ])
  func kana(text: String, canonical: String) throws {
    #expect(try KanaText(parsing: text).canonical == canonical)
  }

  @Test(arguments: [
    ("", "kana.empty"), ("山田", "kana.characters"), ("ヤマダ1", "kana.characters"),
    ("ーヤ", "kana.characters"),
    ("ヤ ーマ", "kana.characters"), ("・", "kana.empty"),
  ])
  func wrongKana(text: String, code: String) {
    #expect(issueCode { () throws(ValueIssue) in try KanaText(parsing: text) } == code)
  }

  @Test func namesKeepTheirGlyphs() throws {
    for name in ["髙橋", "山﨑", "渡邉", "𠮷田", "神谷", "葛\u{E0100}城", "ｼﾞｮﾝ"] {
      #expect(scalars(try PersonName(parsing: " \(name) ").canonical) == scalars(name))
    }
    #expect(try PersonName(parsing: "髙橋  太郎").canonical == "髙橋　太郎")
    #expect(
      try PersonName(parsing: "髙橋 太郎").foldedForMatching
        == PersonName(parsing: "高橋太郎").foldedForMatching)
    #expect(try PersonName(parsing: "神") != PersonName(parsing: "\u{FA19}"))
    #expect(
      issueCode { () throws(ValueIssue) in try PersonName(parsing: "　\u{200B}") } == "name.empty")
  }

  @Test func freeText() throws {
    #expect(try FreeText(parsing: " 一行目 \r\n\r\n 二　 行目\u{0}\n").canonical == "一行目\n二　行目")
    #expect(try FreeText(parsing: "ABC  101 号").canonical == "ABC 101　号")
  }

  @Test(arguments: [
    ["三丁目五番地", "3-5", "３－５", "三―五", "3丁目5", "３丁目５番地", "三の五", "3ノ5", "3丁目5番", "3 - 5", "3ー5"],
    ["東京都千代田区霞が関二丁目一番三号", "東京都千代田区霞ヶ関2-1-3", "東京都千代田区霞ケ関２丁目１－３"],
    ["本町十二番地の五コーポ髙橋百一号室", "本町12-5 コ一ポ高橋 101", "本町１２番５号　コーポ高橋１０１号"],
    ["一番町5番地", "一番町5", "１番町５"], ["北二十四条西五丁目", "北24条西5丁目"],
  ])
  func sameAddress(texts: [String]) {
    let keys = Set(texts.map { Address.folded($0) })
    #expect(keys.count == 1, "\(keys)")
  }

  @Test(arguments: [
    ("1-23", "12-3"), ("3-5", "35"), ("3丁目15", "31丁目5"), ("一番町5", "1-町5"), ("二の宮1", "2宮1"),
  ])
  func differentAddress(a: String, b: String) {
    #expect(Address.folded(a) != Address.folded(b))
  }

  @Test func codableAsCanonical() throws {
    let value = try PostalCode(parsing: "〒123-4567")
    let data = try JSONEncoder().encode([value])
    #expect(String(decoding: data, as: UTF8.self) == #"["1234567"]"#)
    #expect(try JSONDecoder().decode([PostalCode].self, from: data) == [value])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([PostalCode].self, from: Data(#"["12"]"#.utf8))
    }
  }

  @Test func issuesNeverQuoteTheValue() {
    // Characters that no message of ours has.
    let marker = "ЖЩ"
    func check<V: TextValue>(_ type: V.Type) {
      do throws(ValueIssue) {
        _ = try V(parsing: marker)
      } catch {
        #expect(!error.japanese.contains("Ж") && !error.english.contains("Ж"))
        #expect(!error.japanese.isEmpty && !error.english.isEmpty)
      }
    }
    check(PostalCode.self)
    check(PhoneNumber.self)
    check(Amount.self)
    check(DigitCode.self)
    check(KanaText.self)
    check(MyNumber.self)
    check(CorporateNumber.self)
  }
}

@Suite struct ValueProperties {
  @Test func parsingTheCanonicalFormChangesNothing() {
    var random = RandomText(seed: 5)
    for _ in 0..<20_000 {
      let text = random.text(maxLength: 16)
      check(PostalCode.self, text)
      check(PhoneNumber.self, text)
      check(Amount.self, text)
      check(DigitCode.self, text)
      check(KanaText.self, text)
      check(PersonName.self, text)
      check(Address.self, text)
      check(FreeText.self, text)
      check(MyNumber.self, text)
      check(CorporateNumber.self, text)
    }
  }

  @Test func readersOfTextNeverCrash() {
    var random = RandomText(seed: 6)
    for _ in 0..<20_000 {
      let text = random.text(maxLength: 24)
      _ = issueCode { () throws(ValueIssue) in try DateText.parse(text) }
      _ = issueCode { () throws(ValueIssue) in
        try DateText.parse(era: text, year: text, month: text, day: text)
      }
      _ = issueCode { () throws(ValueIssue) in
        try DateFormatting.format(.latest, pattern: text)
      }
      _ = CalendarDate(iso: text)
      _ = Era(name: text)
      _ = KanjiNumeral.parse(text)
      _ = ShiftJIS.encode(text)
      _ = ShiftJIS.decode(text.utf8)
    }
  }

  @Test func amountsComeBack() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<5000 {
      let amount = Amount(
        .random(in: -9_999_999_999_999_999...9_999_999_999_999_999, using: &generator))
      #expect(try Amount(parsing: amount.canonical) == amount)
      #expect(try Amount(parsing: amount.display) == amount)
    }
  }

  private func check<V: TextValue>(_ type: V.Type, _ text: String) {
    guard let value = try? V(parsing: text) else { return }
    do throws(ValueIssue) {
      let again = try V(parsing: value.canonical)
      let shown = try V(parsing: value.display)
      if again != value || again.hashValue != value.hashValue || shown != value
        || scalars(again.canonical) != scalars(value.canonical)
      {
        Issue.record("\(type) \(scalars(text))")
      }
    } catch {
      Issue.record("\(type) \(error.code) \(scalars(text))")
    }
  }
}
