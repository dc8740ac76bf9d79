internal import Foundation
internal import ReaderChannel
internal import Readings

/// A started reader with what the pool remembers of it. Belongs to one operation at a time.
final class Reader: Sendable {
  let process: ReaderProcess
  /// Name and version, as it introduced itself.
  let name: String

  private init(process: ReaderProcess, name: String) {
    self.process = process
    self.name = name
  }

  /// Starts a process and waits for its first message.
  /// - Throws: `Refusal(.readerUnavailable)` where it does not come up or speaks another version.
  static func start(
    _ configuration: ReaderPoolConfiguration, clock: any Clock<Duration>,
    born: @Sendable (ReaderProcess) -> Void = { _ in }
  ) async throws(Refusal) -> Reader {
    let process = try ReaderProcess(configuration)
    born(process)
    let watch = PageWatch(process, deadline: configuration.startDeadline, clock: clock)
    watch.restart()
    var problem: String
    do {
      let first = try await process.channel.receive()?.response
      watch.pause()
      switch first {
      case .ready(let version, let name):
        if version == readerProtocolVersion { return Reader(process: process, name: name) }
        problem = "the reader speaks protocol \(version), the daemon \(readerProtocolVersion)"
      case .refused(let refusal):
        problem = refusal.detail
      case nil:
        problem = "the reader ended at its start"
      default:
        problem = "the reader did not introduce itself"
      }
    } catch {
      watch.pause()
      problem = error.description
    }
    if process.ending == .deadline { problem = "the reader did not start in time" }
    process.kill(.discarded)
    await process.end(grace: .zero)
    let ending = process.obituary.map { " (\($0))" } ?? ""
    throw Refusal(.readerUnavailable, detail: problem + ending)
  }
}
