import ArgumentParser
import Daemon

struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "Cases and documents: list, show, settle. 案件の一覧・確認・決裁。",
    discussion: "Example: uketsuke queue list --state review",
    subcommands: [
      QueueStatusCommand.self, QueueListCommand.self, QueueShowCommand.self,
      QueueExportCommand.self, QueueRetryCommand.self, QueueReviewCommand.self,
      QueueApproveCommand.self, QueueMoveCommand.self, QueueAssignCommand.self,
      QueueTakeCommand.self, QueueWaitCommand.self,
    ])
}

/// Which cases a listing is about.
struct CaseSelection: ParsableArguments {
  @Option(help: "部署。 Department.") var department: String?
  @Option(help: "案件キュー。 Queue.") var queue: String?
  @Option(
    help:
      "状態：読取待ち received、読取中 reading、仕分け不可 unidentified、確認待ち review、決裁待ち approval、連携待ち ready、連携中 delivering、連携済み delivered、補正待ち returned、取下げ withdrawn、隔離 quarantined、消去済み erased。 State, by either name."
  )
  var state: String?

  var request: CaseSelectionRequest {
    CaseSelectionRequest(department: department, queue: queue, state: state)
  }
}
