public import ArgumentParser
import Daemon
import Foundation
public import Workflows

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks workflow files. ワークフローを検査する。",
    discussion: """
      Names every problem of every file with line, column and a suggestion. Exits 65 where a file
      has errors. Files without errors are tried by a reader too, as the service does it.

      Example: uketsuke check workflows
      """)

  @Argument(help: "Files, or folders of them; ./workflows where none is named. ファイルまたはフォルダ。")
  var paths: [String] = ["workflows"]

  @Flag(help: "Prints the diagnostics as JSON. JSONで出力する。") var json = false

  @Option(help: "ja, en or both. 表示する言語。") var language: DiagnosticRenderer.Language = .both

  @Flag(help: "Does not start a reader to try the forms. 読取プロセスによる帳票の検査を省く。")
  var quick = false

  func run() async throws {
    var files: [URL] = []
    var seen: Set<String> = []
    for path in paths {
      let found = WorkflowFolder.files(at: URL(filePath: path))
      guard !found.isEmpty else {
        Output.complain("ワークフローがありません：\(path)  No workflow files at \(path)")
        throw ExitCode.noInput
      }
      files += found.filter { seen.insert($0.standardizedFileURL.path).inserted }
    }
    let loaded = await tried(WorkflowFolder.load(together: files))
    let all = loaded.flatMap(\.diagnostics)
    let errors = all.filter { $0.severity == .error }.count
    if json {
      try Output.json(all)
    } else {
      let renderer = DiagnosticRenderer(language: language)
      for one in loaded where !one.diagnostics.isEmpty {
        let source = try? String(contentsOf: one.file, encoding: .utf8)
        Output.line(renderer.render(one.diagnostics, source: source))
      }
      let warnings = all.filter { $0.severity == .warning }.count
      Output.line(
        "\(files.count)ファイル、エラー\(errors)件、警告\(warnings)件  "
          + "\(Self.count(files.count, "file")), \(Self.count(errors, "error")), "
          + Self.count(warnings, "warning"))
    }
    if errors > 0 { throw ExitCode.dataError }
  }

  /// What readers refuse is an error too: the service would not take the file in.
  private func tried(_ loaded: [LoadedWorkflow]) async -> [LoadedWorkflow] {
    let program = DaemonConfiguration.programBesideThis("uketsuke-reader")
    guard !quick, FileManager.default.isExecutableFile(atPath: program.path) else { return loaded }
    do {
      let found = try await FormTrial.rejections(of: loaded, program: program)
      return loaded.map { one in
        var one = one
        one.diagnostics += found.filter { $0.file == one.file.path }
        return one
      }
    } catch {
      Output.complain("読取プロセスによる帳票の検査を省きました。 Forms were not tried by a reader.\n\(error)")
      return loaded
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension DiagnosticRenderer.Language: ExpressibleByArgument {}
