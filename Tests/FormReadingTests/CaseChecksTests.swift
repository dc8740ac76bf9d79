import Japanese
import Readings
import Testing
import Workflows

@testable import FormReading

@Suite("Checks of a case")
struct CaseChecksTests {
  static func workflow(rules: [Rule] = [], encoding: TextEncoding = .shiftJIS) -> Workflow {
    let box = Box(x: 10, y: 10, width: 30, height: 8)
    let table = Table(
      firstRow: 50, pitch: 10, rowCount: 4,
      columns: [Field(name: "続柄", type: .text, source: .box(box))])
    return Workflow(
      id: "test", name: "試験", department: "課",
      form: Form(pages: [
        FormPage(path: "a.pdf"), FormPage(path: "b.pdf"), FormPage(path: "c.pdf", optional: true),
      ]),
      fields: [
        Field(name: "氏名", type: .name, required: true, source: .box(box)),
        Field(name: "届出日", type: .date, source: .box(box)),
        Field(name: "生年月日", type: .date, source: .box(box)),
        Field(name: "裏面", type: .text, page: 2, source: .box(box)),
        Field(name: "別紙", type: .text, page: 3, required: true, source: .box(box)),
        Field(name: "家族", type: .table, source: .table(table)),
      ],
      rules: rules, queue: "窓口",
      deliver: [
        .csv(
          FileTarget(folder: "a", encoding: encoding, columns: [Column(header: "氏名", value: "氏名")]))
      ])
  }

  static let today = CalendarDate(iso: "2026-11-23")

  func field(_ name: String, _ value: String?, page: Int = 1) -> FieldReading {
    FieldReading(
      name: name, type: "text", page: page, box: [0, 0, 1, 1], value: value, accepted: true)
  }

  func assemble(
    _ workflow: Workflow, _ pages: [CaseAssembler.Page]
  ) throws -> CaseReading {
    CaseAssembler(workflow: workflow, version: "v", today: try #require(Self.today))
      .assemble(pages)
  }

  @Test("a table that must have a row and has none is a doubt on the case, where its page is there")
  func emptyTable() throws {
    var workflow = Self.workflow()
    let last = try #require(workflow.fields.indices.last)
    workflow.fields[last].required = true
    func codes(_ fields: [FieldReading], page: Int = 1) throws -> [String] {
      try assemble(
        workflow, [CaseAssembler.Page(formPage: page, index: 1, score: 1, fields: fields)]
      ).findings.filter { $0.fields == ["家族"] }.map(\.code)
    }
    let name = field("氏名", "山田")
    #expect(try codes([name]) == ["field.required"])
    #expect(try codes([name, field("家族[2].続柄", "子")]).isEmpty)
    #expect(try codes([field("裏面", nil, page: 2)], page: 2).isEmpty)
    workflow.fields[last].required = false
    #expect(try codes([name]).isEmpty)
  }

  @Test("a broken rule is a finding and takes its fields' acceptance away")
  func rule() throws {
    let rule = Rule(
      demand: .check(RuleText("届出日 >= 生年月日", line: 1, column: 1)), say: "届出日が生年月日より前です")
    let fields = [
      field("氏名", "山田"), field("届出日", "2020-01-01"), field("生年月日", "2021-01-01"),
    ]
    let pages = [
      CaseAssembler.Page(formPage: 1, index: 1, score: 1, fields: fields),
      CaseAssembler.Page(formPage: 2, index: 2, score: 1, fields: [field("裏面", nil, page: 2)]),
    ]
    let reading = try assemble(Self.workflow(rules: [rule]), pages)
    #expect(reading.findings.map(\.code) == ["rule.broken"])
    let accepted = reading.fields.filter(\.accepted).map(\.name)
    #expect(accepted == ["氏名", "裏面", "別紙"])
  }

  @Test("findings of a table's rule name the row as on paper")
  func rows() throws {
    let rule = Rule(
      each: "家族", demand: .check(RuleText("続柄 != 'その他'", line: 1, column: 1)))
    let fields = [
      field("家族[2].続柄", "子"), field("家族[4].続柄", "その他"),
    ]
    let pages = [
      CaseAssembler.Page(formPage: 1, index: 1, score: 1, fields: fields),
      CaseAssembler.Page(formPage: 2, index: 2, score: 1, fields: []),
    ]
    let reading = try assemble(Self.workflow(rules: [rule]), pages)
    #expect(reading.findings.map(\.fields) == [["家族[4].続柄"]])
    #expect(reading.fields.first { $0.name == "家族[2].続柄" }?.accepted == true)
    #expect(reading.fields.first { $0.name == "家族[4].続柄" }?.accepted == false)
  }

  @Test("characters that the delivery's encoding lacks are found", arguments: ["𠮷田", "山田〜"])
  func encodings(name: String) throws {
    let page = CaseAssembler.Page(formPage: 1, index: 1, score: 1, fields: [field("氏名", name)])
    let codes = try assemble(Self.workflow(), [page]).findings.map(\.code)
    #expect(codes.contains("delivery.unencodable"))
    let utf8 = try assemble(Self.workflow(encoding: .utf8), [page]).findings.map(\.code)
    #expect(!utf8.contains("delivery.unencodable"))
  }

  @Test("髙 is in the code page and passes")
  func encodable() throws {
    let page = CaseAssembler.Page(formPage: 1, index: 1, score: 1, fields: [field("氏名", "髙橋")])
    let codes = try assemble(Self.workflow(), [page]).findings.map(\.code)
    #expect(!codes.contains("delivery.unencodable"))
  }

  @Test("a missing page is a finding, one that may be missing is not")
  func missingPages() throws {
    let page = CaseAssembler.Page(formPage: 1, index: 3, score: 0.9, fields: [field("氏名", "山田")])
    let reading = try assemble(Self.workflow(), [page])
    #expect(reading.findings.map(\.code) == ["form.pageMissing"])
    #expect(reading.pages == [3])
    let back = try #require(reading.fields.first { $0.name == "裏面" })
    #expect(!back.accepted && back.page == nil && !back.findings.isEmpty)
    let annex = try #require(reading.fields.first { $0.name == "別紙" })
    #expect(annex.accepted && annex.value == nil && annex.findings.isEmpty)
  }
}
