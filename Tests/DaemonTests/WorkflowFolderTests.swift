import Daemon
import Foundation
import TestKit
import Testing
import Workflows

@Suite struct WorkflowFolderTests {
  @Test func theSameIDTwiceIsAnErrorOfTheSecondFile() throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let source = repository.appending(path: "workflows")
    let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: source.appending(path: "forms"), to: place.appending(path: "forms"))
    let yaml = try Data(contentsOf: source.appending(path: "inu-shibo.yaml"))
    try yaml.write(to: place.appending(path: "a.yaml"))
    try (Data("# copy\n".utf8) + yaml).write(to: place.appending(path: "b.yaml"))

    let loaded = WorkflowFolder.load(together: WorkflowFolder.files(at: place))
    #expect(loaded.map(\.errors.count) == [0, 1])
    let error = try #require(loaded.last?.errors.first)
    #expect(error.code == "id.duplicate")
    #expect(error.line > 1 && error.japanese.contains("a.yaml"))
    #expect(loaded.last?.version == nil)
  }
}
