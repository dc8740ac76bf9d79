import ArgumentParser
import Casework
import Daemon

struct WorkflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workflow", abstract: "Workflows in force. 有効なワークフロー。",
    discussion: "Example: uketsuke workflow list",
    subcommands: [
      WorkflowNewCommand.self, WorkflowListCommand.self, WorkflowActivateCommand.self,
    ])
}

struct WorkflowListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Workflows in force, waiting for approval, or refused. ワークフローの一覧。",
    discussion: "Example: uketsuke workflow list --json")

  @OptionGroup var place: PlaceOptions
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func run() async throws {
    guard case .workflows(let lines) = try await AskDesk.ask(.workflows, at: place) else {
      throw AskDesk.unexpected
    }
    if json { return try Output.json(lines) }
    var table = TextTable("ワークフロー", "帳票", "部署", "版", "状態")
    for line in lines {
      table.rows.append([
        line.id, line.name, line.department,
        line.digest.isEmpty ? "–" : String(line.digest.prefix(12)),
        line.stateWords,
      ])
    }
    Output.line(table.text)
  }
}

struct WorkflowActivateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate",
    abstract: "Agrees to a changed workflow as second administrator. 変更されたワークフローを承認する。",
    discussion: "Example: uketsuke workflow activate kokuho-saikofu --by tanaka")

  @OptionGroup var place: PlaceOptions
  @Argument(help: "The workflow's id. ワークフローのID。") var id: String
  @Option(help: "Account of the administrator who agrees. 承認する管理者のアカウント。") var by: String

  func run() async throws {
    _ = try await AskDesk.ask(.activateWorkflow(id: id, by: PersonID(by)), at: place)
    Output.line("有効にしました。 Activated.")
  }
}
