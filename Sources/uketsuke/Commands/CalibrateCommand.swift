import ArgumentParser
import Evaluation
import Foundation
import Judging

struct CalibrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Counts readings against truth, for the judge. 正解から判定の基準を作る。",
    discussion: """
      Reads every scan in the folders that has NAME.truth.json beside it and writes a calibration:
      how often values with like evidence were right. What is accepted without a person follows
      from it, so never measure accuracy on the scans that were counted here. Instead of a folder,
      a report that `evaluate --json` wrote will do.

      With --errors N it names the wrong values that most spoke for: they keep all that scored less
      from being accepted. 得点が高いのに誤っていた値を挙げる。

      Example: uketsuke calibrate drawn/office drawn/strokes --name calibration-2 -o calibration.json
      """)

  @Argument(
    help: ArgumentHelp(
      "Folders of scans with truth, or reports. 正解付きスキャンのフォルダ、または評価の結果。", valueName: "DIR"))
  var sources: [String]
  @OptionGroup var options: ReaderOptions
  @Option(help: "Name and version of the calibration. 名前と版。") var name = "calibration-1"
  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write. 書き出す先。", valueName: "FILE"))
  var output: String
  @Option(
    help: ArgumentHelp(
      "Names so many errors with the best scores, and how many values scored better. 得点の高い誤りを何件挙げるか。",
      valueName: "N")) var errors = 0

  func run() async throws {
    let reports = try await reports()
    let readers = Set(reports.map(\.reader))
    guard let reader = readers.first, readers.count == 1 else {
      Output.complain("読取器の異なる結果は合わせられません。 The reports come from different readers.")
      throw ExitCode.dataError
    }
    let count = CalibrationCount(
      name: name, reader: reader, scans: reports.flatMap(\.scans))
    let calibration = count.calibration
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    do {
      try encoder.encode(calibration).write(to: URL(filePath: output), options: .atomic)
    } catch {
      Output.complain("書き込めません：\(output)  Cannot write \(output)")
      throw ExitCode.cannotCreate
    }
    for (family, steps) in calibration.steps.sorted(by: { $0.key < $1.key }) {
      let right = steps.map(\.right).reduce(0, +)
      let wrong = steps.map(\.wrong).reduce(0, +)
      Output.line("\(family): \(right + wrong) values, \(wrong) wrong")
    }
    for error in count.errors.prefix(max(0, errors)) {
      let score = (error.score * 100).rounded() / 100
      Output.line("\(score)\t\(error.better)\t\(error.family)\t\(error.file)\t\(error.field)")
    }
  }

  private func reports() async throws -> [EvaluationReport] {
    var reports: [EvaluationReport] = []
    for source in sources where source.hasSuffix(".json") {
      guard let data = FileManager.default.contents(atPath: source),
        let report = try? JSONDecoder().decode(EvaluationReport.self, from: data)
      else {
        Output.complain("評価の結果ではありません：\(source)  not a report of evaluate --json")
        throw ExitCode.dataError
      }
      reports.append(report)
    }
    let folders = sources.filter { !$0.hasSuffix(".json") }
    let scans = folders.flatMap { TruthFolder.scans(in: URL(filePath: $0)) }
    guard !scans.isEmpty || !reports.isEmpty else {
      Output.complain("正解付きのスキャンがありません。 No scans with truth.")
      throw ExitCode.noInput
    }
    if !scans.isEmpty { reports.append(try await options.evaluate(scans, "校正").report) }
    return reports
  }
}
