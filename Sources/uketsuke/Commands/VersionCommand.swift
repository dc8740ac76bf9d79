import ArgumentParser

/// The version of this program, as in `uketsuke version` and in audit records.
enum ProgramVersion {
  static let text = "0.1.0"
}

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Prints the version. 版を表示する。",
    discussion: "Example: uketsuke version")

  func run() {
    Output.line("uketsuke \(ProgramVersion.text)")
  }
}
