import ArgumentParser
import Daemon
import Foundation

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Looks at what the service needs. 動作環境を調べる。",
    discussion: """
      Exits 69 where something does not work.

      Example: uketsuke doctor --config /etc/uketsuke/uketsuke.yaml
      """)

  @OptionGroup var place: PlaceOptions
  @Option(help: ArgumentHelp("Folder of the workflow files. ワークフローのフォルダ。", valueName: "DIR"))
  var workflows: String?
  @Flag(help: "Prints JSON. JSONで出力する。") var json = false

  func run() async throws {
    var configuration = try place.configuration()
    if let workflows { configuration.workflows = URL(filePath: workflows).absoluteURL }
    let found = await Doctor(configuration).examine()
    if json {
      try Output.json(found)
    } else {
      for one in found {
        let sign =
          switch one.verdict {
          case .good: "正常"
          case .warning: "注意"
          case .bad: "異常"
          }
        Output.line("\(sign)  \(one.subject)：\(one.japanese)")
        if one.japanese != one.english { Output.line("        \(one.english)") }
      }
    }
    if found.contains(where: { $0.verdict == .bad }) { throw ExitCode.unavailable }
  }
}
