import Casework
import Daemon
import FormPress
import Foundation
import Readings
import Testing

extension EndToEnd {
  /// A page of another city's form becomes a case, through the real programs.
  @Suite struct TakingTests {
    private func field(_ one: ExportedCase, _ name: String) throws -> FieldState {
      try #require(one.detail.content?.field(named: name))
    }

    @Test func aPersonTakesCandidatesIntoACase() async throws {
      let page = try StrangePage.draw(.table, seed: 77)
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
      defer { try? FileManager.default.removeItem(at: file) }
      try page.scan.write(to: file)
      let myNumber = try #require(page.myNumber)
      let service = try Service()
      try await service.start()
      try service.drop(file, department: "国保年金課")
      try await service.settled(1)
      let number = try #require(try await service.lines().first).receptionNumber
      let take = ["queue", "take", number, "--workflow", "kokuho-saikofu", "--by", "sato"]

      // Shown first, and nothing is taken.
      let proposal = try await service.command(take + ["--dry-run", "--json"])
        .json(TakingProposal.self)
      let birth = try #require(proposal.lines.first { $0.field == "生年月日" })
      #expect(birth.standing == .proposed, "\(proposal.lines)")
      let candidate = try #require(birth.candidates.first)
      let shown = try await service.command(take + ["--dry-run"]).text
      #expect(shown.contains("まだ何も記録していません") && shown.contains("生年月日=\(candidate)"))
      #expect(try await service.cases().first?.detail.record.life.state == .unidentified)
      let numbers = try await service.command(["queue", "show", number]).text
      #expect(numbers.contains("番号") && !numbers.contains(myNumber))
      #expect(try await service.command(take).status == 64)
      #expect(try await service.command(take + ["個人番号=1"]).status == 65)

      let taken = try await service.command(
        take + [
          "--revision", String(proposal.revision), "--form-version", proposal.version, "--texts",
          "生年月日=\(candidate)",
        ], input: #"{"個人番号": "\#(myNumber)", "氏名": "山田 花子"}"#)
      #expect(taken.status == 0, "\(taken.complaint)")
      let one = try #require(try await service.cases().first)
      #expect(one.detail.record.life.state == .review)
      #expect(one.detail.record.receptionNumber.description == number)
      #expect(try field(one, "生年月日").value == birth.value)
      #expect(try field(one, "生年月日").decidedBy == .person(PersonID("sato")))
      #expect(try field(one, "生年月日").reading.corners.count == 8)
      #expect(try field(one, "氏名").value == "山田　花子")
      // 個人番号 wants two persons here, and this was one.
      #expect(try field(one, "個人番号").isSettled == false)
      #expect(try field(one, "住所").decidedBy == nil)
      #expect(one.detail.content?.fields.contains { $0.reading.accepted } == false)

      // Also after a restart; and what was kept out of the log stays out of it.
      service.stop()
      try await service.start()
      #expect(try await service.cases().first?.detail.record == one.detail.record)
      let text = try await service.command(["queue", "show", number]).text
      #expect(text.contains("候補を選んで作った案件"))
      let audit = try await service.command(["audit", "show"]).text
      #expect(audit.contains("候補の取り込み（case.taken）") && audit.contains("職員 sato"))
      for words in [audit, service.logText] {
        #expect(!words.contains(myNumber) && !words.contains("花子"))
      }
      #expect(try await service.audit().isSound)
    }
  }
}
