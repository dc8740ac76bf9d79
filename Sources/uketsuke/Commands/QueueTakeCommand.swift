import ArgumentParser
import Casework
import Daemon
import Foundation

struct QueueTakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take",
    abstract:
      "Takes candidates of an unidentified case into a workflow's fields. 仕分け不可の案件の候補を項目に取り込む。",
    discussion: """
      Look first, then take what you name; the numbers are those of queue show and of --dry-run.
      先に --dry-run で取り込み案を表示し、項目ごとに番号を指定して取り込みます。
      Example:
        uketsuke queue take R8-国保年金課-000004 --workflow kokuho-saikofu --by sato --dry-run
        uketsuke queue take R8-国保年金課-000004 --workflow kokuho-saikofu --by sato 氏名=3 生年月日=5
        echo '{"個人番号": "…"}' | uketsuke queue take … --texts 氏名=3
      """)

  @OptionGroup var place: PlaceOptions
  @Argument(help: "受付番号または案件のID。 A reception number or a case's id.") var number: String
  @Argument(help: "項目=候補の番号。 FIELD=NUMBER of the candidate.") var fields: [String] = []
  @Option(help: "The workflow's id. ワークフローのID。") var workflow: String
  @Option(help: "Account of the person who decides. 判断する職員のアカウント。") var by: String
  @Flag(help: "Shows what would be taken and takes nothing. 取り込み案を表示し、取り込まない。")
  var dryRun = false
  @Flag(
    help: ArgumentHelp(
      "Reads texts by field as JSON on standard input. 項目ごとの文字をJSONで標準入力から受け取る。",
      discussion: "Never on the command line, which others on this machine can read."))
  var texts = false
  @Option(help: "The case as you saw it, by its revision. 表示したときの案件の改訂番号。")
  var revision: Int?
  @Option(help: "The workflow as you saw it, by its version. 表示したときのワークフローの版。")
  var formVersion: String?
  @Flag(help: "Prints what would be taken as JSON. 取り込み案をJSONで出力する。") var json = false

  func validate() throws {
    if json, !dryRun {
      throw ValidationError("--json は --dry-run と一緒に指定してください。 Give --json with --dry-run.")
    }
    if fields.isEmpty, !texts, !dryRun {
      throw ValidationError(
        "取り込む「項目=番号」を指定してください。--dry-run で取り込み案を表示できます。 "
          + "Name what to take as FIELD=NUMBER; --dry-run shows proposals.")
    }
  }

  func run() async throws {
    let decision = TakingDecision(
      case: try CaseArgument.parse(number), by: PersonID(by), workflow: workflow,
      version: formVersion, items: try items(), revision: revision)
    guard dryRun else {
      guard case .cases(let taken) = try await AskDesk.ask(.take(decision), at: place),
        let one = taken.first
      else { throw AskDesk.unexpected }
      QueueShowCommand.show(one, hasPages: false)
      return Output.line(
        "取り込みました。確認待ちの項目は queue review で入力してください。"
          + "\nTaken. Enter what still waits with queue review.")
    }
    guard case .proposal(let proposal) = try await AskDesk.ask(.propose(decision), at: place) else {
      throw AskDesk.unexpected
    }
    if json { return try Output.json(proposal) }
    Output.line(ProposalReport(proposal, by: by, hasTexts: texts).text)
  }

  private func items() throws -> [TakingDecision.Item] {
    var items = try fields.map { text in
      guard let item = TakingDecision.Item(text) else {
        Output.complain(
          "「項目=番号」の形で指定してください：\(text)（例：氏名=3）  Not of the form FIELD=NUMBER: \(text)")
        throw ExitCode.usage
      }
      return item
    }
    guard texts else { return items }
    let typed = try StandardInput.decode([String: String].self)
    for (field, text) in typed.sorted(by: { $0.key < $1.key }) {
      if let index = items.firstIndex(where: { $0.field == field }) {
        items[index].text = text
      } else {
        items.append(.init(field: field, text: text))
      }
    }
    return items
  }
}
