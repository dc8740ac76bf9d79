import FormPress
import Foundation
import Testing
import Workflows

extension EndToEnd {
  /// Barcodes and separator sheets by the real programs, within the reader's cage.
  @Suite struct CodeTests {
    private func withFolder(_ body: (URL) async throws -> Void) async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      try await body(folder)
    }

    private func read(_ file: URL, _ workflows: URL) async throws -> [String: Any] {
      let outcome = try await Program.run(
        "uketsuke", ["read", file.path, "--workflows", workflows.path, "--json"])
      #expect(outcome.status == 0, "\(outcome.complaint)")
      return try #require(
        try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    }

    @Test(arguments: ["qr", "code128", "code39"])
    func aCodeOnAFormIsItsValue(kind: String) async throws {
      try await withFolder { folder in
        try FileManager.default.copyItem(
          at: Program.workflows.appending(path: "forms"), to: folder.appending(path: "forms"))
        let text = try String(
          contentsOf: Program.workflows.appending(path: "inu-shibo.yaml"), encoding: .utf8)
        let line =
          "  フォーム番号: {type: text, required: true, barcode: [8, 4, 62, 20], kinds: [\(kind)]}"
        let path = folder.appending(path: "inu-shibo.yaml")
        try text.replacing("\nfields:\n", with: "\nfields:\n\(line)\n").write(
          to: path, atomically: true, encoding: .utf8)
        let loaded = WorkflowLoader.load(contentsOf: path.path, options: .init(checksFiles: true))
        let workflow = try #require(loaded.workflow, "\(loaded.diagnostics)")
        let scan = try Press(workflow, folder: folder).scan(
          seed: 77, order: PressOrder(level: .named("office"), hand: "printed"))
        let truth = try #require(
          try JSONSerialization.jsonObject(with: scan.truth) as? [String: Any])
        let wanted = (truth["fields"] as? [String: Any])?["フォーム番号"] as? String
        let file = folder.appending(path: "scan.pdf")
        try scan.file.write(to: file)

        let object = try await read(file, folder)
        let fields = try #require(object["fields"] as? [[String: Any]])
        let field = try #require(fields.first { $0["name"] as? String == "フォーム番号" })
        #expect(wanted != nil && field["value"] as? String == wanted)
        let readers = try #require(field["readers"] as? [[String: Any]])
        #expect(readers.map { $0["name"] as? String } == ["zbar-0.23"])
        // Both kinds were counted often enough: with a check of their own, and without, as Code 39 is.
        #expect(field["accepted"] as? Bool == true)
      }
    }

    @Test func theSeparatorSheetThatWePrintIsKnown() async throws {
      try await withFolder { folder in
        let file = folder.appending(path: "区切り票.pdf")
        try Sheet.separator(department: "生活環境課", workflow: "inu-shibo").write(to: file)
        let object = try await read(file, Program.workflows)
        let findings = try #require(object["findings"] as? [[String: Any]])
        let codes = findings.compactMap { $0["code"] as? String }
        #expect(codes.contains("document.onlySeparators"))
      }
    }
  }
}
