import ArgumentParser
import FormPress
import Foundation
import Workflows

struct FixturesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixtures",
    abstract: "見本のスキャン一式を描き直す。 Draws the fixture set anew.",
    discussion: """
      例 / Example:
        formpress fixtures --workflows workflows -o fixtures
      """)

  @Option(help: "ワークフローのフォルダ。 Folder of workflow files.")
  var workflows = "workflows"

  @Option(name: [.short, .customLong("output")], help: "書き出すフォルダ。 Folder to write to.")
  var output = "fixtures"

  func run() throws {
    let loaded = try FixtureSet.workflowIDs.map { try loadWorkflow("\(workflows)/\($0).yaml") }
    let set = try FixtureSet(
      workflows: loaded.map(\.workflow),
      folder: URL(filePath: workflows, directoryHint: .isDirectory))
    for name in try set.write(to: URL(filePath: output, directoryHint: .isDirectory)) {
      print(name)
    }
  }
}
