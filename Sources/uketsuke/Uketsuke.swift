import ArgumentParser

@main
struct Uketsuke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uketsuke",
    abstract:
      "受付 — 紙の申請を、確認・決裁・連携まで運ぶ。Paper applications become checked, approved and delivered cases.",
    discussion: """
      はじめに / first steps:
        uketsuke check workflows           ワークフローを検査する
        uketsuke read scan.pdf             1枚読んでみる（保存しない）
        uketsuke serve --root /tmp/trial   試しに動かす
      """,
    version: ProgramVersion.text,
    subcommands: [
      ServeCommand.self, ReadCommand.self, CheckCommand.self, EvaluateCommand.self,
      CalibrateCommand.self,
      BenchCommand.self, WorkflowCommand.self, QueueCommand.self, SiteCommand.self,
      LearnCommand.self,
      AuditCommand.self,
      DoctorCommand.self, VersionCommand.self,
    ])
}
