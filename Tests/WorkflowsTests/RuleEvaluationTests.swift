import Foundation
import Japanese
import TestKit
import Testing

@testable import Workflows

@Suite struct RuleEvaluationTests {
  static let form = SmallFile.yaml(
    fields: """
        氏名: {type: name, box: [10, 10, 50, 8]}
        届出日: {type: date, box: [10, 20, 50, 8]}
        生年月日: {type: date, box: [10, 30, 50, 8]}
        金額: {type: number, box: [10, 40, 50, 8]}
        番号: {type: digits, box: [10, 50, 50, 8]}
        理由: {type: choice, marks: {紛失: [10, 60, 5, 5], その他: [20, 60, 5, 5]}, codes: {紛失: "01", その他: 99}}
        添付: {type: choices, marks: {写真: [10, 70, 5, 5], 同意: [20, 70, 5, 5]}}
        印: {type: seal, box: [100, 10, 16, 16]}
        子:
          type: table
          rows: {first: 100, pitch: 10, count: 3}
          columns:
            名: {type: name, box: [10, 0, 30, 9]}
            手当: {type: number, box: [50, 0, 30, 9]}
            続柄: {type: text, box: [90, 0, 20, 9], one_of: [子, 孫], codes: {子: a, 孫: b}}
      """)

  static let values = CaseValues(
    values: [
      "氏名": "受付 花子", "届出日": "2026-03-31", "生年月日": "2008-04-01", "金額": "1200", "番号": "007",
      "理由": "紛失", "添付": "写真;同意", "印": "有",
    ],
    tables: ["子": [["名": "一", "手当": "100", "続柄": "子"], ["名": "二", "手当": "", "続柄": "孫"]]])

  private func outcome(
    _ text: String, _ values: CaseValues = Self.values
  ) throws -> RuleValue {
    let workflow = try #require(load(Self.form).workflow)
    let scope = RuleScope(workflow: workflow, each: nil)
    let expression = try RuleParser.parse(text)
    #expect(RuleTypeChecker.problems(of: expression, in: scope).map(\.japanese) == [], "\(text)")
    let day = try #require(CalendarDate(iso: "2026-04-01"))
    let row = RuleRow(
      workflow: workflow, scope: scope, values: values, receptionDate: day, row: nil)
    return row.evaluator.value(expression)
  }

  @Test(arguments: [
    ("届出日 > 生年月日", true), ("届出日 == '2026-03-31'", true), ("'2026-04-01' <= 届出日", false),
    ("age(生年月日, 届出日) == 17", true), ("age(生年月日) == 18", true), ("today() - 届出日 == 1", true),
    ("届出日 + 1 == 受付日", true), ("届出日 - '2026-03-01' == 30", true),
    ("year(届出日) == 2026 and month(届出日) == 3 and day(届出日) == 31", true),
    ("date('2026-04-01') == today()", true), ("金額 * 2 - 400 == 2000", true),
    ("金額 / 3 == 400", true),
    ("-金額 < 0", true), ("番号 == '007'", true), ("length(番号) == 3", true),
    ("理由 == '紛失'", true), ("理由.code == '01'", true), ("理由 in ['紛失', 'その他']", true),
    ("理由 not in ['その他']", true), ("'同意' in 添付", true), ("contains(添付, '写真')", true),
    ("count(添付) == 2", true), ("印", true), ("filled(印) and not empty(氏名)", true),
    ("count(子) == 2", true), ("sum(子.手当) == 100", true), ("'孫' in 子.続柄", true),
    ("contains(子.続柄.code, 'b')", true), ("contains(氏名, '花')", true),
    ("starts_with(氏名, '受付')", true),
    ("ends_with(氏名, '受付')", false), ("部署 == '総務課'", true), ("empty(子)", false),
    ("false or not true", false), ("(理由 == '紛失') == 印", true),
  ])
  func comesTo(_ text: String, _ wanted: Bool) throws {
    #expect(try outcome(text) == .boolean(wanted), "\(text)")
  }

