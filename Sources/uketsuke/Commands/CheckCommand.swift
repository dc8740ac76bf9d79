public import ArgumentParser
import Daemon
import Foundation
public import Workflows

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks workflow files. ワークフローを検査する。",
    discussion: """
      Names every problem of every file with line, column and a suggestion. Exits 65 where a file
      has errors.

      Example: uketsuke check workflows
      """)

  @Argument(help: "Files, or folders of them; ./workflows where none is named.")
  var paths: [String] = ["workflows"]

  @Flag(help: "Prints the diagnostics as JSON.") var json = false

  @Option(help: "ja, en or both.") var language: DiagnosticRenderer.Language = .both

  func run() throws {
    var all: [Diagnostic] = []
    var files = 0
    let renderer = DiagnosticRenderer(language: language)
    for path in paths {
      let found = WorkflowFolder.files(at: URL(filePath: path))
      guard !found.isEmpty else {
        Output.complain("ワークフローがありません：\(path)  No workflow files at \(path)")
        throw ExitCode.noInput
      }
      for file in found {
        files += 1
        let result = WorkflowFolder.load(file)
        all += result.diagnostics
        if !json && !result.diagnostics.isEmpty {
          let source = try? String(contentsOf: file, encoding: .utf8)
          Output.line(renderer.render(result.diagnostics, source: source))
        }
      }
    }
    let errors = all.filter { $0.severity == .error }.count
    if json {
      try Output.json(all)
    } else {
      Output.line(
        "\(files)ファイル、エラー\(errors)件、警告\(all.count - errors)件  "
          + "\(files) files, \(errors) errors, \(all.count - errors) warnings")
    }
    if errors > 0 { throw ExitCode.dataError }
  }
}

extension DiagnosticRenderer.Language: ExpressibleByArgument {}
