public import ArgumentParser
import Daemon
import Foundation
public import Logging

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Runs the service. サービスを動かす。",
    discussion: """
      Examples:
        uketsuke serve                                     as configured in /etc/uketsuke
        uketsuke serve --root /tmp/trial --workflows workflows
      """)

  @OptionGroup var place: PlaceOptions

  @Option(help: ArgumentHelp("Folder of the workflow files. ワークフローのフォルダ。", valueName: "DIR"))
  var workflows: String?

  @Option(
    help: ArgumentHelp("trace, debug, info, notice, warning or error. ログの詳しさ。", valueName: "LEVEL"))
  var logLevel: Logger.Level = .info

  func run() async throws {
    var configuration = try place.configuration()
    if let workflows { configuration.workflows = URL(filePath: workflows).absoluteURL }
    let level = logLevel
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    do {
      try await UketsukeDaemon(configuration, version: ProgramVersion.text).run()
    } catch let failure as StartFailure {
      Output.complain(failure.description)
      throw ExitCode(failure.exitCode)
    }
  }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
