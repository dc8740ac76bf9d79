import Foundation
import TestKit
import Testing
import Workflows

@testable import Delivery

@Suite struct FileRendererTests {
  func csv(_ file: FileTarget, _ cases: [DeliveredCase]) throws -> String {
    let bytes = try FileRenderer(.csv(file), workflow: Sample.workflow()).render(cases)
    return try #require(String(validating: bytes, as: UTF8.self))
  }

  @Test func everyKindOfColumn() throws {
    let text = try csv(
      Sample.file([
        Column(header: "受付番号", value: "受付番号"),
        Column(header: "日", value: "受付日", format: "yyyyMMdd"),
        Column(header: "部署", value: "部署"), Column(header: "名", value: "氏名"),
        Column(header: "生年", value: "生年月日", format: "Gyy.MM.dd"),
        Column(header: "理由", value: "理由.code"), Column(header: "区分", value: "区分.code"),
      ]),
      [
        Sample.delivered([
          "氏名": "髙橋　花子", "生年月日": "1989-01-07", "理由": "紛失", "区分": "甲;乙",
        ])
      ])
    #expect(
      text == """
        受付番号,日,部署,名,生年,理由,区分\r
        R8-こども課-000001,20261123,こども課,髙橋　花子,昭和64.01.07,01,A;B\r

        """)
  }

  @Test func emptyValuesAreEmptyAndRowsOfATableAreLines() throws {
    let file = Sample.file(
      [
        Column(header: "番号", value: "受付番号"), Column(header: "児童", value: "氏名"),
        Column(header: "続柄", value: "続柄.code"), Column(header: "理由", value: "理由"),
      ], rows: .table("児童"))
    let text = try csv(
      file,
      [
        Sample.delivered(
          [
            "氏名": "親", "児童[1].氏名": "一郎", "児童[1].続柄": "子", "児童[10].氏名": "十郎", "児童[2].氏名": "二郎",
          ]), Sample.delivered(["氏名": "親だけ"], number: 2),
      ])
    #expect(
      text.components(separatedBy: "\r\n") == [
        "番号,児童,続柄,理由", "R8-こども課-000001,一郎,1,", "R8-こども課-000001,二郎,,", "R8-こども課-000001,十郎,,", "",
      ])
  }

  @Test func quotesFollowRFC4180() throws {
    let text = try csv(
      Sample.file([Column(header: "a,b", value: "氏名")]),
      ["x", "a,b", "a\"b", "a\nb", "=1+1", " x "].map { Sample.delivered(["氏名": $0]) })
    #expect(text == "\"a,b\"\r\nx\r\n\"a,b\"\r\n\"a\"\"b\"\r\n\"a\nb\"\r\n=1+1\r\n x \r\n")
  }

  /// Whatever a value holds, a reader of CSV gets it back.
  @Test func csvSurvivesTheRoundTrip() throws {
    var random = SplitMix64(seed: 4)
    let alphabet = ["a", "\"", ",", "\r", "\n", "髙", "\u{301}", "𠮷", " ", "'"]
    for _ in 0..<500 {
      let values = (0..<3).map { _ in
        (0..<Int.random(in: 0..<8, using: &random)).map { _ in
          alphabet.randomElement(using: &random) ?? ""
        }
        .joined()
      }
      let text = try csv(Sample.file(), values.map { Sample.delivered(["氏名": $0]) })
      let read = parse(text).dropFirst().map { $0.first ?? "" }
      #expect(read.map { Array($0.unicodeScalars) } == values.map { Array($0.unicodeScalars) })
    }
  }

  @Test func theMarkOfUTF8StandsOnlyWhereAskedFor() throws {
    let one = [Sample.delivered(["氏名": "a"])]
    let workflow = Sample.workflow()
    let plain = try FileRenderer(.csv(Sample.file()), workflow: workflow).render(one)
    let marked = try FileRenderer(.csv(Sample.file(encoding: .utf8WithBOM)), workflow: workflow)
      .render(one)
    #expect(marked == [0xEF, 0xBB, 0xBF] + plain)
  }

  @Test func shiftJISHoldsWhatWindowsHolds() throws {
    let bytes = try FileRenderer(
      .csv(Sample.file(encoding: .shiftJIS)), workflow: Sample.workflow()
    ).render([Sample.delivered(["氏名": "髙橋①～"])])
    // Header 氏名, then 髙 FBFC, 橋 8BB4, ① 8740, ～ 8160.
    #expect(
      bytes == [
        0x8E, 0x81, 0x96, 0xBC, 13, 10, 0xFB, 0xFC, 0x8B, 0xB4, 0x87, 0x40, 0x81, 0x60, 13, 10,
      ])
  }

  @Test(arguments: [("〜", "U+301C"), ("−", "U+2212"), ("𠮷", "U+20BB7")])
  func whatShiftJISLacksIsAnErrorAndNeverAQuestionMark(_ text: String, _ code: String) throws {
    let renderer = FileRenderer(
      .csv(Sample.file(encoding: .shiftJIS)), workflow: Sample.workflow())
    let error = #expect(throws: DeliveryProblem.self) {
      _ = try renderer.render([Sample.delivered(["氏名": "田中\(text)太郎"])])
    }
    #expect(
      error == DeliveryProblem(.unencodable, subject: "R8-こども課-000001", column: "氏名", detail: code))
    #expect(error?.japanese.contains("田中") == false)
    #expect(error?.english.contains(text) == false)
  }

  @Test func impossibleColumnsAreErrors() {
    func error(_ column: Column, _ values: [String: String]) -> DeliveryProblem.Code? {
      do {
        _ = try FileRenderer(.csv(Sample.file([column])), workflow: Sample.workflow()).render([
          Sample.delivered(values)
        ])
        return nil
      } catch {
        return error.code
      }
    }
    #expect(error(Column(header: "x", value: "ない"), [:]) == .unknownColumn)
    #expect(error(Column(header: "x", value: "理由.code"), ["理由": "その他"]) == .noCode)
    #expect(error(Column(header: "x", value: "生年月日", format: "yyyy"), ["生年月日": "x"]) == .badDate)
    #expect(
      error(Column(header: "x", value: "生年月日", format: "G"), ["生年月日": "1500-01-01"]) == .badDate)
    #expect(error(Column(header: "x", value: "生年月日", format: "yyyy"), [:]) == nil)
  }

  @Test func jsonKeepsTheOrderOfColumnsAndEscapes() throws {
    let file = Sample.file([
      Column(header: "b", value: "氏名"), Column(header: "a\"", value: "理由"),
    ])
    let value = "\"\\\n\u{1}髙/"
    let bytes = try FileRenderer(.json(file), workflow: Sample.workflow()).render([
      Sample.delivered(["氏名": value]), Sample.delivered(["理由": "紛失"]),
    ])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("[\n  {\"b\": \"\\\"\\\\\\n\\u0001髙/\", \"a\\\"\": null},\n"))
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    #expect(list[0]["b"] as? String == value)
    #expect(list[1]["a\""] as? String == "紛失")
    let none = try FileRenderer(.json(file), workflow: Sample.workflow()).render([])
    #expect(String(decoding: none, as: UTF8.self) == "[]\n")
  }

  /// A small reader of RFC 4180.
  private func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if isQuoted {
        if scalar == "\"" {
          if index + 1 < scalars.count, scalars[index + 1] == "\"" {
            cell.append("\"")
            index += 1
          } else {
            isQuoted = false
          }
        } else {
          cell.append(scalar)
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," {
        row.append(String(cell))
        cell = .init()
      } else if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
        rows.append(row + [String(cell)])
        row = []
        cell = .init()
        index += 1
      } else {
        cell.append(scalar)
      }
      index += 1
    }
    return rows
  }
}
