import Foundation
import Testing
import Workflows

@testable import FormPress

/// The form that judges of codes are counted on.
@Suite struct CodeSheetTests {
  private func withSheet(_ body: (Workflow, URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "forms"), withIntermediateDirectories: true)
    try Sheet.codeSheet.write(to: folder.appending(path: "forms/code-sheet.pdf"))
    let file = folder.appending(path: "code-sheet.yaml")
    try Data(Sheet.codeWorkflow.utf8).write(to: file)
    let loaded = WorkflowLoader.load(contentsOf: file.path, options: .init(checksFiles: true))
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
    try body(try #require(loaded.workflow), folder)
  }

  @Test func everyKindOfCodeIsFilledInByWhatItCanSay() throws {
    try withSheet { workflow, _ in
      let kinds = workflow.fields.compactMap { field -> CodeKind? in
        guard case .code(_, let kinds) = field.source else { return nil }
        return kinds.first
      }
      #expect(Set(kinds) == Set(CodeKind.allCases) && workflow.fields.count == 12)
      var filled: [String: Int] = [:]
      for seed in 1...60 as ClosedRange<UInt64> {
        var composer = Composer(workflow, seed: SplitMix64(seed: seed))
        for (name, value) in composer.compose().values {
          filled[name, default: 0] += 1
          guard case .text(let canonical, let written) = value else {
            Issue.record("\(name) is no text")
            continue
          }
          // A code says the value, and that one is allowed in the field.
          let field = try #require(workflow.fields.first { $0.name == name })
          let said = try FieldNormalizer.canonical(written, of: field)
          #expect(try said == FieldNormalizer.canonical(canonical, of: field), "\(name)")
        }
      }
      for field in workflow.fields { #expect(filled[field.name] ?? 0 > 40, "\(field.name)") }
    }
  }

  @Test func whatHappenedToACodeIsInItsTruth() throws {
    try withSheet { workflow, folder in
      let press = try Press(workflow, folder: folder)
      func scan(_ mistakes: Double) throws -> (file: Data, truth: String) {
        let scan = try press.scan(
          seed: 5,
          order: PressOrder(
            level: .named("office"), hand: "printed", mistakes: mistakes, format: .png))
        return (scan.file, String(decoding: scan.truth, as: UTF8.self))
      }
      let (whole, damaged) = (try scan(0), try scan(1))
      #expect(!whole.truth.contains("damaged") && damaged.truth.contains("damaged"))
      #expect(whole.file != damaged.file)
      #expect(try scan(1).file == damaged.file)
    }
  }
}
