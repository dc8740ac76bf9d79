import Casework
import Daemon
import Foundation
import Testing

extension EndToEnd {
  /// Workflow files that change while the service runs.
  @Suite struct WorkflowTests {
    private func copyOfWorkflows() throws -> URL {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for item in ["inu-shibo.yaml", "forms"] {
        try FileManager.default.copyItem(
          at: Program.workflows.appending(path: item), to: folder.appending(path: item))
      }
      return folder
    }

    private func digest(_ service: Service) async throws -> String? {
      try await service.command(["workflow", "list", "--json"]).json([WorkflowLine].self)
        .first { $0.state == "active" }?.digest
    }

    @Test func anInvalidChangeLeavesTheOldVersionAlsoOverARestart() async throws {
      let folder = try copyOfWorkflows()
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appending(path: "inu-shibo.yaml")
      let good = try String(contentsOf: file, encoding: .utf8)
      let service = try Service(workflows: folder)
      try await service.start()
      let before = try #require(try await digest(service))

      try Data((good + "\nquue: 誤り\n").utf8).write(to: file)
      for _ in 0..<100 where !service.logText.contains("refused") {
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(service.logText.contains("refused"))
      #expect(try await digest(service) == before)
      let refused = try await service.command(["workflow", "list"]).text
      #expect(refused.contains("変更は無効（旧版が有効）") && refused.contains("quue"))
      service.kill()
      try await service.start()
      #expect(try await digest(service) == before)
      try service.drop(try Fixture("inu-01-office").scan, department: "窓口")
      try await service.settled(1)
      #expect(try await service.cases().first?.detail.record.workflow == "inu-shibo")

      try Data(good.replacing("queue: ", with: "queue: 新しい").utf8).write(to: file)
      for _ in 0..<100 {
        if try await digest(service) != before { break }
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(try await digest(service) != before)
    }

    /// Without any version that counts, documents wait until the file is mended.
    @Test func aWrongFileFromTheFirstStartIsReportedAndNothingIsLost() async throws {
      let folder = try copyOfWorkflows()
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appending(path: "inu-shibo.yaml")
      let good = try String(contentsOf: file, encoding: .utf8)
      try Data((good + "\nquue: 誤り\n").utf8).write(to: file)
      let service = try Service(workflows: folder)
      try await service.start()
      let refused = try await service.command(["workflow", "list"]).text
      #expect(refused.contains("無効（有効な版なし）") && refused.contains("quue"))
      let line = good.split(separator: "\n", omittingEmptySubsequences: false).count + 1
      #expect(refused.contains("inu-shibo.yaml:\(line)"), "\(refused)")
      #expect(service.logText.contains("quue"))
      try service.drop(try Fixture("inu-01-office").scan, department: "窓口")
      for _ in 0..<100 {
        if try await service.status().unread == 1 { break }
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(try await service.status().documents == ["received": 1])
      try Data(good.utf8).write(to: file, options: .atomic)
      try await service.settled(1)
      #expect(try await service.cases().first?.detail.record.workflow == "inu-shibo")
    }

    @Test func checkNamesEveryProblemWithItsPlace() async throws {
      let folder = try copyOfWorkflows()
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appending(path: "inu-shibo.yaml")
      let good = try String(contentsOf: file, encoding: .utf8)
      #expect(try await Program.run("uketsuke", ["check", folder.path]).status == 0)
      try Data((good + "\nquue: 誤り\napprov: [係長]\n").utf8).write(to: file)
      let outcome = try await Program.run("uketsuke", ["check", folder.path])
      #expect(outcome.status == 65)
      let line = good.split(separator: "\n", omittingEmptySubsequences: false).count + 1
      #expect(outcome.text.contains("inu-shibo.yaml:\(line):1:"), "\(outcome.text)")
      #expect(outcome.text.contains("approve"))
      #expect(try await Program.run("uketsuke", ["check", "/nonexistent"]).status == 66)
    }

    @Test func checkRefusesWhatTheServiceWouldRefuse() async throws {
      let folder = try copyOfWorkflows()
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appending(path: "inu-shibo.yaml")
      let good = try String(contentsOf: file, encoding: .utf8)
      let place = try #require(good.firstRange(of: "box: ["))
      let end = try #require(good[place.upperBound...].firstIndex(of: ","))
      try Data((good[..<place.upperBound] + "205" + good[end...]).utf8).write(to: file)
      let outcome = try await Program.run("uketsuke", ["check", folder.path])
      #expect(outcome.status == 65 && outcome.text.contains("form.rejected"), "\(outcome.text)")
      let quick = try await Program.run("uketsuke", ["check", folder.path, "--quick"])
      #expect(quick.status == 0)
    }

    @Test(arguments: ["inu-shibo", "kokuho-saikofu", "koki-gendogaku"])
    func aDraftFromABlankFormPassesTheCheck(id: String) async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.createDirectory(
        at: folder.appending(path: "forms"), withIntermediateDirectories: true)
      let blank = folder.appending(path: "forms/\(id).pdf")
      try FileManager.default.copyItem(
        at: Program.workflows.appending(path: "forms/\(id).pdf"), to: blank)
      let draft = try await Program.run("uketsuke", ["workflow", "new", blank.path, "--id", id])
      #expect(draft.status == 0, "\(draft.complaint)")
      #expect(draft.text.contains("type: digits") && draft.text.contains("type: text"))
      try draft.output.write(to: folder.appending(path: "\(id).yaml"))
      let check = try await Program.run("uketsuke", ["check", folder.path])
      #expect(check.status == 0, "\(check.text)")
    }

    @Test func shippedWorkflowsAreSound() async throws {
      let outcome = try await Program.run("uketsuke", ["check", Program.workflows.path, "--json"])
      #expect(outcome.status == 0, "\(outcome.text)")
      #expect(outcome.text.hasPrefix("[") && !outcome.text.contains("\"error\""))
      let words = try await Program.run("uketsuke", ["check", Program.workflows.path, "--quick"])
      #expect(!words.text.contains("note: ") && !words.text.contains("将来の版"))
      #expect(words.text.contains("警告0件"))
    }
  }
}
