import Casework
import Daemon
import Evaluation
import Foundation
import Readings
import Testing

/// A shipped scan with its truth.
struct Fixture {
  var scan: URL
  var truth: Truth

  init(_ name: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Program.fixtures.path)
    let file = try #require(
      names.first { $0.hasPrefix(name + ".") && !$0.hasSuffix(".json") }, "no fixture \(name)")
    scan = Program.fixtures.appending(path: file)
    truth = try Truth.load(Truth.path(forScan: scan))
  }

  /// Files that nobody can read, with the refusal that the README names.
  static let broken = [
    ("empty.pdf", "empty"), ("truncated.pdf", "truncated"), ("truncated.jpg", "truncated"),
    ("truncated.tif", "truncated"), ("encrypted.pdf", "encrypted"), ("no-pages.pdf", "noPages"),
    ("corrupt-image.pdf", "corruptImage"), ("huge.png", "tooManyPixels"),
    ("text-as.pdf", "unknownFormat"),
  ]
}

extension Service {
  func lines() async throws -> [QueueLine] {
    try await command(["queue", "list", "--json"]).json([QueueLine].self)
  }

  func status() async throws -> DeskStatus {
    try await command(["queue", "status", "--json"]).json(DeskStatus.self)
  }

  func audit(checkpoint: URL? = nil) async throws -> AuditReport {
    let extra = checkpoint.map { ["--checkpoint", $0.path] } ?? []
    return try await command(["audit", "verify", "--json"] + extra).json(AuditReport.self)
  }

  /// Confirms or corrects by the truth whatever waits in a case.
  ///
  /// - Parameter other: what the person says instead of the truth, by field.
  func review(
    _ one: ExportedCase, by truth: Truth.Case, person: String, but other: [String: String] = [:]
  ) async throws {
    var known = Dictionary(truth.flattened) { first, _ in first }
    for (field, value) in other { known[field] = value }
    let waiting = (one.detail.content?.fields ?? []).filter { !$0.isSettled }
    let decisions = waiting.map { field -> [String: String] in
      let value = (known[field.name] ?? nil) ?? ""
      return ["field": field.name, "action": "correct", "value": value]
    }
    let codes = Set((one.detail.content?.findings ?? []).map(\.code))
    let decision: [String: Any] = [
      "case": one.detail.record.id.rawValue, "by": person, "decisions": decisions,
      "acknowledge": codes.sorted(),
    ]
    let json = try JSONSerialization.data(withJSONObject: decision)
    let outcome = try await command(
      ["queue", "review"], input: String(decoding: json, as: UTF8.self))
    #expect(outcome.status == 0, "\(outcome.complaint)")
  }

  func cases() async throws -> [ExportedCase] {
    let outcome = try await command(["queue", "export"])
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try decoder.decode([ExportedCase].self, from: outcome.output)
  }
}
