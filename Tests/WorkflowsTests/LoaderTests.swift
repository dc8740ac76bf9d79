import Foundation
import TestKit
import Testing
import Workflows

@Suite struct LoaderTests {
  @Test func readsCodesAndWhereCasesEnd() throws {
    let yaml = """
      id: codes
      name: 届
      department: 市民課
      queue: 窓口
      form: {pages: [forms/a.pdf], attachments: apart, blank_pages: separator, added_text: noted}
      fields:
        フォーム番号: {type: text, barcode: [150, 5, 50, 10]}
        宛名番号: {type: digits, length: 8, barcode: [10, 5, 60, 10], kinds: [code128, qr]}
        荷物: {type: table, rows: {first: 100, pitch: 20, count: 2}, columns: {番号: {type: digits, barcode: [10, 2, 60, 10]}}}
      """
    let result = WorkflowLoader.load(text: yaml, path: "w.yaml")
    let workflow = try #require(result.workflow, "\(result.diagnostics)")
    #expect(workflow.form.attachments == .apart && !workflow.form.takesAttachments)
    #expect(workflow.form.blankPages == .separator)
    #expect(workflow.form.addedText == .noted)
    let box = Box(x: 150, y: 5, width: 50, height: 10)
    #expect(workflow.fields[0].source == .code(box, kinds: []))
    #expect(workflow.fields[0].allBoxes == [box])
    guard case .code(_, let kinds) = workflow.fields[1].source else {
      Issue.record("no code")
      return
    }
    #expect(kinds == [.code128, .qr])
    #expect(
      workflow.fields[2].cells[1][0].source
        == .code(Box(x: 10, y: 122, width: 60, height: 10), kinds: []))
    // Over the stored form and back, and files that say nothing stay as they were stored.
    let stored = try JSONDecoder().decode(Workflow.self, from: try workflow.canonicalJSON())
    #expect(stored == workflow)
    let silent = String(
      decoding: try Workflow(
        id: "a", name: "a", department: "a", form: Form(pages: []), fields: [], queue: "a"
      ).canonicalJSON(), as: UTF8.self)
    #expect(!silent.contains("attachments") && !silent.contains("blankPages"))
    #expect(!silent.contains("addedText"))
    #expect(Form(pages: []).takesAttachments)
  }

  @Test func readsWhatRealFormsNeedMore() throws {
    let yaml = """
      id: two-pages
      name: 二面の届
      department: 市民課
      queue: 窓口
      form:
        pages: [forms/a.pdf, {file: forms/a.pdf, page: 2, optional: true}, forms/b.png]
        identify:
          - {text: 転出届, box: [60, 15, 90, 12], page: 1}
      fields:
        宛名番号: {type: digits, length: 10, printed: true, box: [10, 5, 50, 6]}
        添付書類:
          type: choices
          page: 2
          style: circle
          marks: {住民票: [10, 20, 20, 6], 所得証明: [40, 20, 20, 6]}
        署名: {type: signature, page: 2, box: [10, 20, 80, 20]}
        届出日: {type: date, box: [100, 5, 50, 6]}
        異動日: {type: date, cells: {first: [10, 40, 5, 6], pitch: 5, count: 8}}
        子:
          type: table
          rows: {first: 100, pitch: 12, count: 3}
          columns:
            氏名: {type: name, box: [10, 0, 50, 8], required: true}
            生年月日: {type: date, parts: {era: {check: {平成: [70, 0, 4, 4], 令和: [70, 5, 4, 4]}}, year: {box: [76, 0, 8, 8]}, month: {box: [86, 0, 8, 8]}, day: {box: [96, 0, 8, 8]}}}
            同居: {type: choice, marks: {同居: [110, 1, 4, 4], 別居: [120, 1, 4, 4]}, codes: {同居: 01, 別居: 02}}
      approve: []
      deliver:
        - json: {folder: a, columns: [受付番号, 届出日]}
        - csv:
            folder: 市民課/転出
            encoding: utf-8-bom
            rows: 子
            batch: {cases: 50, minutes: 30}
            columns: [受付番号, 氏名, {value: 同居.code}, {header: 生, value: 生年月日, format: "Gy年M月d日"}]
      """
    let result = load(yaml)
    #expect(result.places == [])
    let workflow = try #require(result.workflow)
    #expect(workflow.form.pages[1] == FormPage(path: "forms/a.pdf", pageOfFile: 2, optional: true))
    let number = try #require(workflow.field(named: "宛名番号"))
    #expect(number.length == 10 && number.printed)
    #expect(workflow.field(named: "添付書類")?.page == 2)
    let child = try #require(workflow.field(named: "子"))
    #expect(child.table?.columns[2].codes == ["同居": "01", "別居": "02"])
    #expect(child.allBoxes.count == 3 * (1 + 2 + 3 + 2))
    #expect(child.cells[1][1].bounds?.y == 112)
    guard case .csv(let file) = workflow.deliver[1] else {
      Issue.record("no csv")
      return
    }
    #expect(file.batch == .closed(cases: 50, minutes: 30))
    #expect(file.rows == .table("子"))
    #expect(file.columns[2] == Column(header: "同居.code", value: "同居.code"))
  }

  @Test func aSearchablePDFIsATargetLikeOthers() throws {
    func targets(_ lines: String) -> (targets: [DeliveryTarget], places: [String]) {
      let yaml =
        SmallFile.yaml(fields: "  氏名: {type: name, box: [10, 10, 50, 8]}") + "\ndeliver:\n" + lines
      let result = load(yaml)
      return (result.workflow?.deliver ?? [], result.places)
    }
    let plain = targets("  - searchable_pdf: {folder: 国保/原本}\n")
    #expect(plain.places == [])
    #expect(plain.targets == [.searchablePDF(PDFTarget(folder: "国保/原本"))])
    #expect(plain.targets.first?.folder == "国保/原本" && plain.targets.first?.textFile == nil)
    let whole = targets("  - searchable_pdf: {folder: a, my_number: include}\n")
    #expect(whole.targets == [.searchablePDF(PDFTarget(folder: "a", myNumber: .include))])
    #expect(!targets("  - searchable_pdf: {folder: ../a}\n").places.isEmpty)
    #expect(!targets("  - searchable_pdf: {folder: a, my_number: maybe}\n").places.isEmpty)
    #expect(!targets("  - searchable_pdf: {}\n").places.isEmpty)
  }

  @Test func sealsAndMarksMayLieOverAnything() {
    let yaml = SmallFile.yaml(
      fields: """
          氏名: {type: name, box: [10, 10, 50, 8]}
          印: {type: seal, box: [40, 5, 30, 20]}
          理由: {type: choice, marks: {甲: [12, 11, 5, 5], 乙: [20, 11, 5, 5]}}
        """)
    #expect(load(yaml).places == [])
  }

  @Test func knowsTheSizeOfThePage() {
    let yaml = SmallFile.yaml(fields: "  氏名: {type: name, box: [170, 10, 50, 8]}")
    #expect(load(yaml).places == [])
    let a4 = WorkflowLoadOptions(pageSizes: [PageSize(width: 210, height: 297)])
    #expect(load(yaml, options: a4).places == ["box.outside@8:25"])
  }

  @Test func looksForTheBlankPages() throws {
    let place = try TemporaryFolder()
    try place.folder("forms")
    let folder = place.url
    let file = folder.appendingPathComponent("w.yaml")
    try Data(SmallFile.yaml().utf8).write(to: file)
    let options = WorkflowLoadOptions(checksFiles: true)
    #expect(
      WorkflowLoader.load(contentsOf: file.path, options: options).places == ["file.missing@6:11"])
    try Data().write(to: folder.appendingPathComponent("forms/a.pdf"))
    #expect(WorkflowLoader.load(contentsOf: file.path, options: options).places == [])
    #expect(
      WorkflowLoader.load(contentsOf: folder.appendingPathComponent("x").path).places == [
        "file.unreadable@1:1"
      ])
    try Data([0x69, 0x64, 0x3A, 0x20, 0x8E, 0x6D]).write(to: file)
    #expect(WorkflowLoader.load(contentsOf: file.path).places == ["file.encoding@1:1"])
  }

  @Test func readsFilesOfWindows() {
    let yaml = "\u{FEFF}" + SmallFile.yaml(tail: "aprove: []\n").replacing("\n", with: "\r\n")
    #expect(load(yaml).places == ["key.unknown@9:1"])
    #expect(load("\u{FEFF}ID: a\n").places.contains("key.unknown@1:1"))
  }

  @Test func showsTheLineAndTheCaret() throws {
    let yaml = SmallFile.yaml(fields: "  氏名: {type: nmae, box: [1, 1, 9, 9]}")
    let diagnostic = try #require(load(yaml).diagnostics.first)
    #expect(diagnostic.description.hasPrefix("w.yaml:8:14: error: "))
    let text = DiagnosticRenderer(language: .english).render(diagnostic, source: yaml)
    #expect(
      text == """
        w.yaml:8:14: error: 'type' cannot be 'nmae'; one of: text, kana, name, address, postal_code, phone, date, number, digits, my_number, corporate_number, choice, choices, seal, signature, table [value.word]
          8 |   氏名: {type: nmae, box: [1, 1, 9, 9]}
            |                ^
            → name

        """)
    let japanese = DiagnosticRenderer(language: .japanese).render(diagnostic, source: yaml)
    #expect(japanese.contains("書けません") && !japanese.contains("cannot"))
    let json = try JSONEncoder().encode(diagnostic)
    #expect(try JSONDecoder().decode(Diagnostic.self, from: json) == diagnostic)
  }

  @Test func saysThatAnAgreementIsNotComparedYet() throws {
    let result = load(
      SmallFile.yaml(
        fields: """
            フリガナ: {type: kana, box: [1, 1, 9, 9]}
            屋号: {type: text, box: [1, 20, 9, 9], agrees_with: フリガナ}
          """))
    #expect(result.places == ["reference.later@9:40"])
    let note = try #require(result.diagnostics.first)
    #expect(note.severity == .note && note.japanese.contains("将来の版"))
    #expect(note.description.contains(": note: "))
    #expect(result.workflow != nil && result.errors.isEmpty)
  }

  @Test func namesItsIDAndPagesEvenWhereItHasErrors() {
    let result = load(SmallFile.yaml(tail: "quue: 誤り"))
    #expect(result.workflow == nil)
    #expect(result.id == "test-form")
    #expect(result.pagePaths == ["forms/a.pdf"])
  }
}
