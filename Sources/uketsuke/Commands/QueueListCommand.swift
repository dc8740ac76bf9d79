import ArgumentParser
import Daemon
import Foundation

struct QueueStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Counts of documents and cases by state. 文書と案件の状態別の件数。",
    discussion: "Example: uketsuke queue status --json")

  @OptionGroup var place: PlaceOptions
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func run() async throws {
    guard case .status(let status) = try await AskDesk.ask(.status, at: place) else {
      throw AskDesk.unexpected
    }
    if json { return try Output.json(status) }
    var table = TextTable("種別", "状態", "件数")
    for (state, count) in status.documents.sorted(by: { $0.key < $1.key }) {
      table.rows.append(["文書", StateWords.document(state), String(count)])
    }
    for (state, count) in status.cases.sorted(by: { $0.key < $1.key }) {
      table.rows.append(["案件", StateWords.case(state), String(count)])
    }
    Output.line(table.text)
  }
}

struct QueueListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Cases, and documents that became none. 案件と文書の一覧。",
    discussion: "Example: uketsuke queue list --department 国保年金課 --state review")

  @OptionGroup var place: PlaceOptions
  @OptionGroup var selection: CaseSelection
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func run() async throws {
    let request = DeskRequest.list(
      department: selection.department, queue: selection.queue, state: selection.state)
    guard case .lines(let lines) = try await AskDesk.ask(request, at: place) else {
      throw AskDesk.unexpected
    }
    if json { return try Output.json(lines) }
    var table = TextTable("受付番号", "受付日時", "帳票", "案件キュー", "状態", "未確認の件数")
    for line in lines {
      let isCase = line.case != nil
      table.rows.append([
        line.receptionNumber, JapanTime.minutes(line.receivedAt), line.form ?? line.workflow ?? "–",
        line.queue.isEmpty ? "–" : line.queue,
        isCase ? StateWords.case(line.state) : StateWords.document(line.state),
        isCase ? String(line.waiting) : "–",
      ])
    }
    Output.line(table.text)
    let quarantined = lines.filter { $0.japanese != nil && $0.case == nil }
    if !quarantined.isEmpty {
      Output.line()
      for line in quarantined {
        Output.line("\(line.receptionNumber)  \(line.japanese ?? "")\n    \(line.english ?? "")")
      }
    }
    Output.line()
    Output.line("\(lines.count)件")
  }
}
