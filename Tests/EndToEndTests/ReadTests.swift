import Foundation
import Testing

extension EndToEnd {
  /// `uketsuke read`, `evaluate` and `doctor` as people run them.
  @Suite struct ReadTests {
    @Test func explainsEveryFieldAndDrawsThePage() async throws {
      let pages = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: pages) }
      let fixture = try Fixture("kokuho-01-office")
      let outcome = try await Program.run(
        "uketsuke",
        [
          "read", fixture.scan.path, "--workflows", Program.workflows.path, "--json", "--annotate",
          pages.path,
        ])
      #expect(outcome.status == 0, "\(outcome.complaint)")
      let object = try #require(
        try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
      #expect((object["form"] as? [String: Any])?["workflow"] as? String == "kokuho-saikofu")
      #expect((object["sha256"] as? String)?.count == 64)
      #expect(object["pages"] as? Int == 1)
      let fields = try #require(object["fields"] as? [[String: Any]])
      #expect(fields.count > 15)
      for field in fields {
        for key in [
          "name", "type", "page", "box_mm", "raw", "value", "confidence", "accepted", "findings",
          "readers",
        ] {
          #expect(field[key] != nil, "\(key)")
        }
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: pages.path)
      let image = try Data(contentsOf: pages.appending(path: try #require(names.first)))
      #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(image.count > 50_000)
    }

    @Test(arguments: Fixture.broken) func refusesBrokenFilesWithTheReason(
      name: String, code: String
    )
      async throws
    {
      let file = Program.fixtures.appending(path: "broken/\(name)")
      let outcome = try await Program.run(
        "uketsuke", ["read", file.path, "--workflows", Program.workflows.path, "--json"])
      #expect(outcome.status == 65)
      let object = try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any]
      #expect(object?["code"] as? String == code)
    }

    @Test func readsTheSameWhateverWasReadBefore() async throws {
      let files = try ["suido-01-office", "kokuho-02-worn", "suido-01-office"].map {
        try Fixture($0).scan.path
      }
      let outcome = try await Program.run(
        "uketsuke",
        ["read", "--json", "--workflows", Program.workflows.path, "--processes", "1"] + files)
      let text = outcome.text.replacing("}\n{", with: "},{")
      let objects = try #require(
        try JSONSerialization.jsonObject(with: Data("[\(text)]".utf8)) as? [[String: Any]])
      try #require(objects.count == 3)
      func fields(_ object: [String: Any]) throws -> Data {
        try JSONSerialization.data(
          withJSONObject: object["fields"] ?? [], options: [.sortedKeys])
      }
      #expect(try fields(objects[0]) == fields(objects[2]))
    }

    @Test func doctorSaysWhatIsMissing() async throws {
      let root = "/tmp/uk-\(UUID().uuidString.prefix(8))"
      let well = try await Program.run(
        "uketsuke", ["doctor", "--root", root, "--workflows", Program.workflows.path])
      #expect(well.status == 0, "\(well.text)")
      #expect(well.text.contains("tesseract"))
      let ill = try await Program.run("uketsuke", ["doctor", "--root", root, "--json"])
      #expect(ill.status == 69)
      #expect(ill.text.contains("workflows"))
    }

    @Test func everyCommandHasHelpWithAnExample() async throws {
      for command in [
        ["serve"], ["read"], ["check"], ["evaluate"], ["bench", "reading"], ["bench", "service"],
        ["queue", "list"], ["queue", "show"], ["queue", "export"], ["queue", "review"],
        ["queue", "approve"], ["queue", "retry"], ["audit", "verify"], ["audit", "show"],
        ["audit", "export"], ["workflow", "list"], ["workflow", "new"], ["doctor"], ["version"],
      ] {
        let outcome = try await Program.run("uketsuke", command + ["--help"])
        #expect(outcome.status == 0)
        #expect(outcome.text.contains("Example"), "\(command)")
      }
      #expect(try await Program.run("uketsuke", ["nonsense"]).status == 64)
    }
  }
}
