import ArgumentParser
import FormPress
import Foundation

struct CodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: "Writes the form of codes that judges are counted on. コード読取の校正票とワークフローを書き出す。",
    discussion: """
      Writes code-sheet.yaml and forms/code-sheet.pdf; formpress fill draws scans of it.

      Example: formpress codes -o drawn/workflows
      """)

  @Option(name: [.short, .long], help: "Folder to write to. 出力先。") var output: String

  func run() throws {
    let folder = URL(filePath: output)
    let forms = folder.appending(path: "forms")
    try FileManager.default.createDirectory(at: forms, withIntermediateDirectories: true)
    try Sheet.named("code-sheet").write(to: forms.appending(path: "code-sheet.pdf"))
    try Data(Sheet.codeWorkflow.utf8).write(
      to: folder.appending(path: "code-sheet.yaml"), options: .atomic)
  }
}
