import Foundation
import Testing
import Workflows

/// The workflows of the repository are sound, with their blank pages in place.
@Suite struct ShippedWorkflowTests {
  static var files: [String] {
    let folder = URL(fileURLWithPath: SchemaTests.path).deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
      .map { folder.appendingPathComponent($0).path }
  }

  @Test func thereAreSome() { #expect(!Self.files.isEmpty) }

  @Test(arguments: files)
  func loads(_ path: String) throws {
    let result = WorkflowLoader.load(
      contentsOf: path, options: WorkflowLoadOptions(checksFiles: true))
    // Notes are no faults.
    #expect(result.diagnostics.filter { $0.severity != .note }.map(\.description) == [])
    _ = try RuleEngine(workflow: try #require(result.workflow))
    let validator = try SchemaValidator(WorkflowSchema.json())
    #expect(validator.problems(in: try String(contentsOfFile: path, encoding: .utf8)) == [])
  }
}
