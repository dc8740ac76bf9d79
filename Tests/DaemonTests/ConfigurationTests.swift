import Daemon
import Foundation
import Readings
import TestKit
import Testing

@Suite struct ConfigurationTests {
  private func load(_ text: String) throws -> DaemonConfiguration {
    let folder = try TemporaryFolder()
    return try DaemonConfiguration.load(
      URL(filePath: try folder.write(text.utf8, to: "uketsuke.yaml")))
  }

  @Test func emptyFileIsTheInstalledService() throws {
    let configuration = try load("# nothing\n")
    #expect(configuration.drop.path == "/srv/uketsuke/drop")
    #expect(configuration.state.path == "/var/lib/uketsuke")
    #expect(configuration.intake.quiet == 2)
  }

  @Test func namesWhatItIsGiven() throws {
    let configuration = try load(
      """
      drop: /data/drop
      delivery: out
      readers: {count: 3, page_deadline: 30}
      intake: {quiet: 0.5, unassigned_department: 総務課}
      limits: {pages: 20}
      """)
    #expect(configuration.drop.path == "/data/drop")
    #expect(configuration.delivery.lastPathComponent == "out")
    #expect(configuration.delivery.path.hasPrefix("/"))
    #expect(configuration.readers.count == 3)
    #expect(configuration.readers.pageDeadline == 30)
    #expect(configuration.intake.quiet == 0.5)
    #expect(configuration.intake.unassignedDepartment == "総務課")
    #expect(configuration.limits.maxPages == 20)
  }

  @Test(
    arguments: [
      ("dorp: /x\n", 1), ("drop: /x\nreaders: {count: 0}\n", 2), ("intake:\n  quiet: soon\n", 2),
      ("keys: [a]\n", 1), ("drop: {a: b}\n", 1),
    ])
  func complainsWithTheLine(text: String, line: Int) throws {
    let error = try #require(throws: ConfigurationError.self) { try load(text) }
    #expect(error.line == line)
    #expect(!error.japanese.isEmpty && !error.english.isEmpty)
  }

  @Test func brokenYAMLAndMissingFilesAreErrors() {
    #expect(throws: ConfigurationError.self) { try load("drop: [\n") }
    #expect(throws: ConfigurationError.self) {
      try DaemonConfiguration.load(URL(filePath: "/nonexistent/uketsuke.yaml"))
    }
  }

  /// The file that is shipped says what is so when it is missing.
  @Test func shippedFileNamesTheDefaults() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "deploy/systemd/uketsuke.yaml")
    let shipped = try DaemonConfiguration.load(file)
    let system = DaemonConfiguration.system
    #expect(shipped.drop.path == system.drop.path)
    #expect(shipped.checkpoints.path == system.checkpoints.path)
    #expect(shipped.controlSocket.path == system.controlSocket.path)
    #expect(shipped.keys == system.keys)
    #expect(shipped.readers == system.readers)
    #expect(shipped.intake == system.intake)
    #expect(shipped.limits == system.limits)
  }
}
