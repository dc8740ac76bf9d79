import Foundation
import TestKit
import Testing

@testable import Workflows

@Suite struct RuleParserTests {
  @Test(arguments: [
    ("a and b or c", "a and b or c"),
    ("a and (b or c)", "a and (b or c)"),
    ("(a and b) or c", "a and b or c"),
    ("not a == b", "not a == b"),
    ("(not a) == b", "(not a) == b"),
    ("!a && b || c", "not a and b or c"),
    ("1 + 2 * 3 - 4", "1 + 2 * 3 - 4"),
    ("(1 + 2) * 3", "(1 + 2) * 3"),
    ("1 - (2 - 3)", "1 - (2 - 3)"),
    ("-a * -2", "-a * -2"),
    ("a not in ['x', \"y\"]", "a not in ['x', 'y']"),
    ("年齢 ≧ 18 かつ 氏名 ≠ ''", "年齢 >= 18 and 氏名 != ''"),
    ("申請理由.code == '01'", "申請理由.code == '01'"),
    ("「氏名 （仮）」 == 'it''s'", "「氏名 （仮）」 == 'it''s'"),
    ("age(生年月日, date('2026-04-01')) < 18.5", "age(生年月日, date('2026-04-01')) < 18.5"),
    ("1人目氏名 == 真", "1人目氏名 == true"),
    ("(a == b) == c", "(a == b) == c"),
  ])
  func reads(_ text: String, _ printed: String) throws {
    #expect(try RuleParser.parse(text).description == printed)
  }

  @Test(
    arguments: [
      ("", "rule.syntax", 0, nil),
      ("a = b", "rule.syntax", 2, "=="),
      ("a == ", "rule.syntax", 5, nil),
      ("a == 'x", "rule.syntax", 5, "'"),
      ("(a == b", "rule.syntax", 7, ")"),
      ("a == b)", "rule.syntax", 6, nil),
      ("a < b < c", "rule.syntax", 6, "and"),
      ("agee(a)", "rule.function", 0, "age"),
      ("age(a, b, c)", "rule.arguments", 0, nil),
      ("a == 'x' AND b", "rule.syntax", 9, "and"),
      ("a == “x”", "rule.syntax", 5, "'"),
      ("a ; b", "rule.syntax", 2, nil),
      ("a.", "rule.syntax", 2, nil),
      ("[a, ]", "rule.syntax", 4, nil),
      ("in a", "rule.syntax", 0, "in"),
      ("(a == b ）", "rule.syntax", 8, ")"),
    ] as [(String, String, Int, String?)])
  func refuses(_ text: String, _ code: String, _ offset: Int, _ suggestion: String?) throws {
    let problem = #expect(throws: RuleProblem.self) { try RuleParser.parse(text) }
    #expect(problem?.code == code)
    #expect(problem?.offset == offset)
    #expect(problem?.suggestion == suggestion)
  }

  @Test func refusesDeepAndLongTexts() {
    #expect(throws: RuleProblem.self) {
      try RuleParser.parse(String(repeating: "(", count: 3000) + "a")
    }
    #expect(throws: RuleProblem.self) {
      try RuleParser.parse(String(repeating: "not ", count: 900) + "a")
    }
    #expect(throws: RuleProblem.self) { try RuleParser.parse(String(repeating: "a", count: 4001)) }
  }

  @Test(arguments: 0..<4)
  func printingAndReadingIsTheSame(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<1000 {
      let expression = RandomExpression.make(depth: 5, &random)
      #expect(try RuleParser.parse(expression.description) == expression)
    }
  }

  @Test func neverCrashesOnNonsense() {
    var random = SplitMix64(seed: 7)
    let pieces = [
      "a", "氏名", "'", "\"", "(", ")", "[", "]", ",", ".", "==", "<", "not", "in", "and", " ", "1",
      "1.5", "-", "+", "「", "」", "age(", "sum(", "≦", "\n", "真", "!", "&&",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 1...12, using: &random))
        .compactMap { _ in pieces.randomElement(using: &random) }.joined()
      do throws(RuleProblem) {
        let expression = try RuleParser.parse(text)
        let again = try RuleParser.parse(expression.description)
        #expect(again == expression)
      } catch {
        #expect(error.offset >= 0 && error.offset <= text.unicodeScalars.count)
      }
    }
  }
}

enum RandomExpression {
  static func make(depth: Int, _ random: inout SplitMix64) -> RuleExpression {
    let kind =
      depth == 0 ? Int.random(in: 0...3, using: &random) : Int.random(in: 0...8, using: &random)
    func sub() -> RuleExpression { make(depth: depth - 1, &random) }
    switch kind {
    case 0:
      let number = Decimal(Int.random(in: 0...9999, using: &random)) / 100
      return RuleExpression(.number(number))
    case 1:
      let texts = ["", "その他", "it's", "a\"b", "''", "令和 元年", "x;y"]
      return RuleExpression(.text(texts.randomElement(using: &random) ?? ""))
    case 2: return RuleExpression(.boolean(Bool.random(using: &random)))
    case 3:
      let names: [[String]] = [
        ["氏名"], ["申請理由", "code"], ["表", "列"], ["and"], ["12"], ["届出 日"], ["１人目"], ["真"], ["a_b・ー"],
        ["age"], ["表", "列", "code"],
      ]
      return RuleExpression(.name(names.randomElement(using: &random) ?? ["a"]))
    case 4: return RuleExpression(.not(sub()))
    case 5: return RuleExpression(.negative(sub()))
    case 6:
      return RuleExpression(.list((0..<Int.random(in: 0...3, using: &random)).map { _ in sub() }))
    case 7:
      let function = RuleFunction.allCases.randomElement(using: &random) ?? .today
      let count = Int.random(in: function.arguments, using: &random)
      return RuleExpression(.call(function, (0..<count).map { _ in sub() }))
    default:
      let operation = RuleOperator.allCases.randomElement(using: &random) ?? .and
      return RuleExpression(.binary(operation, sub(), sub()))
    }
  }
}
