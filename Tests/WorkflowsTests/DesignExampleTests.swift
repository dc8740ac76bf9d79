import Foundation
import Japanese
import Testing
import Workflows

@Suite struct DesignExampleTests {
  private func workflow() throws -> Workflow {
    let result = load(DesignExample.yaml)
    #expect(result.diagnostics.isEmpty)
    return try #require(result.workflow)
  }

  @Test func decodesWithoutAnyDiagnostic() throws {
    let workflow = try workflow()
    #expect(workflow.id == "kokuho-saikofu")
    #expect(workflow.fields.map(\.name).count == 11)
    #expect(workflow.approve == ["係長"])
    #expect(workflow.retain == Retention(years: 5, from: .fiscalYearAfterCompletion))
    #expect(workflow.review == ReviewPolicy(mode: .doubtful, double: ["個人番号"], sample: 0.02))
  }

  @Test func keepsTheOrderAndTheTextOfScalars() throws {
    let workflow = try workflow()
    let reason = try #require(workflow.field(named: "申請理由"))
    #expect(reason.labels == ["紛失", "破損", "その他"])
    #expect(reason.codes == ["紛失": "01", "破損": "02", "その他": "99"])
  }

  @Test func placesCellsAndRows() throws {
    let workflow = try workflow()
    let number = try #require(workflow.field(named: "個人番号"))
    #expect(number.textBoxes.count == 12)
    #expect(abs(number.textBoxes[4].x - (45 + 4 * 6.4 + 1.5)) < 1e-9)
    let table = try #require(workflow.field(named: "再交付を受ける人"))
    #expect(table.cells.count == 4)
    #expect(table.cells[2][1].name == "再交付を受ける人[3].続柄")
    #expect(table.cells[2][1].source == .box(Box(x: 80, y: 160, width: 20, height: 10)))
    #expect(table.allBoxes.count == 8)
    #expect(workflow.field(named: "届出人印")?.textBoxes == [])
    #expect(workflow.field(named: "届出人印")?.allBoxes.count == 1)
    #expect(workflow.field(named: "生年月日")?.allBoxes.count == 8)
    #expect(workflow.field(named: "生年月日")?.textBoxes.count == 3)
  }

  @Test func namesColumnsForDelivery() throws {
    let workflow = try workflow()
    #expect(workflow.fieldNames.prefix(3) == ["受付番号", "受付日", "部署"])
    #expect(workflow.fieldNames.contains("申請理由.code"))
    #expect(!workflow.fieldNames.contains("再交付を受ける人"))
    #expect(workflow.fieldNames(rowsOf: "再交付を受ける人").prefix(2) == ["氏名", "続柄"])
    guard case .csv(let file) = workflow.deliver.first else {
      Issue.record("no csv")
      return
    }
    #expect(file.encoding == .shiftJIS)
    #expect(file.columns.map(\.header) == ["受付番号", "氏名", "生年月日", "理由"])
    #expect(file.columns[2].format == "yyyyMMdd")
  }

  @Test func rulesKnowWhereTheyStand() throws {
    let workflow = try workflow()
    let lines = DesignExample.yaml.split(separator: "\n", omittingEmptySubsequences: false)
    guard case .check(let text) = workflow.rules[0].demand else {
      Issue.record("no check")
      return
    }
    let line = lines[text.line - 1].unicodeScalars.dropFirst(text.column - 1)
    #expect(String(String.UnicodeScalarView(line)).hasPrefix("届出日 >= 生年月日"))
  }

  @Test func itsRulesSpeak() throws {
    let engine = try RuleEngine(workflow: try workflow())
    let day = try #require(CalendarDate(iso: "2026-04-01"))
    let values = CaseValues(
      values: ["届出日": "2020-01-01", "生年月日": "2021-01-01", "申請理由": "その他"],
      tables: ["再交付を受ける人": [["氏名": "受付 花子", "続柄": "妻"], ["氏名": "受付 太郎", "続柄": "その他"]]])
    let violations = engine.evaluate(values: values, receptionDate: day)
    #expect(violations.map(\.ruleIndex) == [0, 1, 2])
    #expect(violations[0].fields == ["届出日", "生年月日"])
    #expect(violations[0].say == "届出日が生年月日より前です")
    #expect(violations[1].fields == ["その他の理由", "申請理由"])
    #expect(violations[1].say.contains("その他の理由が空です"))
    #expect(violations[1].english.contains("must not be empty"))
    #expect(violations[2].row == 1)
    #expect(violations[2].fields == ["再交付を受ける人[2].続柄"])
    #expect(engine.evaluate(values: CaseValues(), receptionDate: day).isEmpty)
  }

  @Test func canonicalJSONRoundTrips() throws {
    let workflow = try workflow()
    let data = try workflow.canonicalJSON()
    let again = try JSONDecoder().decode(Workflow.self, from: data)
    #expect(again == workflow)
    #expect(try again.canonicalJSON() == data)
    let other = try #require(
      load(DesignExample.yaml.replacingOccurrences(of: "sample: 0.02", with: "sample: 0.03"))
        .workflow)
    #expect(try other.canonicalJSON() != data)
  }
}
