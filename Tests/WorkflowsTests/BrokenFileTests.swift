import Testing

@testable import Workflows

/// One broken file and the diagnostics that it must bring, as `code@line:column`.
struct BrokenFile: Sendable, CustomTestStringConvertible {
  let name: String
  let yaml: String
  let places: [String]
  let suggestion: String?

  init(_ name: String, _ yaml: String, _ places: String..., suggestion: String? = nil) {
    self.name = name
    self.yaml = yaml
    self.places = places
    self.suggestion = suggestion
  }

  var testDescription: String { name }
}

@Suite struct BrokenFileTests {
  private static let choice =
    "  理由: {type: choice, marks: {紛失: [10, 60, 5, 5], 破損: [20, 60, 5, 5]}, codes: {紛失: 1, 破損: 2}}"
  private static let table = """
      氏名: {type: name, box: [10, 10, 50, 8]}
      子: {type: table, rows: {first: 100, pitch: 10, count: 3}, columns: {名: {type: name, box: [10, 0, 30, 9]}}}
    """

  private static func csv(
    _ rest: String, fields: String = "  氏名: {type: name, box: [10, 10, 50, 8]}"
  ) -> String {
    SmallFile.yaml(fields: fields, tail: "deliver:\n  - csv: {folder: out, \(rest)}")
  }

  private static func fields(_ text: String) -> String { SmallFile.yaml(fields: text) }
  private static func tail(_ text: String) -> String { SmallFile.yaml(tail: text) }
  private static func rule(_ text: String, fields: String = choice) -> String {
    SmallFile.yaml(fields: fields, tail: "rules:\n  - \(text)")
  }

  /// Keys and kinds. Line 8 is the first field, line 9 what follows it.
  static let shapes: [BrokenFile] = [
    BrokenFile(
      "kinds without a barcode",
      fields("  番号: {type: text, box: [10, 10, 50, 8], kinds: [qr]}"), "kinds.no-barcode@8:42",
      suggestion: "barcode: [x, y, w, h]"),
    BrokenFile(
      "a kind twice", fields("  番号: {type: text, barcode: [10, 10, 50, 8], kinds: [qr, qr]}"),
      "kinds.duplicate@8:58"),
    BrokenFile(
      "an unknown kind", fields("  番号: {type: text, barcode: [10, 10, 50, 8], kinds: [code129]}"),
      "value.word@8:54", suggestion: "code128"),
    BrokenFile(
      "box and barcode",
      fields("  番号: {type: text, box: [10, 10, 50, 8], barcode: [10, 30, 50, 8]}"),
      "key.conflict@8:42"),
    BrokenFile(
      "a barcode off the page", fields("  番号: {type: digits, barcode: [400, 10, 50, 8]}"),
      "box.outside@8:31"),
    BrokenFile(
      "a barcode over writing",
      fields(
        """
          番号: {type: text, barcode: [10, 10, 50, 8]}
          氏名: {type: name, box: [30, 10, 50, 8]}
        """), "box.overlap@9:25"),
    BrokenFile("empty", "", "yaml.empty@1:1"),
    BrokenFile("only a comment", "# nothing\n", "yaml.empty@1:1"),
    BrokenFile("a list", "- a\n", "kind.wrong@1:1"),
    BrokenFile("tab", "id: a\n\tname: b\n", "yaml.syntax@2:1"),
    BrokenFile("not closed", "id: 'a\nname: b\n", "yaml.syntax@3:1"),
    BrokenFile("two documents", tail("---\nid: b"), "yaml.several-documents@9:1"),
    BrokenFile("unknown key", tail("aprove: [係長]"), "key.unknown@9:1", suggestion: "approve"),
    BrokenFile("japanese key", tail("決裁: [係長]"), "key.unknown@9:1", suggestion: "approve"),
    BrokenFile(
      "missing keys", "id: a\n", "key.missing@1:1", "key.missing@1:1", "key.missing@1:1",
      "key.missing@1:1", "key.missing@1:1"),
    BrokenFile("duplicate key", tail("queue: 別"), "yaml.duplicate-key@9:1"),
    BrokenFile("duplicate quoted key", tail("\"queue\": 別"), "yaml.duplicate-key@9:1"),
    BrokenFile(
      "two duplicates", tail("queue: 別\nname: 別\nqueue: 又"), "yaml.duplicate-key@9:1",
      "yaml.duplicate-key@10:1", "yaml.duplicate-key@11:1"),
    BrokenFile(
      "bad id", tail("").replacing("test-form", with: "Test_Form"), "value.identifier@1:5"),
    BrokenFile("no value", tail("").replacing("総務課", with: ""), "value.empty@3:12"),
    BrokenFile("bad word", tail("activation: aproved"), "value.word@9:13", suggestion: "approved"),
    BrokenFile("text for a list", tail("approve: 係長"), "kind.wrong@9:10", suggestion: "[係長]"),
    BrokenFile("empty role", tail("approve: ['']"), "value.empty@9:11"),
    BrokenFile("max_error", tail("accept: {max_error: 0.6}"), "value.range@9:21"),
    BrokenFile("sample", tail("review: {sample: 2}"), "value.range@9:18"),
    BrokenFile(
      "quoted number", tail("review: {sample: '0.1'}"), "value.number@9:18", suggestion: "0.1"),
    BrokenFile("wide number", tail("retain: {years: ５}"), "value.number@9:17", suggestion: "5"),
    BrokenFile("exponent", tail("accept: {max_error: 1e-3}"), "value.number@9:21"),
    BrokenFile(
      "bad start", tail("retain: {years: 5, from: 完了日}"), "value.word@9:26", suggestion: "完結日"),
    BrokenFile(
      "boolean", fields("  氏名: {type: name, required: はい, box: [1, 1, 9, 9]}"), "kind.wrong@8:30",
      suggestion: "true"),
  ]

