import Foundation
import Logging
import ReaderChannel
import ReaderPool
import Readings
import TestKit

/// The double lies beside the test bundle, wherever the build put both.
let readerDouble: String = {
  var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  for _ in 0..<4 {
    let found = folder.appendingPathComponent("reader-double").path
    if FileManager.default.isExecutableFile(atPath: found) { return found }
    folder.deleteLastPathComponent()
  }
  return "reader-double"
}()

func makePool(
  children: Int = 1, start: String? = nil, deadline: Duration = .seconds(20),
  startDeadline: Duration = .seconds(20), pagesPerChild: Int = 1000,
  addressSpace: UInt64? = 2_684_354_560, grace: Duration = .seconds(20),
  executable: String = readerDouble
) -> ReaderPool {
  ReaderPool(
    configuration: ReaderPoolConfiguration(
      executable: executable, arguments: start.map { [$0] } ?? [], children: children,
      pageDeadline: deadline, startDeadline: startDeadline, pagesPerChild: pagesPerChild,
      addressSpace: addressSpace, stopGrace: grace),
    logger: .quiet)
}

/// A document whose bytes are orders to the double.
func script(_ lines: String...) throws -> Descriptor {
  try Descriptor.memory(Data(lines.joined(separator: "\n").utf8))
}

extension ReaderPool {
  func run(_ lines: String..., digests: [String] = []) async throws -> DocumentReading {
    try await read(
      document: try Descriptor.memory(Data(lines.joined(separator: "\n").utf8)),
      order: ReaderRequest.ReadOrder(digests: digests))
  }

  /// The refusal that the script ends in, nil where it does not.
  func refusal(_ lines: String..., digests: [String] = []) async throws -> Refusal? {
    do {
      _ = try await read(
        document: try Descriptor.memory(Data(lines.joined(separator: "\n").utf8)),
        order: ReaderRequest.ReadOrder(digests: digests))
      return nil
    } catch let refusal as Refusal {
      return refusal
    }
  }
}

/// Children of this process that have ended and were not reaped, or still run.
func children(named name: String) throws -> [String] {
  let own = String(ProcessInfo.processInfo.processIdentifier)
  return try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { entry in
    guard Int(entry) != nil,
      let line = try? String(contentsOfFile: "/proc/\(entry)/stat", encoding: .utf8),
      let end = line.lastIndex(of: ")")
    else { return false }
    let parent = line[line.index(after: end)...].split(separator: " ")[1]
    return line.contains("(\(name)") && parent == own
  }
}
