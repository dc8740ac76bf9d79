import ArgumentParser

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measures speed and memory, side by side. 速度とメモリの測定。",
    discussion: """
      Example: uketsuke bench reading drawn
      """,
    subcommands: [BenchReadingCommand.self, BenchServiceCommand.self])
}
