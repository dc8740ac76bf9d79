import ArgumentParser
import FormPress
import Foundation

struct BlankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blank",
    abstract: "白紙の帳票をPDFで描く。 Draws blank forms as PDF.",
    discussion: """
      例 / Example:
        formpress blank --all -o workflows/forms
        formpress blank kokuho-saikofu -o workflows/forms
      """)

  @Argument(help: "帳票のID。 Ids of forms.")
  var forms: [String] = []

  @Flag(help: "すべての帳票。 All forms.")
  var all = false

  @Option(name: [.short, .customLong("output")], help: "書き出すフォルダ。 Folder to write to.")
  var output = "workflows/forms"

  func validate() throws {
    if forms.isEmpty, !all {
      throw ValidationError("帳票のIDか --all を指定してください。 Name a form, or say --all.")
    }
  }

  func run() throws {
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let sheets = all ? Sheet.all : try forms.map { try Sheet.named($0) }
    for sheet in sheets {
      try sheet.write(to: folder.appending(path: "\(sheet.id).pdf"))
      print("\(sheet.id).pdf  \(sheet.title)")
    }
  }
}
