import ArgumentParser
import Daemon
import Foundation
import Readings

struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "How often sure values were wrong here. この窓口で、自動受入とされた値がどれだけ誤っていたか。",
    discussion: """
      Of the values that would go on without a person, a random share (review.sample) is asked of
      people like any other. What they answer is counted here by field and by case; no other figure
      measures the errors among the accepted. A field is proven once the count bounds its error rate by
      the workflow's max_error, and stopped where the count breaks it.

      Example: uketsuke site
      """)

  @OptionGroup var place: PlaceOptions
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func run() async throws {
    guard case .site(let report) = try await AskDesk.ask(.site, at: place) else {
      throw AskDesk.unexpected
    }
    if json { return try Output.json(report) }
    guard !report.fields.isEmpty || !report.cases.isEmpty else {
      return Output.line("まだ案件がありません。 No case yet.")
    }
    for reader in Set(report.cases.map(\.reader)).union(report.fields.map(\.reader)).sorted() {
      Output.line("読取器 \(reader)")
      show(report, of: reader)
      Output.line()
    }
  }

  private func show(_ report: SiteReport, of reader: String) {
    var fields = TextTable("帳票", "項目", "種類", "確認数", "誤り", "誤り率の上限(95%)", "許容", "この窓口の実績")
    for line in report.fields where line.reader == reader {
      fields.rows.append([
        line.form ?? line.workflow, line.field, line.kind, String(line.seen), String(line.wrong),
        percent(line.errorBound), line.maxError.map(percent) ?? "–",
        line.standing.map(SiteWords.standing) ?? "–",
      ])
    }
    Output.line(fields.text)
    Output.line()
    var pools = TextTable("種類（全帳票）", "確認数", "誤り", "誤り率の上限(95%)")
    for line in report.pools where line.reader == reader {
      pools.rows.append([
        line.kind, String(line.seen), String(line.wrong), percent(line.errorBound),
      ])
    }
    Output.line(pools.text)
    Output.line()
    var cases = TextTable("帳票", "案件", "自動受入の値", "抜取り確認した案件", "誤りのあった案件", "誤りを含む案件の上限(95%)")
    for line in report.cases where line.reader == reader {
      cases.rows.append([
        line.form ?? line.workflow, String(line.cases), String(line.accepted), String(line.seen),
        String(line.wrong), percent(line.errorBound),
      ])
    }
    Output.line(cases.text)
  }

  private func percent(_ share: Double) -> String { String(format: "%.2f%%", share * 100) }
}
