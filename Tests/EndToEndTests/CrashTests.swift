import Casework
import Daemon
import Foundation
import Testing

extension EndToEnd {
  /// Kills, restarts and broken surroundings: nothing lost, nothing twice.
  @Suite struct CrashTests {
    /// Long form by hand: UKETSUKE_KILLS=200.
    private static let kills =
      ProcessInfo.processInfo.environment["UKETSUKE_KILLS"].flatMap(Int.init) ?? 4

    @Test func killsAtAnyMomentLoseNothing() async throws {
      let service = try Service()
      let fixtures = try ["inu-01-office", "suido-01-office", "koki-02-fax", "tenshutsu-01-office"]
        .map(Fixture.init)
      var dropped = 0
      for round in 0..<Self.kills {
        try await service.start()
        for fixture in fixtures {
          try service.drop(
            fixture.scan, department: "窓口",
            as: "\(round)-\(fixture.scan.lastPathComponent)")
          dropped += 1
        }
        // Quiet time, claims, readings: each round is cut at another moment of it.
        try await Task.sleep(for: .milliseconds(1500 + 700 * (round % 6)))
        service.kill()
      }
      try await service.start()
      try await service.settled(dropped)
      let status = try await service.status()
      #expect(status.documents.values.reduce(0, +) == dropped)
      #expect(status.documents["quarantined", default: 0] == 0)
      #expect(status.documents["read"] == dropped)
      #expect(try await service.cases().count == dropped)
      #expect(try await service.audit().isSound)
    }

    @Test func aSecondDaemonIsRefused() async throws {
      let service = try Service()
      try await service.start()
      let second = try await Program.run(
        "uketsuke", ["serve", "--config", service.configuration.path])
      #expect(second.status == 75)
      #expect(!second.complaint.isEmpty)
      #expect(try await service.status().workflows == 6)
    }

    @Test func aStoreWithoutItsKeyIsNotTouched() async throws {
      let service = try Service()
      try await service.start()
      service.stop()
      let key = service.root.appending(path: "keys/master.key")
      try FileManager.default.moveItem(at: key, to: service.root.appending(path: "away.key"))
      let outcome = try await Program.run(
        "uketsuke", ["serve", "--config", service.configuration.path])
      #expect(outcome.status == 77)
      #expect(outcome.complaint.contains("master.key"))
      #expect(!FileManager.default.fileExists(atPath: key.path))
    }

    @Test func aMissingLanguagePackIsNobodysAttempt() async throws {
      let empty = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: empty) }
      let outcome = try await Program.run(
        "uketsuke",
        ["read", try Fixture("inu-01-office").scan.path, "--workflows", Program.workflows.path],
        environment: ["TESSDATA_PREFIX": empty.path])
      #expect(outcome.status == 69)
      #expect(outcome.complaint.contains("tesseract-ocr-jpn"), "\(outcome.complaint)")
    }

    @Test func aServiceWithoutItsLanguagePackSaysSo() async throws {
      let service = try Service()
      let empty = service.root.appending(path: "tessdata")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      let outcome = try await Program.run(
        "uketsuke", ["serve", "--config", service.configuration.path],
        environment: ["TESSDATA_PREFIX": empty.path])
      #expect(outcome.status == 69)
      #expect(outcome.complaint.contains("tesseract-ocr-jpn"), "\(outcome.complaint)")
      #expect(outcome.complaint.contains("読取プロセスを起動できません"))
      #expect(outcome.complaint.contains("cannot be started"))
    }

    @Test(arguments: ["drop", "state", "delivery", "checkpoints"])
    func anUnusableFolderIsNamed(name: String) async throws {
      let service = try Service()
      try Data().write(to: service.root.appending(path: name))
      try await refuses(service, name)
    }

    /// Root may write everywhere.
    @Test(.enabled(if: geteuid() != 0), arguments: ["drop", "state", "delivery", "checkpoints"])
    func aFolderThatMayNotBeWrittenIsNamed(name: String) async throws {
      let service = try Service()
      let folder = service.root.appending(path: name)
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500])
      try await refuses(service, name)
    }

    private func refuses(_ service: Service, _ name: String) async throws {
      let outcome = try await Program.run(
        "uketsuke", ["serve", "--config", service.configuration.path])
      #expect(outcome.status == 73)
      #expect(outcome.complaint.contains("\(service.root.path)/\(name)"))
      #expect(outcome.complaint.contains("権限を与えてください"))
      #expect(outcome.complaint.contains("let the service's user write there"))
    }

    @Test func aChangedRecordIsFound() async throws {
      let service = try Service()
      try await service.start()
      try service.drop(try Fixture("inu-01-office").scan, department: "窓口")
      try await service.settled(1)
      service.stop()
      let kept = service.root.appending(path: "checkpoints/checkpoint.txt")
      #expect(try await service.audit(checkpoint: kept).isSound)
      // One byte of one record, as somebody with an editor would change it.
      let store = service.root.appending(path: "state/store.sqlite")
      var bytes = try Data(contentsOf: store)
      let place = try #require(bytes.range(of: Data("document.received".utf8)))
      bytes[place.lowerBound] = UInt8(ascii: "D")
      try bytes.write(to: store)
      let outcome = try await service.command(["audit", "verify"])
      #expect(outcome.status == 65, "\(outcome.text) \(outcome.complaint)")
    }
  }
}
