import ArgumentParser
import Casework
import Daemon
import Evaluation
import Foundation
import Judging
import Readings

struct LearnCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learns from people's answers how reading and judging are off here. 確認結果から学習する。",
    discussion: """
      Learns from what people of this site confirmed and corrected: how far the judge's scores are off
      (it only ever becomes stricter), which letters in boxes are taken for others here, and which
      names are common here. Scores and letters count only with at least 100 cases, and only where
      cases that were held back come out better than before; a letter needs 20 cases, a name 20
      persons; and, with --golden, all of it only where the scans of a golden set come out no worse.
      A value that letters or names made another waits for a person until the site's own count
      proves such values. 個人番号 never teaches. Only weights, counts and names of many are kept;
      --revert takes the last lesson back.

      Examples:
        uketsuke learn --dry-run
        uketsuke learn --by tanaka --golden fixtures
        uketsuke learn --revert --by tanaka
      """)

  @OptionGroup var place: PlaceOptions
  @OptionGroup var options: ReaderOptions
  @Option(help: "Account of the person who decides. 判断する職員のアカウント。") var by: String?
  @Option(
    help: ArgumentHelp(
      "Scans with truth to replay before it counts. 学習の前後を比べる正解付きスキャン。", valueName: "DIR"))
  var golden: String?
  @Option(
    help: "Share of the golden set's values that may lose acceptance. 正解付きスキャンで減ってよい自動受入の割合。")
  var mostLost = 0.1
  @Flag(help: "Says what would be learned; nothing changes. 学習の内容だけを表示する。") var dryRun = false
  @Flag(help: "Takes the last lesson back. 直前の学習を取り消す。") var revert = false
  @Flag(help: "Lists all that was learned. これまでの学習の一覧。") var list = false
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func validate() throws {
    if !dryRun, !list, by == nil {
      throw ValidationError("--by（職員のアカウント）を指定してください。Give --by.")
    }
    if [dryRun, revert, list].count(where: { $0 }) > 1 {
      throw ValidationError(
        "--dry-run、--revert、--list は同時に使えません。Give one of --dry-run, --revert and --list.")
    }
  }

  func run() async throws {
    if list { return try await showLessons() }
    let person = PersonID(by ?? "")
    if revert {
      guard case .unlearned(let number) = try await AskDesk.ask(.unlearn(by: person), at: place)
      else { throw AskDesk.unexpected }
      return Output.line("学習 \(number) を取り消しました。 Lesson \(number) was taken back.")
    }
    guard case .teaching(let teaching) = try await AskDesk.ask(.teach, at: place) else {
      throw AskDesk.unexpected
    }
    if json { try Output.json(teaching) } else { Output.line(Self.table(teaching)) }
    guard let calibration = teaching.calibration else {
      Output.complain(
        "学習できるものがありません（種類ごとに\(SiteLearner.fewestCases)案件以上の確認と、現状より良い結果が必要です）。"
          + " Nothing to learn: it takes \(SiteLearner.fewestCases) cases a kind that come out better."
      )
      throw ExitCode.dataError
    }
    if let golden { try await replay(calibration, golden) }
    if dryRun { return }
    _ = try await AskDesk.ask(.learn(calibration, by: person), at: place)
    if !json {
      Output.line("学習 \(calibration.number) を有効にしました。 Lesson \(calibration.number) counts now.")
    }
  }

  /// Refuses what makes a golden set come out worse.
  private func replay(_ calibration: SiteCalibration, _ folder: String) async throws {
    let scans = TruthFolder.scans(in: URL(filePath: folder))
    guard !scans.isEmpty else {
      Output.complain("正解付きのスキャンがありません：\(folder)  No scans with truth in \(folder)")
      throw ExitCode.noInput
    }
    let before = try await options.evaluate(scans, "学習前").report.summary.all
    let after = try await options.evaluate(scans, "学習後", learned: calibration).report.summary.all
    let isWorse = after.fields.hits < before.fields.hits
    let lost = (before.accepted.share ?? 0) - (after.accepted.share ?? 0)
    let words =
      "正しい項目 \(before.fields.hits) → \(after.fields.hits)、"
      + "誤った受入 \(before.wrongAccepted.hits) → \(after.wrongAccepted.hits)、"
      + "自動受入 \(before.accepted.hits) → \(after.accepted.hits)（\(before.accepted.count)項目）"
    guard after.wrongAccepted.hits <= before.wrongAccepted.hits, lost <= mostLost, !isWorse else {
      Output.complain("正解付きスキャンの結果が悪くなるため、学習しません。\(words)  The golden set comes out worse.")
      throw ExitCode.dataError
    }
    if !json { Output.line(words) }
  }

  private func showLessons() async throws {
    guard case .lessons(let lessons) = try await AskDesk.ask(.lessons, at: place) else {
      throw AskDesk.unexpected
    }
    if json { return try Output.json(lessons) }
    var table = TextTable("学習", "判定", "確認数", "文字", "人名", "学習日", "職員", "要約値", "状態")
    for lesson in lessons {
      let letters = (lesson.calibration.letters ?? [:]).values.map(\.offsets.count).reduce(0, +)
      table.rows.append([
        String(lesson.calibration.number), String(lesson.calibration.shifts.count),
        String(lesson.calibration.shifts.values.map(\.values).reduce(0, +)),
        String(letters), String(lesson.calibration.names?.count ?? 0),
        JapanTime.minutes(lesson.learnedAt), lesson.learnedBy.rawValue,
        String(lesson.digest.prefix(12)), lesson.revertedAt == nil ? "有効" : "取消し",
      ])
    }
    Output.line(table.text)
  }
}
