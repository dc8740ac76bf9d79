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
      // Each with its own reason, in both languages, wherever somebody may look.
      let words = try await service.command(["queue", "list"]).text
      #expect(words.contains("隔離"))
      let expected = Dictionary(uniqueKeysWithValues: Fixture.broken.map { ($0.0, $0.1) })
      for line in quarantined {
        let shown = try await service.command(["queue", "show", line.receptionNumber, "--json"])
          .json(ShownDocument.self)
        let name = try #require(shown.fileName)
        #expect(shown.code == expected[name], "\(name)")
        let told = try await service.command(["audit", "show", "--about", line.receptionNumber])
          .text.split(separator: "\n").filter { $0.contains("document.quarantined") }
        #expect(told.count == 1)
        #expect(told.first?.contains("code=\(expected[name] ?? "")") == true, "\(name)")
        for reason in [line.japanese, line.english] {
          let text = try #require(reason)
          #expect(words.contains(text), "\(name)")
          // Where a page is named, it stands at the end.
          let sentence = text.split(separator: "（")[0].split(separator: " (page")[0]
          #expect(told.first?.contains(sentence) == true, "\(name): \(told)")
        }
      }
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
      for name in names { try write(scan, folder, name) }
      // One that nobody can read, in a folder of such a name too: 窓口 in Shift_JIS.
      let inner: [UInt8] = [0x91, 0x8B, 0x8C, 0xFB]
      let path = Array(folder.path.utf8) + [0x2F] + inner + [0]
      #expect(
        path.withUnsafeBytes { mkdir($0.bindMemory(to: CChar.self).baseAddress!, 0o755) } == 0)
      try write(scan.prefix(2000), folder, inner + [0x2F, 0x90, 0x5C] + Array(".pdf".utf8))
      try await service.settled(names.count + 1)
      #expect(try await service.cases().count == names.count)
      let broken = try await service.lines().filter { $0.state == "quarantined" }
      #expect(broken.count == 1)
      #expect(broken.first?.japanese?.isEmpty == false && broken.first?.english?.isEmpty == false)
      #expect(broken.first?.receptionNumber.contains("窓口") == true)
      let shown = try await service.command(["queue", "show", broken[0].receptionNumber, "--json"])
        .json(ShownDocument.self)
      // What is no UTF-8 is shown as such.
      #expect(shown.fileName?.contains("\u{FFFD}") == true)
    }

    /// By the bytes of its name.
    private func write(_ data: Data, _ folder: URL, _ name: [UInt8]) throws {
      let path = Array(folder.path.utf8) + [0x2F] + name + [0]
      let descriptor = path.withUnsafeBytes {
        open($0.bindMemory(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o644)
      }
      try #require(descriptor >= 0)
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: data)
    }

    @Test func aFolderNamedAfterACitizenReachesNoLog() async throws {
      let service = try Service()
      try await service.start()
      try service.drop(try Fixture("inu-01-office").scan, department: "山田太郎")
      try service.drop(
        Program.fixtures.appending(path: "broken/empty.pdf"), department: "山田太郎")
      try FileManager.default.createSymbolicLink(
        at: service.drop.appending(path: "山田太郎/佐藤花子.pdf"),
        withDestinationURL: URL(filePath: "/dev/null"))
      try await service.settled(2)
      // Staff see it, for it is the folder that they dropped into.
      #expect(try await service.lines().allSatisfy { $0.department == "山田太郎" })
      let log = try await service.command(["audit", "export"]).text
      #expect(log.contains("-*-000001"))
      for name in ["山田", "佐藤"] {
        #expect(!log.contains(name) && !service.logText.contains(name), "\(name)")
      }
      #expect(service.logText.contains("symbolicLink"))
      #expect(try await service.audit().isSound)
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
