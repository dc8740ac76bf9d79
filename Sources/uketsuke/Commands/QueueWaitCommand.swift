import ArgumentParser
import Daemon
import Foundation

struct QueueWaitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wait",
    abstract: "Waits until so many documents are read or in quarantine. 読取の完了を待つ。",
    discussion: "Example: uketsuke queue wait --documents 20 --timeout 300")

  @OptionGroup var place: PlaceOptions
  @Option(help: "How many documents. 文書の件数。") var documents: Int
  @Option(help: "Seconds after which it gives up with exit code 75. 打ち切るまでの秒数。") var timeout: Int =
    600

  func run() async throws {
    var bar = ProgressBar("読取", total: documents)
    var shown = 0
    let end = ContinuousClock.now.advanced(by: .seconds(timeout))
    while true {
      guard case .status(let status) = try await AskDesk.ask(.status, at: place) else {
        throw AskDesk.unexpected
      }
      while shown < min(status.settled, documents) {
        bar.advance()
        shown += 1
      }
      if status.settled >= documents && status.unread == 0 { return }
      guard ContinuousClock.now < end else {
        Output.complain(
          "時間内に終わりませんでした（\(status.settled)/\(documents)）  "
            + "Not finished in time (\(status.settled)/\(documents))")
        throw ExitCode.temporaryFailure
      }
      try await Task.sleep(for: .milliseconds(200))
    }
  }
}
