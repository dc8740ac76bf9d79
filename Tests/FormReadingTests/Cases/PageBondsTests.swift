import Japanese
import Readings
import Testing
import Workflows

@testable import FormReading

@Suite("pages of one case that speak of two persons")
struct PageBondsTests {
  private typealias Value = (type: FieldType, value: String?)

  /// A case of as many pages, with what stands on each.
  private func findings(_ pages: [[Value]]) throws -> [Finding] {
    let box = Box(x: 0, y: 0, width: 10, height: 10)
    var fields: [Field] = []
    var read: [CaseAssembler.Page] = []
    for (number, page) in pages.enumerated() {
      let readings = page.enumerated().map { index, value in
        FieldReading(
          name: "欄\(number)の\(index)", type: value.type.rawValue, page: number + 4,
          box: [0, 0, 1, 1],
          raw: value.value ?? "", value: value.value, confidence: 1, accepted: true)
      }
      for (reading, value) in zip(readings, page) {
        fields.append(
          Field(name: reading.name, type: value.type, page: number + 1, source: .box(box)))
      }
      read.append(
        CaseAssembler.Page(formPage: number + 1, index: number + 4, score: 1, fields: readings))
    }
    let workflow = Workflow(
      id: "a", name: "認定請求書", department: "課",
      form: Form(pages: pages.indices.map { FormPage(path: "\($0).pdf") }), fields: fields,
      queue: "窓口", deliver: [])
    let today = try #require(CalendarDate(iso: "2026-11-30"))
    let reading = CaseAssembler(workflow: workflow, version: "1", today: today).assemble(read)
    return reading.findings.filter { $0.code == "case.persons" }
  }

  private let front: [Value] = [
    (.name, "山田　太郎"), (.kana, "ヤマダ　タロウ"), (.phone, "0487751111"),
    (.address, "埼玉県上尾市本町3-1-1"), (.digits, "12345678"), (.date, "2026-11-02"),
  ]

  @Test(
    "a family name, a telephone number, an address or a number that both have binds them",
    arguments: [
      [(.name, "山田　花子")], [(.name, "佐藤　花子"), (.kana, "ヤマダ　タロウ")],
      [(.name, "佐藤　花子"), (.phone, "0487751111")],
      [(.name, "佐藤　花子"), (.address, "埼玉県上尾市本町3-1-1　平和荘202")],
      [(.name, "佐藤　花子"), (.address, "上尾市本町3-1-1")],
      [(.name, "佐藤　花子"), (.digits, "12345678")],
      // One letter misread.
      [(.name, "山由　花子"), (.kana, "ヤムダ　ハナコ")],
    ] as [[(FieldType, String)]])
  func bound(back: [(FieldType, String)]) throws {
    #expect(try findings([front, back.map { (type: $0.0, value: $0.1) }]).isEmpty)
  }

  @Test("nothing in common, where there could be, is a doubt that names the pages once")
  func strange() throws {
    let back: [Value] = [
      (.name, "佐藤　花子"), (.kana, "サトウ　ハナコ"), (.phone, "0487752222"),
      (.address, "埼玉県上尾市本町4-2-2"), (.digits, "87654321"), (.date, "2026-11-02"),
    ]
    let found = try findings([front, back])
    #expect(found.count == 1)
    let finding = try #require(found.first)
    #expect(finding.severity == .doubt && finding.fields.isEmpty)
    #expect(finding.japanese.contains("「認定請求書」の4、5ページ目"))
    #expect(finding.english.contains("Pages 4, 5"))
    // One letter in common is nothing.
    #expect(try findings([front, [(.name, "前田　花子")]]).count == 1)
    // Of three pages the one that is of another person.
    #expect(try findings([front, front, back]).count == 1)
    #expect(try findings([back, front, front]).count == 1)
  }

  @Test("where nothing could agree nothing is said, and dates and short numbers bind nobody")
  func open() throws {
    #expect(try findings([front]).isEmpty)
    #expect(try findings([front, []]).isEmpty)
    #expect(try findings([front, [(.name, nil), (.text, "会社員"), (.date, "2026-11-02")]]).isEmpty)
    #expect(try findings([[(.kana, "ヤマダ　タロウ")], [(.name, "佐藤　花子")]]).isEmpty)
    #expect(
      try findings([
        [(.name, "山田　太郎"), (.digits, "007")], [(.name, "佐藤　花子"), (.digits, "007")],
      ]).count == 1)
  }
}
