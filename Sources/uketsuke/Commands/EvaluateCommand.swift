import ArgumentParser
import Casework
import Daemon
import Evaluation
import Foundation
import Readings

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Holds readings against truth: accuracy and automation. 正解と比べて評価する。",
    discussion: """
      Reads every scan in DIR that has NAME.truth.json beside it and reports, by field type: the
      share of characters and fields that are right, the share accepted without a person, and the
      errors among the accepted, each with its 95 % interval.

      Examples:
        uketsuke evaluate fixtures
        uketsuke evaluate drawn --json --html report.html
        uketsuke evaluate drawn --compare before.json
        uketsuke evaluate fixtures --against-queue --root /tmp/trial
      """)

  @Argument(
    help: ArgumentHelp(
      "Folder of scans with truth; sub-folders count. 正解付きスキャンのフォルダ（下位も含む）。", valueName: "DIR"))
  var folder: String
  @OptionGroup var options: ReaderOptions
  @Flag(
    help:
      "Compares the cases of a running daemon instead of reading; exits 65 unless every case is of the right form, every settled value right and every wrong value waiting. 読み取る代わりに、稼働中の案件を正解と比べる。"
  )
  var againstQueue = false
  @OptionGroup var place: PlaceOptions
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false
  @Option(
    help: ArgumentHelp("Writes a page with every error. すべての誤りを載せたページを書き出す。", valueName: "FILE"))
  var html: String?
  @Option(
    help: ArgumentHelp(
      "Compares with an earlier --json report. 以前の --json の結果と比べる。", valueName: "FILE"))
  var compare: String?

  func run() async throws {
    let scans = TruthFolder.scans(in: URL(filePath: folder))
    guard !scans.isEmpty else {
      Output.complain("正解付きのスキャンがありません：\(folder)  No scans with truth in \(folder)")
      throw ExitCode.noInput
    }
    let before = try compare.map(earlier)
    let evaluated =
      try await againstQueue
      ? Evaluated(report: compareQueue(scans))
      : options.evaluate(scans, "評価", withPictures: html != nil)
    let report = evaluated.report
    if json { try Output.json(report) } else { Output.line(report.text) }
    if let before { Output.line(ReportDifference(from: before, to: report).text) }
    if let html {
      do {
        try Data(report.html(pictures: evaluated.pictures).utf8).write(to: URL(filePath: html))
      } catch {
        Output.complain("書き込めません：\(html)  Cannot write \(html)")
        throw ExitCode.cannotCreate
      }
    }
    guard againstQueue else { return }
    let passed = report.scans.flatMap { scan in
      scan.fields.filter { $0.accepted && !$0.isRight }.map { "\(scan.file): \($0.field)" }
    }
    let wrongForms = report.scans.filter { !$0.formsRight }.map(\.file)
    for file in wrongForms {
      Output.complain("帳票または件数が違います：\(file)  wrong form or number of cases")
    }
    for field in passed { Output.complain("誤りが受け入れられました：\(field)  a wrong value was accepted") }
    guard passed.isEmpty, wrongForms.isEmpty, report.summary.refused.isEmpty else {
      throw ExitCode.dataError
    }
    Output.line("すべての案件が正解どおりです（誤った値は確認待ち）。 Every case is as its truth says.")
  }

  private func earlier(_ path: String) throws -> EvaluationReport {
    guard let data = FileManager.default.contents(atPath: path),
      let report = try? JSONDecoder().decode(EvaluationReport.self, from: data)
    else {
      Output.complain("evaluate --json の結果ではありません：\(path)  not a report of evaluate --json")
      throw ExitCode.dataError
    }
    return report
  }

  private func compareQueue(_ scans: [(scan: URL, truth: Truth)]) async throws -> EvaluationReport {
    var cases: [ExportedCase] = []
    try await AskDesk.eachCase(CaseSelectionRequest(), at: place) { cases.append($0) }
    let byHash = Dictionary(grouping: cases, by: \.sha256)
    let outcomes = try scans.map { scan, truth -> ScanComparison? in
      guard let found = byHash[try ScanReader.sha256(scan)] else { return nil }
      let ordered = found.sorted {
        $0.detail.record.receptionNumber.branch < $1.detail.record.receptionNumber.branch
      }
      return truth.compare(with: ordered.map(\.asRead), file: scan.lastPathComponent)
    }
    return EvaluationReport(scans: scans, outcomes: outcomes, reader: "daemon")
  }
}

extension ExportedCase {
  /// The case as the machine left it: a value that waits for a person counts as not accepted.
  var asRead: CaseReading {
    let fields = (detail.content?.fields ?? []).map { state in
      var field = state.reading
      field.value = state.value
      field.accepted = state.isSettled
      return field
    }
    return CaseReading(
      workflow: detail.record.workflow, version: detail.record.version, pages: [], fields: fields)
  }
}
