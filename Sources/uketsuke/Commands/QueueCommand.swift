import ArgumentParser

struct QueueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "Cases and documents: list, show, settle. 案件の一覧・確認・決裁。",
    discussion: "Example: uketsuke queue list --state review",
    subcommands: [
      QueueStatusCommand.self, QueueListCommand.self, QueueShowCommand.self,
      QueueExportCommand.self, QueueRetryCommand.self, QueueReviewCommand.self,
      QueueApproveCommand.self, QueueMoveCommand.self, QueueAssignCommand.self,
      QueueWaitCommand.self,
    ])
}

/// Which cases a listing is about.
struct CaseSelection: ParsableArguments {
  @Option(help: "部署") var department: String?
  @Option(help: "案件キュー") var queue: String?
  @Option(help: "状態: unidentified, review, approval, ready, delivering, delivered, returned …")
  var state: String?
}