  static let fieldFiles: [BrokenFile] = [
    BrokenFile(
      "no type", fields("  氏名: {box: [1, 1, 9, 9]}"), "key.missing@8:7", suggestion: "type:"),
    BrokenFile(
      "bad type", fields("  氏名: {type: nmae, bax: [1, 1, 9, 9]}"), "value.word@8:14",
      "key.unknown@8:20", suggestion: "name"),
    BrokenFile("no box", fields("  氏名: {type: name}"), "key.missing@8:7"),
    BrokenFile(
      "two places",
      fields(
        "  氏名: {type: name, box: [1, 1, 9, 9], cells: {first: [1, 1, 5, 5], pitch: 5, count: 2}}"),
      "key.conflict@8:39"),
    BrokenFile("three numbers", fields("  氏名: {type: name, box: [1, 1, 9]}"), "box.count@8:25"),
    BrokenFile("no width", fields("  氏名: {type: name, box: [1, 1, 0, 9]}"), "box.size@8:32"),
    BrokenFile(
      "off the page", fields("  氏名: {type: name, box: [400, 1, 50, 9]}"), "box.outside@8:25"),
    BrokenFile("negative", fields("  氏名: {type: name, box: [-4, 1, 50, 9]}"), "box.outside@8:26"),
    BrokenFile(
      "overlap",
      fields("  甲: {type: name, box: [10, 10, 50, 8]}\n  乙: {type: name, box: [50, 12, 50, 8]}"),
      "box.overlap@9:24"),
    BrokenFile(
      "marks on text", fields("  氏名: {type: name, box: [1, 1, 9, 9], marks: {a: [1, 1, 2, 2]}}"),
      "key.unknown@8:39"),
    BrokenFile(
      "one_of on a name", fields("  氏名: {type: name, box: [1, 1, 9, 9], one_of: [a]}"),
      "key.unknown@8:39"),
    BrokenFile("built-in", fields("  受付番号: {type: text, box: [1, 1, 9, 9]}"), "name.built-in@8:3"),
    BrokenFile("bad name", fields("  氏.名: {type: text, box: [1, 1, 9, 9]}"), "name.character@8:3"),
    BrokenFile(
      "bad label", fields("  甲: {type: choice, marks: {a;b: [1, 1, 9, 9]}}"), "name.character@8:29"),
    BrokenFile(
      "code without label",
      fields("  甲: {type: choice, marks: {紛失: [1, 1, 9, 9]}, codes: {紛失: 1, 粉失: 2}}"),
      "codes.unknown-label@8:63", suggestion: "紛失"),
    BrokenFile(
      "label without code",
      fields("  甲: {type: choice, marks: {a: [1, 1, 9, 9], b: [20, 1, 9, 9]}, codes: {a: 1}}"),
      "codes.incomplete@8:65"),
    BrokenFile(
      "codes without one_of", fields("  甲: {type: text, box: [1, 1, 9, 9], codes: {a: 1}}"),
      "codes.no-labels@8:45"),
    BrokenFile(
      "gap",
      fields("  甲: {type: digits, cells: {first: [1, 1, 5, 5], pitch: 5, count: 4, gaps: {4: 1}}}"),
      "cells.gap@8:77"),
    BrokenFile(
      "gap key",
      fields("  甲: {type: digits, cells: {first: [1, 1, 5, 5], pitch: 5, count: 4, gaps: {a: 1}}}"),
      "value.number@8:77"),
    BrokenFile(
      "too few boxes",
      fields("  甲: {type: my_number, cells: {first: [1, 1, 5, 5], pitch: 5, count: 11}}"),
      "cells.count@8:70", suggestion: "12"),
    BrokenFile(
      "boxes overlap",
      fields("  甲: {type: kana, cells: {first: [1, 1, 6, 5], pitch: 5, count: 4}}"),
      "cells.pitch@8:55"),
    BrokenFile("page", fields("  甲: {type: text, page: 2, box: [1, 1, 9, 9]}"), "page.beyond@8:25"),
    BrokenFile(
      "agrees_with",
      fields(
        "  フリガナ: {type: kana, box: [1, 1, 9, 9]}\n  氏名: {type: name, box: [1, 20, 9, 9], agrees_with: フリカナ}"
      ),
      "reference.unknown@9:53", suggestion: "フリガナ"),
    BrokenFile(
      "agrees with the wrong kind",
      fields(
        "  甲: {type: seal, box: [1, 1, 9, 9]}\n  氏名: {type: name, box: [1, 20, 9, 9], agrees_with: 甲}"
      ),
      "reference.kind@9:53"),
    BrokenFile(
      "era",
      fields(
        "  甲: {type: date, parts: {era: {fixed: 令話}, year: {box: [1, 1, 9, 9]}, month: {box: [20, 1, 9, 9]}, day: {box: [40, 1, 9, 9]}}}"
      ),
      "date.era@8:40", suggestion: "令和"),
    BrokenFile(
      "month",
      fields(
        "  甲: {type: date, parts: {year: {box: [1, 1, 9, 9]}, month: {fixed: 13}, day: {box: [40, 1, 9, 9]}}}"
      ),
      "date.part@8:69"),
    BrokenFile(
      "part",
      fields(
        "  甲: {type: date, parts: {year: {}, month: {box: [20, 1, 9, 9]}, day: {box: [40, 1, 9, 9]}}}"
      ),
      "key.missing@8:33"),
    BrokenFile(
      "table in a table",
      fields(
        "  甲: {type: table, rows: {first: 1, pitch: 9, count: 2}, columns: {乙: {type: table}}}"),
      "value.word@8:78"),
    BrokenFile(
      "column too high",
      fields(
        "  甲: {type: table, rows: {first: 1, pitch: 9, count: 2}, columns: {乙: {type: text, box: [1, 0, 20, 15]}}}"
      ),
      "box.overlap@8:71"),
    BrokenFile(
      "page of a column",
      fields(
        "  甲: {type: table, rows: {first: 1, pitch: 9, count: 2}, columns: {乙: {type: text, page: 1, box: [1, 0, 20, 9]}}}"
      ),
      "key.unknown@8:84"),
  ]

