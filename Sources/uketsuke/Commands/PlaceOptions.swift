import ArgumentParser
import Daemon
import Foundation

/// Which installation a command speaks of.
struct PlaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration file. 設定ファイル。", discussion: "Default: /etc/uketsuke/uketsuke.yaml",
      valueName: "FILE"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Keeps everything below one folder instead: for a trial. 試用のため全部を一つのフォルダに置く。",
      valueName: "DIR"))
  var root: String?

  func validate() throws {
    if config != nil && root != nil {
      throw ValidationError("--config と --root は同時に使えません。Give either --config or --root.")
    }
  }

  func configuration() throws -> DaemonConfiguration {
    if let root {
      return DaemonConfiguration(root: URL(filePath: root, directoryHint: .isDirectory).absoluteURL)
    }
    do {
      return try DaemonConfiguration.load(
        URL(filePath: config ?? "/etc/uketsuke/uketsuke.yaml").absoluteURL)
    } catch let error as ConfigurationError {
      Output.complain(error.description)
      throw ExitCode.configuration
    }
  }
}
