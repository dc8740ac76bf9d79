import Foundation
import Glibc

/// A bar on a terminal for whatever takes longer than two seconds; nothing anywhere else.
struct ProgressBar {
  private let total: Int
  private let label: String
  private let start: ContinuousClock.Instant
  private var done = 0
  private var isShown = false

  init(_ label: String, total: Int) {
    self.label = label
    self.total = total
    start = .now
  }

  mutating func advance() {
    done += 1
    guard isatty(STDERR_FILENO) == 1, total > 0 else { return }
    let elapsed = start.duration(to: .now)
    guard isShown || elapsed > .seconds(2) else { return }
    isShown = true
    let width = 30
    let filled = done * width / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let left = elapsed / done * (total - done)
    let text = "\r\(label) \(bar) \(done)/\(total)  残り \(left.components.seconds)秒 \u{1B}[K"
    FileHandle.standardError.write(Data(text.utf8))
    if done == total { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