  static let meanings: [BrokenFile] = [
    BrokenFile(
      "double", tail("review: {double: [氏明]}"), "reference.unknown@9:19", suggestion: "氏名"),
    BrokenFile("require", rule("{require: [理由, 利由]}"), "reference.unknown@10:20", suggestion: "理由"),
    BrokenFile(
      "check and require", rule("{check: \"理由 == '紛失'\", require: [理由]}"), "key.conflict@10:27"),
    BrokenFile("no demand", rule("{when: \"理由 == '紛失'\"}"), "key.missing@10:5"),
    BrokenFile(
      "rule syntax", rule("{check: \"理由 = '紛失'\"}"), "rule.syntax@10:17", suggestion: "=="),
    BrokenFile(
      "rule syntax, plain", rule("check: 理由 = '紛失'"), "rule.syntax@10:15", suggestion: "=="),
    BrokenFile(
      "rule syntax, single quotes", rule("{check: '理由 in [''紛失'', ''] and'}"), "rule.syntax@10:29"),
    BrokenFile(
      "rule syntax, block", rule("check: |\n      理由 ==\n      '紛失' x"), "rule.syntax@12:12"),
    BrokenFile("rule name", rule("{check: \"利由 == '紛失'\"}"), "rule.name@10:14", suggestion: "理由"),
    BrokenFile("rule label", rule("{check: \"理由 == '粉失'\"}"), "rule.label@10:20", suggestion: "紛失"),
    BrokenFile(
      "rule type", rule("{check: \"理由.code == 1\"}"), "rule.type@10:25", suggestion: "'1'"),
    BrokenFile(
      "contradiction", rule("{when: \"理由 == '紛失' and 理由 == '破損'\", require: [理由]}"),
      "rule.unreachable@10:13"),
    BrokenFile(
      "constant false", rule("{when: \"1 > 2\", require: [理由]}"), "rule.unreachable@10:13"),
    BrokenFile("constant true", rule("{check: \"理由 in ['紛失', '破損']\"}"), "rule.always-true@10:14"),
    BrokenFile(
      "true under its condition", rule("{when: \"理由 == '紛失'\", check: \"理由.code == '1'\"}"),
      "rule.always-true@10:34"),
    BrokenFile(
      "never true", rule("{check: \"理由.code == '1' and 理由 == '破損'\"}"), "rule.never-true@10:14"),
    BrokenFile(
      "each of no table", rule("{each: 理由, check: \"理由 == '紛失'\"}"), "reference.kind@10:12"),
    BrokenFile(
      "each", rule("{each: 甲, check: \"名 == ''\"}", fields: table), "reference.unknown@11:12"),
    BrokenFile(
      "column outside its rows", rule("{check: \"名 == ''\"}", fields: table), "rule.name@11:14"),
    BrokenFile("no columns", csv("columns: []"), "value.too-few@10:33"),
    BrokenFile("column", csv("columns: [氏明]"), "reference.unknown@10:34", suggestion: "氏名"),
    BrokenFile(
      "code of no codes", csv("columns: [氏名.code]"), "delivery.no-codes@10:34", suggestion: "氏名"),
    BrokenFile("twice", csv("columns: [氏名, {header: 氏名, value: 部署}]"), "column.duplicate@10:47"),
    BrokenFile(
      "format of a name", csv("columns: [{value: 氏名, format: yyyy}]"), "delivery.format@10:54"),
    BrokenFile("bad format", csv("columns: [{value: 受付日, format: YYYY}]"), "delivery.format@10:55"),
    BrokenFile("rows", csv("rows: 甲, columns: [氏名]"), "reference.unknown@10:30"),
    BrokenFile(
      "table in a column", csv("columns: [子]", fields: table), "delivery.table@11:34",
      suggestion: "rows: 子"),
    BrokenFile(
      "column without rows", csv("columns: [名]", fields: table), "reference.unknown@11:34"),
    BrokenFile("encoding", csv("encoding: sjis, columns: [氏名]"), "value.word@10:34"),
    BrokenFile(
      "header outside Shift_JIS", csv("encoding: shift_jis, columns: [{header: 氏名〜, value: 氏名}]"),
      "delivery.encoding@10:64", suggestion: "氏名～"),
    BrokenFile(
      "answer outside Shift_JIS",
      csv(
        "encoding: shift_jis, columns: [甲]",
        fields: "  甲: {type: choice, marks: {髙: [1, 1, 9, 9], 𠮷: [20, 1, 9, 9]}}"),
      "delivery.encoding@10:55"),
    BrokenFile(
      "agreement without effect",
      fields(
        "  甲: {type: date, box: [1, 1, 9, 9]}\n  氏名: {type: name, box: [1, 20, 9, 9], agrees_with: 甲}"
      ),
      "reference.no-effect@9:53"),
    BrokenFile(
      "batch", csv("batch: {cases: 0}, columns: [氏名]"), "key.missing@10:31", "value.range@10:39"),
    BrokenFile(
      "absolute folder", csv("columns: [氏名]").replacing("folder: out", with: "folder: /out"),
      "delivery.folder@10:19"),
    BrokenFile(
      "folder above", csv("columns: [氏名]").replacing("folder: out", with: "folder: a/../../b"),
      "delivery.folder@10:19"),
    BrokenFile("no target", tail("deliver: [{xml: {}}]"), "key.missing@9:11", "key.unknown@9:12"),
    BrokenFile(
      "absolute blank", tail("").replacing("forms/a.pdf", with: "/forms/a.pdf"),
      "file.absolute@6:11"),
    BrokenFile(
      "blank of no kind", tail("").replacing("forms/a.pdf", with: "forms/a.doc"), "file.kind@6:11"),
    BrokenFile(
      "blank twice", tail("").replacing("forms/a.pdf", with: "forms/a.pdf, forms/a.pdf"),
      "page.duplicate@6:24"),
    BrokenFile(
      "identify",
      tail("").replacing(
        "[forms/a.pdf]", with: "[forms/a.pdf]\n  identify: [{text: 申請書, page: 3}]"),
      "key.missing@7:14", "page.beyond@7:32"),
  ]

