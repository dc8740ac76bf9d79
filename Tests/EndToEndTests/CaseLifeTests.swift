import Casework
import Daemon
import Evaluation
import Foundation
import Readings
import Testing

extension EndToEnd {
  /// Review, approval and delivery through the command line.
  @Suite struct CaseLifeTests {
    @Test func aCaseIsReviewedApprovedAndDeliveredOnce() async throws {
      let service = try Service()
      try await service.start()
      let fixture = try Fixture("kokuho-01-office")
      try service.drop(fixture.scan, department: "国保年金課")
      try await service.settled(1)
      var one = try #require(try await service.cases().first)
      #expect(one.detail.record.life.state == .review)

      try await service.review(one, by: fixture.truth.cases[0], person: "sato")
      // 個人番号 is confirmed twice, by different persons.
      one = try #require(try await service.cases().first)
      if one.detail.record.life.state == .review {
        try await service.review(one, by: fixture.truth.cases[0], person: "tanaka")
      }
      one = try #require(try await service.cases().first)
      #expect(one.detail.record.life.state == .approval)

      let number = one.detail.record.receptionNumber.description
      func approve(_ person: String) async throws -> Program.Outcome {
        try await service.command(
          ["queue", "approve"],
          input: #"{"case": "\#(number)", "by": "\#(person)", "role": "係長", "decision": "approve"}"#
        )
      }
      // Four eyes: who decided a value does not sign.
      #expect(try await approve("sato").status == 65)
      #expect(try await approve("suzuki").status == 0)

      let folder = service.delivery.appending(path: "国保/再交付")
      var files: [String] = []
      for _ in 0..<100 where files.isEmpty {
        try await Task.sleep(for: .milliseconds(100))
        files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
          .filter { !$0.hasPrefix(".") }
      }
      #expect(files.count == 1)
      let bytes = try Data(contentsOf: folder.appending(path: try #require(files.first)))
      let text = try #require(String(data: bytes, encoding: .shiftJIS))
      #expect(text.hasPrefix("受付番号,"))
      #expect(text.contains(number))
      let truth = Dictionary(fixture.truth.cases[0].flattened) { first, _ in first }
      #expect(text.contains(try #require(truth["氏名"] ?? nil)))
      for _ in 0..<100 {
        if try await service.cases().first?.detail.record.life.state == .delivered { break }
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(try await service.cases().first?.detail.record.life.state == .delivered)

      // A restart delivers nothing twice.
      service.stop()
      try await service.start()
      let after = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(after.filter { !$0.hasPrefix(".") } == files)
      let events = try await service.command([
        "audit", "show", "--about", one.detail.record.id.rawValue,
      ])
      .text
      for kind in ["case.created", "case.reviewed", "case.approved", "case.delivered"] {
        #expect(events.contains(kind), "\(kind)")
      }
      // Beside the person stands the account that typed the command.
      let signed = events.split(separator: "\n").filter {
        $0.contains("case.reviewed") || $0.contains("case.approved")
      }
      #expect(!signed.isEmpty)
      for line in signed {
        #expect(line.contains("account=") && line.contains("uid=\(getuid())"), "\(line)")
      }
      #expect(try await service.audit().isSound)
    }

    @Test func nonsenseIsRefusedWithWords() async throws {
      let service = try Service()
      try await service.start()
      let unknown = try await service.command(["queue", "show", "R8-国保年金課-000099"])
      #expect(unknown.status == 65 && unknown.complaint.contains("案件も文書もありません"))
      let garbage = try await service.command(["queue", "review"], input: "{")
      #expect(garbage.status == 65)
      let missing = try await service.command(["queue", "review"], input: #"{"by": "sato"}"#)
      #expect(missing.status == 65 && missing.complaint.contains("case（受付番号）がありません"))
      #expect(try await service.command(["queue", "list", "--state", "nowhere"]).status == 65)
      let nobody = try await service.command(
        ["queue", "approve"],
        input:
          #"{"case": "R8-国保年金課-000001", "by": "　", "role": "係長", "decision": "approve"}"#)
      #expect(nobody.status == 65 && nobody.complaint.contains("by（職員のアカウント）が空です"))
    }
  }
}
