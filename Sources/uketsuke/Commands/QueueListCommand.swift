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
    try DropNote.tell(place)
  }
}

struct QueueListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Cases, and documents that became none. 案件と文書の一覧。",
    discussion: """
      Newest first. 新しい順。

      Example: uketsuke queue list --department 国保年金課 --state review
      """)

  @OptionGroup var place: PlaceOptions
  @OptionGroup var selection: CaseSelection
  @Option(help: "How many at most. 最大件数。") var limit: Int = 200
  @Flag(help: "All of them, however many. 全件を表示する。") var all = false
  @Option(
    help: ArgumentHelp(
      "Goes on after this line: the id that the page before ended with. 前回の末尾のIDの続きを表示する。",
      valueName: "ID"))
  var after: String?
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func validate() throws {
    guard limit > 0 else {
      throw ValidationError("--limit には1以上を指定してください。--limit is at least 1.")
    }
  }

  func run() async throws {
    var lines: [QueueLine] = []
    var page = ListPage(limit: limit, after: after)
    var more = true
    while more, all || lines.count < limit {
      page.limit = all ? ListPage.mostLines : limit - lines.count
      guard
        case .lines(let found, let rest) = try await AskDesk.ask(
          .list(selection.request, page), at: place)
      else { throw AskDesk.unexpected }
      lines += found
      page.after = found.last?.id
      more = rest
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
    if more, let last = lines.last {
      Output.line(
        "ほかにもあります：--all で全件、--after \(last.id) で続き  "
          + "There are more: --all, or --after \(last.id)")
    }
    try DropNote.tell(place)
  }
}
