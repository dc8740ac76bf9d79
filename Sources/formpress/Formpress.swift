import ArgumentParser

@main
struct Formpress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formpress",
    abstract: "白紙の帳票と、記入済みスキャンとその正解を描く。 Draws blank forms and filled scans with their truth.",
    subcommands: [
      BlankCommand.self, CodesCommand.self, FillCommand.self, FixturesCommand.self,
      ProofCommand.self, SeparatorCommand.self, StrangersCommand.self,
    ])
}
