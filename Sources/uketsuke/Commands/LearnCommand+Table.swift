import Daemon
import Foundation
import Judging
import Readings

extension LearnCommand {
  /// What would be learned, a line for each kind of values, alphabet, and names.
  static func table(_ teaching: Teaching) -> String {
    var table = TextTable("学習の対象", "案件", "確認数", "誤り", "現状", "学習後", "採否")
    for (pool, outcome) in teaching.outcomes.sorted(by: { $0.key < $1.key }) {
      table.rows.append([
        "判定 \(pool)", String(outcome.cases), String(outcome.values), String(outcome.wrong),
        outcome.lossBefore.map { String(format: "損失 %.5f", $0) } ?? "–",
        outcome.lossAfter.map { String(format: "損失 %.5f", $0) } ?? "–",
        word(outcome.isTaken, isReplayed: outcome.lossBefore != nil),
      ])
    }
    for (alphabet, outcome) in teaching.letters.sorted(by: { $0.key < $1.key }) {
      table.rows.append([
        "マスの文字 \(names[alphabet] ?? alphabet)", String(outcome.cases), String(outcome.boxes), "–",
        outcome.wrongBefore.map { "誤読 \($0)" } ?? "–",
        outcome.wrongAfter.map { "誤読 \($0)" } ?? "–",
        word(outcome.isTaken, isReplayed: outcome.wrongBefore != nil),
      ])
    }
    if teaching.namedCases > 0 {
      let known = teaching.calibration?.names ?? []
      let families = known.count { $0.isFamily }
      table.rows.append([
        "人名", String(teaching.namedCases), "–", "–", "–",
        "姓 \(families)件・名 \(known.count - families)件",
        word(!known.isEmpty, isReplayed: false),
      ])
    }
    return table.text
  }

  private static let names = [
    "digits": "数字", "katakana": "カタカナ", "hiragana": "ひらがな",
  ]

  private static func word(_ isTaken: Bool, isReplayed: Bool) -> String {
    isTaken ? "採用" : isReplayed ? "不採用" : "案件不足"
  }
}
