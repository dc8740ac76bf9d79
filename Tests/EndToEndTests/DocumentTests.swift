import Casework
import Daemon
import Evaluation
import Foundation
import Readings
import Testing

extension EndToEnd {
  /// From a dropped file to its case, by the real programs.
  @Suite struct DocumentTests {
    @Test func scansOfEveryKindBecomeCasesOfTheRightForm() async throws {
      let service = try Service()
      try await service.start()
      let names = [
        "kokuho-01-office", "kokuho-04-upside-down", "suido-03-sideways", "jido-02-fax",
        "stack-01-three-forms",
      ]
      let fixtures = try names.map(Fixture.init)
      for fixture in fixtures { try service.drop(fixture.scan, department: "窓口") }
      try await service.settled(fixtures.count)

      let cases = try await service.cases()
      for fixture in fixtures {
        let hash = try ScanReader.sha256(fixture.scan)
        let own = cases.filter { $0.sha256 == hash }
          .sorted {
            $0.detail.record.receptionNumber.branch < $1.detail.record.receptionNumber.branch
          }
        #expect(
          own.map(\.detail.record.workflow) == fixture.truth.cases.map(\.workflow),
          "\(fixture.scan.lastPathComponent)")
        #expect(own.first?.detail.origin?.fileName == fixture.scan.lastPathComponent)
      }
      let settledWrong = try await service.command([
        "evaluate", Program.fixtures.path, "--against-queue", "--json",
      ]).text
      #expect(settledWrong.contains("\"scans\""))
      let report = try await service.audit()
      #expect(report.isSound)
      #expect(report.records > fixtures.count * 3)
      // The drop folder is empty again: what was taken is in the store.
      let left = try FileManager.default.contentsOfDirectory(
        atPath: service.drop.appending(path: "窓口").path)
      #expect(left.allSatisfy { $0.hasPrefix(".") })
    }

    @Test func brokenFilesAreQuarantinedWithReasonsAndTheRestGoesOn() async throws {
      let service = try Service()
      try await service.start()
      for (name, _) in Fixture.broken {
        try service.drop(
          Program.fixtures.appending(path: "broken/\(name)"), department: "窓口")
      }
      let good = try Fixture("inu-01-office")
      try service.drop(good.scan, department: "窓口")
      try await service.settled(Fixture.broken.count + 1)

      let lines = try await service.lines()
      #expect(lines.contains { $0.workflow == "inu-shibo" })
      let quarantined = lines.filter { $0.state == "quarantined" }
      #expect(quarantined.count == Fixture.broken.count)
      for line in quarantined {
        let reasons = Refusal.Code.allCases.filter { line.japanese?.hasPrefix($0.japanese) == true }
        #expect(reasons.count == 1, "\(line.japanese ?? "no reason")")
        #expect(line.english?.isEmpty == false)
      }
      let words = try await service.command(["queue", "list"]).text
      #expect(words.contains("隔離"))
      let line = try #require(quarantined.first)
      let shown = try await service.command(["queue", "show", line.receptionNumber]).text
      #expect(shown.contains("元のファイル名") && shown.contains(line.japanese ?? "no reason"))
      let looks = try await service.command(["audit", "show", "--about", line.receptionNumber]).text
      #expect(looks.contains("文書の閲覧（document.viewed）"))
      let log = try await service.command(["audit", "export"]).text
      #expect(log.contains("document.quarantined"))
      // Names of files are personal.
      #expect(!log.contains("inu-01") && !service.logText.contains("inu-01"))
    }

    @Test func aFileOf100MBLeavesTheDaemonSmall() async throws {
      let service = try Service()
      try await service.start()
      let part = service.root.appending(path: "large.part")
      try Data("%PDF-1.4\n".utf8).write(to: part)
      let handle = try FileHandle(forWritingTo: part)
      try handle.truncate(atOffset: 100 << 20)
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("\nstartxref\n9\n%%EOF\n".utf8))
      try handle.close()
      try service.drop(part, department: "窓口", as: "大きい.pdf")
      try await service.settled(1)
      #expect(try await service.lines().map(\.state) == ["quarantined"])
      #expect(try #require(service.peakMemory) < 150)
    }

    @Test func namesInAnyEncodingAreTaken() async throws {
      let service = try Service()
      try await service.start()
      let folder = service.drop.appending(path: "窓口")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let scan = try Data(contentsOf: Fixture("inu-01-office").scan)
      // 申請.pdf in Shift_JIS, a line feed, a quote, and a name as long as names may be.
      let names: [[UInt8]] = [
        [0x90, 0x5C, 0x90, 0xBF] + Array(".pdf".utf8), Array("a\nb.pdf".utf8),
        Array("it's \"it\".pdf".utf8), [UInt8](repeating: 0x61, count: 251) + Array(".pdf".utf8),
      ]
      for name in names {
        let path = Array(folder.path.utf8) + [0x2F] + name + [0]
        let descriptor = path.withUnsafeBytes {
          open($0.bindMemory(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o644)
        }
        try #require(descriptor >= 0)
        try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: scan)
      }
      try await service.settled(names.count)
      #expect(try await service.cases().count == names.count)
    }

    @Test func theSameBytesAgainAreNoticed() async throws {
      let service = try Service()
      try await service.start()
      let fixture = try Fixture("suido-01-office")
      try service.drop(fixture.scan, department: "窓口", as: "一回目.jpg")
      try await service.settled(1)
      try service.drop(fixture.scan, department: "窓口", as: "二回目.jpg")
      try await service.settled(2)
      let cases = try await service.cases()
      try #require(cases.count == 2)
      let findings = cases.map { $0.detail.content?.findings.map(\.code) ?? [] }
      #expect(findings.filter { $0.contains("document.duplicate") }.count == 1)
      let numbers = Set(cases.map(\.detail.record.receptionNumber.description))
      #expect(numbers.count == 2)
    }
  }
}
