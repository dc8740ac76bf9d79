import Japanese
import Testing
import Workflows

@Suite struct FieldNormalizerTests {
  @Test(arguments: [
    ("氏名", "山田 太郎", "山田　太郎"), ("生年月日", "令和元年5月1日", "2019-05-01"),
    ("個人番号", "1234 5678 9018", "123456789018"), ("理由", "紛失", "紛失"), ("理由", "０１", "紛失"),
  ])
  func `texts become canonical values`(field: String, text: String, canonical: String) throws {
    let field = try #require(Samples.workflow().field(named: field))
    let value = try #require(try FieldNormalizer.canonical(text, of: field))
    #expect(TextFolding.matches(value, canonical))
    #expect(try FieldNormalizer.canonical(value, of: field) == value, "canonical is stable")
  }

  @Test(arguments: FieldType.allCases)
  func `nothing is nothing for every type`(type: FieldType) throws {
    let field = Field(name: "x", type: type, source: .box(Samples.box))
    for text in ["", " ", "　\n"] {
      #expect(try FieldNormalizer.canonical(text, of: field) == nil)
    }
  }

  @Test func `listed texts match however they are written, others do not`() throws {
    let field = Field(name: "x", type: .text, source: .box(Samples.box), oneOf: ["妻", "ムスメ"])
    #expect(try FieldNormalizer.canonical("むすめ", of: field) == "ムスメ")
    #expect(throws: ValueIssue.self) { try FieldNormalizer.canonical("祖父", of: field) }
  }

  @Test func `several marks come in the order of the form, each once`() throws {
    let marks = ["ア", "イ", "ウ"].map { Mark(label: $0, box: Samples.box) }
    let field = Field(name: "x", type: .choices, source: .marks(.check, marks))
    #expect(try FieldNormalizer.canonical("ウ;ア、ウ", of: field) == "ア;ウ")
    #expect(throws: ValueIssue.self) { try FieldNormalizer.canonical("ア;エ", of: field) }
  }

  @Test func `a seal is there or not`() throws {
    let field = Field(name: "x", type: .seal, source: .box(Samples.box))
    #expect(try FieldNormalizer.canonical("あり", of: field) == FieldNormalizer.present)
    #expect(try FieldNormalizer.canonical("無", of: field) == nil)
    #expect(throws: ValueIssue.self) { try FieldNormalizer.canonical("たぶん", of: field) }
  }
}
