import Casework
import DurableFiles
import Foundation
import Logging

/// Signs the audit log at intervals and writes the checkpoint beside the database, best on another
/// disk, from where it can be kept elsewhere: `checkpoint.txt` is the newest, and one file a day
/// stays.
struct CheckpointService: Sendable {
  let store: any CaseworkStore
  let folder: URL
  let logger: Logger
  let now: @Sendable () -> Date

  static let newest = "checkpoint.txt"

  func run(every interval: Duration) async {
    while !Task.isCancelled {
      await sign()
      try? await Task.sleep(for: interval)
    }
  }

  /// Signs what was appended since the last time and writes the files, where anything was.
  func sign() async {
    do {
      let data = Data(try await store.checkpoint().utf8)
      let newest = folder.appending(path: Self.newest)
      guard (try? Data(contentsOf: newest)) != data else { return }
      let day = now().formatted(.iso8601.year().month().day())
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in [folder.appending(path: "checkpoint-\(day).txt"), newest] {
        try DurableFile.write(data, to: file.path, mode: 0o640, .replacing)
      }
    } catch {
      logger.error("checkpoint not written", metadata: ["reason": "\(error)"])
    }
  }
}
