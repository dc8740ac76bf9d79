import ArgumentParser
import FormPress
import Foundation

struct SeparatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "separator",
    abstract: "案件を分ける区切り票をPDFで描く。 Draws a separator sheet for stacks of paper.",
    discussion: """
      例 / Examples:
        formpress separator -o 区切り票.pdf
        formpress separator --department 国保年金課 --workflow kokuho-saikofu -o 区切り票-国保.pdf
      """)

  @Option(help: "後に続く用紙の部署（職員と記録のため）。 Whose paper follows.")
  var department: String?

  @Option(help: "後に続くワークフローのID。違う帳票が続くと指摘になる。 Workflow that follows.")
  var workflow: String?

  @Option(name: [.short, .customLong("output")], help: "書き出すPDF。 PDF to write.")
  var output: String

  func validate() throws {
    for name in [department, workflow].compactMap(\.self) where name.contains("/") || name.isEmpty {
      throw ValidationError("名前に「/」は使えません。 Names cannot hold '/'.")
    }
  }

  func run() throws {
    try Sheet.separator(department: department, workflow: workflow).write(to: URL(filePath: output))
    print(output)
  }
}
