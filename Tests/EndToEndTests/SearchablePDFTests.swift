import Casework
import Daemon
import Evaluation
import FormPress
import Foundation
import Testing

extension EndToEnd {
  /// Pages that fit no form, and PDFs that can be searched, through the real programs.
  @Suite struct UnknownAndPDFTests {
    private func stranger() throws -> (file: URL, page: StrangePage) {
      let page = try StrangePage.draw(.table, seed: 77)
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
      try page.scan.write(to: file)
      return (file, page)
    }

    @Test func anUnknownPageIsShownWithCandidatesAndNoNumber() async throws {
      let (file, page) = try stranger()
      defer { try? FileManager.default.removeItem(at: file) }
      let number = try #require(page.myNumber)
      let birth = try #require(page.values["生年月日"])
      let service = try Service()
      try await service.start()
      try service.drop(file, department: "国保年金課")
      try await service.settled(1)
      let line = try #require(try await service.lines().first)
      #expect(line.state == "unidentified")
      let shown = try await service.command(["queue", "show", line.receptionNumber])
      #expect(shown.status == 0, "\(shown.complaint)")
      for words in ["候補", "生年月日", birth, "（伏せています）", "要確認"] {
        #expect(shown.text.contains(words), "\(words) in \(shown.text)")
      }
      let json = try await service.command(["queue", "show", line.receptionNumber, "--json"])
      for text in [shown.text, json.text, service.logText] { #expect(!text.contains(number)) }
      let audit = try await service.command(["audit", "show"]).text
      #expect(!audit.contains(birth))
      // Nothing of it is a value of the case.
      #expect(try await service.cases().first?.detail.content?.fields.isEmpty == true)
    }

    @Test func readWritesAPDFThatCanBeSearched() async throws {
      let pdf = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pdf")
      defer { try? FileManager.default.removeItem(at: pdf) }
      let fixture = try Fixture("koki-03-worn")
      let outcome = try await Program.run(
        "uketsuke",
        [
          "read", fixture.scan.path, "--workflows", Program.workflows.path, "--searchable-pdf",
          pdf.path,
        ])
      #expect(outcome.status == 0, "\(outcome.complaint)")
      let bytes = try Data(contentsOf: pdf)
      #expect(bytes.starts(with: Data("%PDF-1.7".utf8)))
      // The scan's own JPEG is in it.
      #expect(bytes.count > (try Data(contentsOf: fixture.scan)).count / 2)
      let two = try await Program.run(
        "uketsuke",
        [
          "read", fixture.scan.path, fixture.scan.path, "--workflows", Program.workflows.path,
          "--searchable-pdf", pdf.path,
        ])
      #expect(two.status == 64 && two.complaint.contains("--searchable-pdf"))
    }

    @Test func aWorkflowHasItsPDFDeliveredOnceBesideTheValues() async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: folder) }
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Program.workflows.appending(path: "forms"), to: folder.appending(path: "forms"))
      let yaml = try String(
        contentsOf: Program.workflows.appending(path: "suido-kaishi.yaml"), encoding: .utf8)
      try Data(
        yaml.replacing(
          "deliver:\n", with: "deliver:\n  - searchable_pdf: {folder: 水道/原本}\n"
        ).utf8
      ).write(to: folder.appending(path: "suido-kaishi.yaml"))
      let service = try Service(workflows: folder)
      try await service.start()
      let fixture = try Fixture("suido-01-office")
      try service.drop(fixture.scan, department: "水道業務課")
      try await service.settled(1)
      let one = try #require(try await service.cases().first)
      // Where no value was drawn for a sample, nothing of this case may wait.
      if one.detail.record.life.state == .review {
        try await service.review(one, by: fixture.truth.cases[0], person: "sato")
      }
      func files(_ path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(
          atPath: service.delivery.appending(path: path).path)) ?? []).filter { !$0.hasPrefix(".") }
      }
      for _ in 0..<300 {
        if try await service.cases().first?.detail.record.life.state == .delivered { break }
        try await Task.sleep(for: .milliseconds(100))
      }
      #expect(try await service.cases().first?.detail.record.life.state == .delivered)
      let pdfs = files("水道/原本")
      #expect(pdfs.count == 1 && pdfs.allSatisfy { $0.hasSuffix(".pdf") })
      #expect(files("水道/使用開始").count == 1)
      let bytes = try Data(
        contentsOf: service.delivery.appending(path: "水道/原本/\(try #require(pdfs.first))"))
      let scan = try Data(contentsOf: fixture.scan)
      #expect(bytes.range(of: scan) != nil, "the scan is a JPEG and goes in byte for byte")
      service.stop()
      try await service.start()
      #expect(files("水道/原本") == pdfs)
    }
  }
}