  @Test(arguments: [
    "届出日 > 生年月日", "age(生年月日) < 18", "金額 > 0", "理由 == '紛失'", "理由.code != '01'", "理由 in ['紛失']",
    "length(氏名) > 3", "not (金額 > 0)", "金額 > 0 and true", "金額 > 0 or false", "contains(氏名, 'x')",
    "金額 / 0 == 1",
  ])
  func isUnknownWithoutValues(_ text: String) throws {
    #expect(try outcome(text, CaseValues()) == .missing, "\(text)")
  }

  @Test(arguments: [
    ("empty(氏名)", true), ("filled(印)", false), ("印", false), ("'同意' in 添付", false),
    ("empty(添付)", true), ("count(子) == 0", true), ("empty(子)", true), ("sum(子.手当) == 0", true),
    ("金額 > 0 and false", false), ("金額 > 0 or true", true),
  ])
  func isCertainWithoutValues(_ text: String, _ wanted: Bool) throws {
    #expect(try outcome(text, CaseValues()) == .boolean(wanted), "\(text)")
  }

  @Test func ordersNumbersLikeNumbers() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let a = Int.random(in: -100_000...100_000, using: &random)
      let b = Int.random(in: -100_000...100_000, using: &random)
      let values = CaseValues(values: ["金額": String(a)])
      #expect(try outcome("金額 < \(b)", values) == .boolean(a < b))
      #expect(try outcome("金額 + \(b) == \(a + b)", values) == .boolean(true))
    }
  }

  /// De Morgan and double negation hold in three values too.
  @Test func keepsTheLawsOfThreeValues() throws {
    let atoms = ["true", "false", "金額 > 0"]
    let none = CaseValues()
    for a in atoms {
      #expect(try outcome("not not (\(a))", none) == outcome(a, none))
      for b in atoms {
        #expect(
          try outcome("not ((\(a)) and (\(b)))", none)
            == outcome("not (\(a)) or not (\(b))", none))
        #expect(try outcome("(\(a)) and (\(b))", none) == outcome("(\(b)) and (\(a))", none))
      }
    }
  }

  @Test(arguments: [
    ("届出日 > 5", "rule.type", 6), ("金額 == '5'", "rule.type", 6), ("番号 == 7", "rule.type", 6),
    ("氏名", "rule.type", 0), ("氏明 == 'x'", "rule.name", 0), ("届出日 > '令和8年'", "rule.date", 6),
    ("理由 == '粉失'", "rule.label", 6), ("理由.code in ['01', '1']", "rule.label", 18),
    ("氏名.code == 'x'", "rule.name", 0), ("添付 == '写真'", "rule.type", 0),
    ("sum(氏名) > 0", "rule.type", 4),
    ("子.年 == 1", "rule.name", 0), ("印 > 印", "rule.type", 0), ("age(氏名) > 3", "rule.type", 4),
    ("金額 and 印", "rule.type", 0), ("金額 + 氏名 > 1", "rule.type", 5), ("子 == 1", "rule.type", 0),
    ("'印鑑' in 添付", "rule.label", 0), ("length(金額) > 1", "rule.type", 7),
    ("理由 in [1, 2]", "rule.type", 7), ("氏名 in 氏名", "rule.type", 6), ("名 == 'x'", "rule.name", 0),
  ])
  func refusesWhatCannotBeMeant(_ text: String, _ code: String, _ offset: Int) throws {
    let workflow = try #require(load(Self.form).workflow)
    let scope = RuleScope(workflow: workflow, each: nil)
    let problems = RuleTypeChecker.problems(of: try RuleParser.parse(text), in: scope)
    #expect(problems.first?.code == code, "\(text)")
    #expect(problems.first?.offset == offset, "\(text)")
  }

  @Test func suggestsWhatWasMeant() throws {
    let workflow = try #require(load(Self.form).workflow)
    let scope = RuleScope(workflow: workflow, each: nil)
    func suggestion(_ text: String) throws -> String? {
      RuleTypeChecker.problems(of: try RuleParser.parse(text), in: scope).first?.suggestion
    }
    #expect(try suggestion("番号 == 7") == "'7'")
    #expect(try suggestion("金額 == '1200'") == "1200")
    #expect(try suggestion("届出 > today()") == "届出日")
    #expect(try suggestion("名 == 'x'") == "子.名" || suggestion("名 == 'x'") == "氏名")
    #expect(try suggestion("添付 == '写真'") == "'写真' in 添付")
    #expect(try suggestion("氏名") == "filled(氏名)")
  }

  /// The type checker and the evaluator never crash on an expression, whatever its types.
  @Test func survivesAnyExpression() throws {
    let workflow = try #require(load(Self.form).workflow)
    let day = try #require(CalendarDate(iso: "2026-04-01"))
    var random = SplitMix64(seed: 11)
    for _ in 0..<2000 {
      let expression = RandomExpression.make(depth: 4, &random)
      let scope = RuleScope(workflow: workflow, each: nil)
      _ = RuleTypeChecker.problems(of: expression, in: scope)
      _ = RuleReach.outcomes(of: expression, in: scope)
      let row = RuleRow(
        workflow: workflow, scope: scope, values: Self.values, receptionDate: day, row: nil)
      _ = row.evaluator.value(expression)
    }
  }

  /// What actually happens is among what is called possible.
  @Test(arguments: ["理由 == '紛失' and 印", "not 印 or 理由.code == '99'", "理由 in ['紛失'] and 金額 > 3"])
  func reachHoldsEveryOutcome(_ text: String) throws {
    let workflow = try #require(load(Self.form).workflow)
    let scope = RuleScope(workflow: workflow, each: nil)
    let outcomes = RuleReach.outcomes(of: try RuleParser.parse(text), in: scope)
    for reason in ["", "紛失", "その他"] {
      for seal in ["", "有"] {
        for amount in ["", "1", "9"] {
          let values = CaseValues(values: ["理由": reason, "印": seal, "金額": amount])
          switch try outcome(text, values) {
          case .boolean(true): #expect(outcomes.contains(.yes))
          case .boolean(false): #expect(outcomes.contains(.no))
          default: #expect(outcomes.contains(.unknown))
          }
        }
      }
    }
  }

  @Test func rowsSeeTheirColumnsAndTheCase() throws {
    let yaml =
      Self.form + """

        rules:
          - {each: 子, when: "理由 == '紛失'", check: "手当 > 100 and 氏名 != ''"}
          - {each: 子, require: [手当]}
        """
    let result = load(yaml)
    #expect(result.places == [])
    let engine = try RuleEngine(workflow: try #require(result.workflow))
    let day = try #require(CalendarDate(iso: "2026-04-01"))
    let violations = engine.evaluate(values: Self.values, receptionDate: day)
    #expect(violations.map(\.ruleIndex) == [0, 1])
    #expect(violations.map(\.row) == [0, 1])
    #expect(violations[0].fields == ["子[1].手当", "氏名", "理由"])
    #expect(violations[0].say.contains("成り立ちません"))
    #expect(violations[1].fields == ["子[2].手当"])
  }

  @Test func takesValuesByTheNamesOfReadingsAndPassesBlankRows() throws {
    let workflow = try #require(
      load(
        Self.form + """

          rules:
            - {each: 子, require: [手当]}
            - {check: "count(子) == 3"}
          """
      ).workflow)
    let values = CaseValues(
      named: ["氏名": "受付 花子", "子[1].名": "一", "子[1].手当": "5", "子[3].名": "三"], in: workflow)
    #expect(values.tables["子"]?.count == 3)
    #expect(values.values == ["氏名": "受付 花子"])
    let day = try #require(CalendarDate(iso: "2026-04-01"))
    let violations = try RuleEngine(workflow: workflow).evaluate(values: values, receptionDate: day)
    #expect(violations.map(\.fields) == [["子[3].手当"], ["子"]])
  }

  @Test func theEngineRefusesBrokenRules() throws {
    var workflow = try #require(load(Self.form).workflow)
    workflow.rules = [
      Rule(demand: .check(RuleText("氏名 >", line: 1, column: 1))),
      Rule(demand: .check(RuleText("無名 == 'x'", line: 1, column: 1))),
    ]
    let problems = #expect(throws: RuleProblems.self) { try RuleEngine(workflow: workflow) }
    #expect(problems?.list.map(\.ruleIndex) == [0, 1])
    #expect(problems?.list.map(\.problem.code) == ["rule.syntax", "rule.name"])
  }
}
