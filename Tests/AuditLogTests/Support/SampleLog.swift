import Foundation
import TestKit

@testable import AuditLog

/// A log with its key, as a store would hold it.
struct SampleLog {
  let key: AuditSigningKey
  var state: AuditLogState
  var records: [[UInt8]] = []
  var checkpoints: [String] = []
  private var generator: SplitMix64
  private var time = Date(timeIntervalSince1970: 1_743_465_600)

  init(seed: UInt64 = 1) throws {
    key = try .ephemeral(name: "city.example/uketsuke")
    state = try AuditLogState(name: "city.example/uketsuke")
    generator = SplitMix64(seed: seed)
  }

  @discardableResult
  mutating func append(_ event: AuditEvent? = nil) throws -> AppendedRecord {
    time += Double.random(in: 0...10, using: &generator)
    let event =
      event
      ?? AuditEvent(
        .caseReviewed, document: "d\(state.size)", caseID: "c\(state.size)",
        actor: .person(id: "u1"), details: ["fields": .int(state.size)],
        commitments: ["values": Data("v\(state.size)".utf8)])
    let record = try state.append(event, at: time, using: &generator)
    records.append(record.bytes)
    return record
  }

  mutating func append(count: Int) throws {
    for _ in 0..<count { try append() }
  }

  /// Signs the log as it is.
  @discardableResult
  mutating func sign() throws -> String {
    let text = try key.sign(state.checkpoint).text
    checkpoints.append(text)
    return text
  }

  mutating func openEpoch(after checkpoint: Checkpoint?) throws {
    time += 1
    let record = try state.openEpoch(
      after: checkpoint, reason: "restore", actor: .system(version: "1"), at: time)
    records.append(record.bytes)
  }

  func verify(
    _ records: [[UInt8]]? = nil, stored: [String]? = nil, elsewhere: [String] = [],
    expected: AuditLogState? = nil
  ) throws -> AuditVerification {
    AuditVerifier.verify(
      records: records ?? self.records, key: try key.verifierKey, stored: stored ?? checkpoints,
      keptElsewhere: elsewhere, expected: expected)
  }
}

extension AuditVerification {
  var codes: [AuditProblem.Code] { problems.map(\.code) }
}
