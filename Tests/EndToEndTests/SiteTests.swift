import Casework
import Daemon
import Evaluation
import Foundation
import Readings
import Testing

extension EndToEnd {
  /// From a drawn value that a person finds wrong to a judge that stops, by the real programs.
  @Suite struct SiteTests {
    /// Every accepted value is drawn, and one person confirms 個人番号.
    private func drawingAll() throws -> URL {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Program.workflows.appending(path: "forms"), to: folder.appending(path: "forms"))
      let text = try String(
        contentsOf: Program.workflows.appending(path: "kokuho-saikofu.yaml"), encoding: .utf8)
      let review = "review: {mode: doubtful, double: [個人番号], sample: 0.02}"
      try #require(text.contains(review))
      try Data(text.replacing(review, with: "review: {sample: 1}").utf8)
        .write(to: folder.appending(path: "kokuho-saikofu.yaml"))
      return folder
    }

    private func report(_ service: Service) async throws -> SiteReport {
      try await service.command(["site", "--json"]).json(SiteReport.self)
    }

    private func fields(_ one: ExportedCase) -> [FieldState] { one.detail.content?.fields ?? [] }

    @Test func aWrongSampleStopsTheJudgeAtOnceAndSaysWhy() async throws {
      let folder = try drawingAll()
      defer { try? FileManager.default.removeItem(at: folder) }
      let service = try Service(workflows: folder)
      try await service.start()
      let fixture = try Fixture("kokuho-01-office")
      try service.drop(fixture.scan, department: "国保年金課")
      try await service.settled(1)
      let one = try #require(try await service.cases().first)
      #expect(fields(one).allSatisfy { !$0.isSettled && $0.reasons.contains(.doubt) })
      // Nothing that the desk gives away tells a drawn value from one in doubt.
      let number = one.detail.record.receptionNumber.description
      let shown = try await service.command(["queue", "show", number, "--json"]).text
      #expect(!shown.contains("sample") && !shown.contains("\"accepted\" : true"))
      #expect(fields(one).allSatisfy { $0.reading.confidence == 0 && $0.reading.evidence == nil })
      #expect(!(try await service.command(["queue", "show", number])).text.contains("judge."))

      // The person says that another reason is ticked than the one that was read.
      #expect(fixture.truth.cases[0].fields["申請理由"] != nil)
      try await service.review(
        one, by: fixture.truth.cases[0], person: "sato", but: ["申請理由": "破損"])
      let counted = try await report(service)
      let reason = try #require(counted.fields.first { $0.field == "申請理由" })
      #expect(reason.seen == 1 && reason.wrong == 1 && reason.standing == .stopped)
      #expect(reason.kind == "tesseract/choice" && reason.maxError == 0.001)
      let others = counted.fields.filter { $0.kind != reason.kind }
      #expect(!others.isEmpty && others.allSatisfy { $0.wrong == 0 && $0.standing == .unproven })
      #expect(counted.cases.map(\.cases) == [1] && counted.cases.map(\.wrong) == [1])
      #expect(try await service.command(["site"]).text.contains("受入停止中"))
      #expect(try await service.command(["audit", "show"]).text.contains("site.counted"))

      // What is read from now on is judged by it, also after a restart.
      service.stop()
      try await service.start()
      try service.drop(try Fixture("kokuho-02-worn").scan, department: "国保年金課")
      try await service.settled(2)
      let cases = try await service.cases()
      let next = try #require(cases.first { $0.detail.record.id != one.detail.record.id })
      let codes = Dictionary(grouping: fields(next), by: \.reading.name)
        .mapValues { $0.flatMap(\.reading.findings).map(\.code) }
      #expect(codes["申請理由"]?.contains("judge.stopped") == true)
      #expect(codes["氏名"]?.contains("judge.stopped") == false)
      let text = try await service.command([
        "queue", "show", next.detail.record.receptionNumber.description,
      ]).text
      #expect(text.contains("自動での受け入れを止めています"))
      #expect(try await service.audit().isSound)
    }
  }
}