  @Test(arguments: shapes + fieldFiles + meanings)
  func saysWhatAndWhere(_ file: BrokenFile) {
    let result = load(file.yaml)
    #expect(result.places == file.places, "\(result.diagnostics.map(\.description))")
    if let suggestion = file.suggestion {
      #expect(result.diagnostics.contains { $0.suggestion == suggestion }, "\(result.diagnostics)")
    }
    #expect((result.workflow == nil) == !result.errors.isEmpty)
  }

  @Test func saysEverythingAtOnce() {
    let yaml = """
      id: Bad ID
      name: 試験
      departmnt: 総務課
      queue: 窓口
      queue: 二度
      form:
        pages: [a.pdf]
      fields:
        氏名: {type: name, box: [10, 10, 50]}
        住所: {type: adress, box: [10, 30, 50, 8]}
        甲: {type: text, page: 3, box: [10, 50, 50, 8], agrees_with: 氏名}
      rules:
        - {check: "氏名 == 1 and 乙 > 2"}
      review: {double: [住所, 無い], sample: 7}
      """
    #expect(
      load(yaml).places == [
        "key.missing@1:1", "value.identifier@1:5", "key.unknown@3:1", "yaml.duplicate-key@5:1",
        "box.count@9:25", "value.word@10:14", "page.beyond@11:25", "rule.name@13:26",
        "reference.unknown@14:23", "value.range@14:36",
      ])
  }
}
