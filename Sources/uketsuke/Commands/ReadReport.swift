import Daemon
import Foundation
import Readings

/// What `uketsuke read --json` prints for a document: the first case's form, fields and findings
/// at the top, and all cases below `cases` where there are several.
struct ReadReport: Encodable {
  struct Form: Encodable {
    var workflow: String?
    var version: String?
    var score: Double
    /// For staff.
    var name: String?
  }

  struct Field: Encodable {
    struct Reader: Encodable {
      var name: String
      var text: String
      var confidence: Double
    }

    var name: String
    var type: String
    var page: Int?
    var boxMM: [Double]
    var raw: String
    var value: String?
    var confidence: Double
    var accepted: Bool
    var findings: [Finding]
    var readers: [Reader]

    enum CodingKeys: String, CodingKey {
      case name, type, page, raw, value, confidence, accepted, findings, readers
      case boxMM = "box_mm"
    }

    func encode(to encoder: any Encoder) throws {
      var box = encoder.container(keyedBy: CodingKeys.self)
      try box.encode(name, forKey: .name)
      try box.encode(type, forKey: .type)
      try box.encode(page, forKey: .page)
      try box.encode(boxMM, forKey: .boxMM)
      try box.encode(raw, forKey: .raw)
      // Empty is said, not left out.
      try box.encode(value, forKey: .value)
      try box.encode(confidence, forKey: .confidence)
      try box.encode(accepted, forKey: .accepted)
      try box.encode(findings, forKey: .findings)
      try box.encode(readers, forKey: .readers)
    }

    init(_ field: FieldReading) {
      name = field.name
      type = field.type
      page = field.page
      boxMM = field.box
      raw = field.raw
      value = field.value
      confidence = field.confidence
      accepted = field.accepted
      findings = field.findings
      readers = field.readers.map {
        Reader(name: $0.name, text: $0.text, confidence: $0.confidence)
      }
    }
  }

  struct Case: Encodable {
    var form: Form?
    var pages: [Int]
    var fields: [Field]
    var findings: [Finding]

    init(_ reading: CaseReading, names: [String: String]) {
      form = reading.workflow.map {
        Form(workflow: $0, version: reading.version, score: reading.score, name: names[$0])
      }
      pages = reading.pages
      fields = reading.fields.map(Field.init)
      findings = reading.findings
    }
  }

  var file: String
  var sha256: String
  var pages: Int
  var form: Form?
  var fields: [Field]
  var findings: [Finding]
  var cases: [Case]?
  /// Pages that fit no form.
  var transcripts: [TranscriptReport]?
  var milliseconds: [String: Double]
  var reader: String

  /// - Parameter names: of the forms for staff, by workflow.
  init(_ file: String, _ sha256: String, _ reading: DocumentReading, names: [String: String]) {
    let all = reading.cases.map { Case($0, names: names) }
    self.file = file
    self.sha256 = sha256
    pages = reading.pages.count
    form = all.first?.form
    fields = all.first?.fields ?? []
    // A case repeats what is said of its pages.
    var seen: Set<Finding> = []
    findings = ((all.first?.findings ?? []) + reading.pages.flatMap(\.findings))
      .filter { seen.insert($0).inserted }
    cases = all.count > 1 ? all : nil
    let unknown = reading.pages.compactMap(TranscriptReport.init)
    transcripts = unknown.isEmpty ? nil : unknown
    milliseconds = reading.milliseconds
    reader = reading.reader
  }

  /// For people on a terminal.
  var text: String {
    var lines = ["\(file)  \(pages)ページ  sha256 \(sha256.prefix(12))…"]
    for one in cases ?? [single] {
      let name = FormName.text(id: one.form?.workflow, name: one.form?.name)
      lines.append("帳票 \(name)  ページ \(one.pages.map(String.init).joined(separator: ","))")
      var table = TextTable("項目", "値", "判定", "確信度", "原文")
      for field in one.fields {
        table.rows.append([
          field.name, CaseWords.value(field.value, raw: field.raw, isSettled: field.accepted),
          field.accepted ? "受入" : "要確認",
          String(format: "%.4f", field.confidence), field.raw,
        ])
      }
      if !one.fields.isEmpty { lines.append(table.text) }
      lines += CaseWords.lines(one.findings + one.fields.flatMap(\.findings))
    }
    if let cases {
      let told = Set(cases.flatMap { CaseWords.lines($0.findings) })
      lines += CaseWords.lines(findings).filter { !told.contains($0) }
    }
    lines += (transcripts ?? []).map(\.text).filter { !$0.isEmpty }
    let total = milliseconds.sorted { $0.key < $1.key }
      .map { "\($0.key) \(Int($0.value.rounded()))" }.joined(separator: ", ")
    lines.append("ミリ秒 \(total)")
    return lines.joined(separator: "\n") + "\n"
  }

  private var single: Case { Case(pages: Array(1...max(1, pages)), form: form, fields, findings) }
}

extension ReadReport.Case {
  fileprivate init(
    pages: [Int], form: ReadReport.Form?, _ fields: [ReadReport.Field], _ findings: [Finding]
  ) {
    self.form = form
    self.pages = pages
    self.fields = fields
    self.findings = findings
  }
}

/// What it prints for a document that cannot be read.
struct RefusalReport: Encodable {
  var file: String
  var code: String
  var japanese: String
  var english: String

  init(file: String, refusal: Refusal) {
    self.file = file
    code = refusal.code.rawValue
    japanese = refusal.japanese
    english = refusal.english
  }
}
