import Casework
import Foundation
import Japanese
import Readings
import Workflows

/// A workflow and readings of it, by hand.
enum Samples {
  static let facts = CaseFacts(
    receptionNumber: ReceptionNumber(
      fiscalYear: FiscalYear(2026), department: "国保年金課", number: 1),
    receptionDay: CalendarDate(year: 2026, month: 11, day: 23) ?? .earliest,
    department: "国保年金課")

  static let box = Box(x: 0, y: 0, width: 10, height: 10)

  static func workflow(
    rules: [Rule] = [], review: ReviewPolicy = ReviewPolicy(sample: 0), approve: [String] = [],
    encoding: TextEncoding = .utf8
  ) -> Workflow {
    Workflow(
      id: "saikofu", name: "再交付申請書", department: "国保年金課",
      form: Form(pages: [FormPage(path: "a.pdf")]),
      fields: [
        Field(name: "氏名", type: .name, required: true, source: .box(box)),
        Field(name: "生年月日", type: .date, source: .box(box)),
        Field(name: "届出日", type: .date, source: .box(box)),
        Field(name: "個人番号", type: .myNumber, source: .box(box)),
        Field(
          name: "理由", type: .choice,
          source: .marks(.check, [Mark(label: "紛失", box: box), Mark(label: "破損", box: box)]),
          codes: ["紛失": "01"]),
        Field(
          name: "家族", type: .table,
          source: .table(
            Table(
              firstRow: 0, pitch: 10, rowCount: 4,
              columns: [
                Field(name: "氏名", type: .name, required: true, source: .box(box)),
                Field(name: "続柄", type: .text, source: .box(box), oneOf: ["妻", "子", "その他"]),
              ]))),
      ],
      rules: rules, review: review, approve: approve, queue: "国保窓口",
      deliver: [
        .csv(
          FileTarget(
            folder: "国保/再交付", encoding: encoding,
            columns: [Column(header: "氏名", value: "氏名")]))
      ])
  }

  static let order = Rule(
    demand: .check(RuleText("届出日 >= 生年月日", line: 1, column: 1)), say: "届出日が生年月日より前です")

  static let each = Rule(
    each: "家族", demand: .check(RuleText("続柄 != 'その他'", line: 2, column: 1)),
    say: "続柄を確認してください")

  static func field(
    _ name: String, _ type: FieldType, _ value: String?, accepted: Bool = true,
    raw: String? = nil, page: Int? = 1, findings: [Finding] = []
  ) -> FieldReading {
    FieldReading(
      name: name, type: type.rawValue, page: page, box: [0, 0, 10, 10], raw: raw ?? value ?? "",
      value: value, confidence: accepted ? 0.9999 : 0.8, accepted: accepted, findings: findings)
  }

  static func reading(_ fields: [FieldReading], findings: [Finding] = []) -> CaseReading {
    CaseReading(
      workflow: "saikofu", version: "digest-1", score: 1, pages: [1], fields: fields,
      findings: findings)
  }

  static func content(
    _ fields: [FieldReading], workflow: Workflow, findings: [Finding] = [],
    chance: () -> Double = { 0.5 }
  ) -> CaseContent {
    CaseContent(
      reading: reading(fields, findings: findings), workflow: workflow, facts: facts,
      checker: WorkflowChecker(), chance: chance)
  }
}
